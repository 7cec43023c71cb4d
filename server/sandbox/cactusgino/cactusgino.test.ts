import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestShop, type TestShop } from '../../../test/support/sandbox/shop.ts'
import { until } from '../../../test/support/until.ts'
import type { JsonObject } from '../wire.ts'
import { FORM_METHODS, H2H_METHODS } from './methods.ts'
import { isSigned, sign } from './signature.ts'

const shops: TestShop[] = []
let shop: TestShop
beforeEach(async () => {
  shop = await startTestShop({ searchSeconds: 0, retrySeconds: [0.02, 0.02, 0.02] })
  shops.push(shop)
})
afterEach(async () => {
  for (const one of shops.splice(0)) await one.close()
})

function order(more: JsonObject = {}): JsonObject {
  const { merchantId, siteId } = shop.credentials.cactusgino
  return {
    merchant_id: merchantId,
    site_id: Number(siteId),
    site_login: 'customer-7',
    request_id: 'a1',
    amount: 150_317,
    currency: 'RUB',
    method: 'card',
    ...more,
  }
}
const signedBody = (body: JsonObject) => ({ ...body, signature: sign(body, shop.credentials.cactusgino.salt) })
const create = (more?: JsonObject) => shop.post('/cactusgino/api/create_invoice/', signedBody(order(more)))

test('an operator is found: signed details of a card', async () => {
  const { status, json } = await create()
  expect(status).toBe(200)
  expect(json).toMatchObject({
    success: true,
    status: 3,
    amount: 150_317,
    request_id: 'a1',
    site_login: 'customer-7',
    site_id: 21,
    invoice_lifetime: 900,
    invoice_id: expect.any(Number),
    card: expect.stringMatching(/^220000\d{10}$/),
    card_holder: expect.stringMatching(/./),
    bank_name: expect.stringMatching(/./),
  })
  expect(isSigned(json, shop.credentials.cactusgino.salt)).toBe(true)
  expect(await shop.payments()).toMatchObject([
    {
      provider: 'cactusgino',
      id: String(json['invoice_id']),
      reference: 'a1',
      method: 'card',
      status: 'open',
      amount: { value: '1503.17', currency: 'RUB' },
    },
  ])
})

/** Besides the common ones; the document's matrix without its headings allows this reading. */
const COLUMNS_OF: Readonly<Record<(typeof H2H_METHODS)[number], string>> = {
  card: 'bank_name card card_holder',
  sbp: 'bank_name card card_holder',
  localbanks: 'bank_name card card_holder',
  Tbank_card: 'bank_name card card_holder',
  cis_transfer: 'bank_name card card_holder country currency',
  sbp_qr: 'bank_name card card_holder pay_link qr qr_link',
  PIX: 'bank_name card card_holder pay_link qr qr_link',
  WalletM10: 'bank_name card card_holder pay_link',
  Emanat: 'bank_name card card_holder pay_link',
  binance: 'bank_name card card_holder pay_link qr',
  MTS: 'bank_name pay_link qr_link',
  cash: 'address asap currency messenger username verification_code',
}
test.each(H2H_METHODS)('%s answers with its columns', async (method) => {
  const additional: JsonObject =
    method === 'cash'
      ? { address: 'Main st. 1', messenger: 'telegram', username: '@buyer', asap: true }
      : method === 'cis_transfer'
        ? { bank_app: 'Tinkoff' }
        : {}
  const { json } = await create({ method, currency: method === 'PIX' ? 'BRL' : 'RUB', additional_fields: additional })
  expect(json['success'], String(json['message'])).toBe(true)
  const common = 'amount invoice_id invoice_lifetime message request_id signature site_id site_login status success'
  expect(Object.keys(json)).toEqual(expect.arrayContaining(common.split(' ')))
  const own = Object.keys(json).filter((name) => !common.includes(name))
  expect(own.toSorted().join(' ')).toBe(COLUMNS_OF[method])
  if (json['qr'] !== undefined) expect(json['qr']).toMatch(/^<svg/)
})

test('the search lasts until an operator is assigned, or refused', async () => {
  await shop.put('/_sandbox/settings', { autoAssign: false })
  const first = create()
  const second = create({ request_id: 'a2' })
  await until(async () => (await shop.payments()).length === 2, Boolean)
  expect((await shop.payments()).map((payment) => payment.status)).toEqual(['searching', 'searching'])
  await shop.event('a1', 'assign')
  await shop.event('a2', 'refuse')
  expect((await first).json).toMatchObject({ success: true, request_id: 'a1' })
  const refused = (await second).json
  expect(refused).toMatchObject({ success: false, message: expect.stringMatching(/operator/) })
  expect(isSigned(refused, shop.credentials.cactusgino.salt)).toBe(true)
  // Of two that were asked for at once either may have come first.
  const ends = (await shop.payments()).map(({ reference, status }) => [reference, status])
  expect(Object.fromEntries(ends)).toEqual({ a1: 'open', a2: 'failed' })
  expect((await shop.event('a1', 'assign')).status).toBe(409)
})

test('a payment during the search is told before create is answered', async () => {
  await shop.put('/_sandbox/settings', { autoAssign: false })
  const answer = create()
  await until(async () => (await shop.payments()).length === 1, Boolean)
  await shop.event('a1', 'pay')
  const [callback] = await shop.callbacks(1)
  expect(callback?.json).toMatchObject({ request_id: 'a1', received_amount: 150_317, status: 4 })
  await shop.event('a1', 'assign')
  expect((await answer).json).toMatchObject({ success: true, invoice_id: callback?.json['invoice_id'] })
  expect(await shop.payments()).toMatchObject([{ status: 'paid' }])
})

test('a paid invoice is told with every field of the callback page, signed', async () => {
  const { json } = await create()
  await shop.event(String(json['invoice_id']), 'pay')
  const [callback] = await shop.callbacks(1)
  expect(callback?.path).toBe('/v1/callbacks/cactusgino')
  expect(callback?.json).toEqual({
    site_id: 21,
    site_login: 'customer-7',
    status: 4,
    invoice_id: json['invoice_id'],
    request_id: 'a1',
    amount: 150_317,
    received_amount: 150_317,
    is_payout: false,
    currency: 'RUB',
    received_currency: 'RUB',
    method: 'card',
    transaction_id: expect.stringMatching(/^\d{30}$/),
    description: '',
    signature: expect.any(String),
  })
  expect(isSigned(callback?.json ?? {}, shop.credentials.cactusgino.salt)).toBe(true)
})

test('other money: less, another currency, an extra deposit, late', async () => {
  await create()
  await shop.event('a1', 'expire')
  await shop.event('a1', 'pay', { amount: '1000' })
  await shop.event('a1', 'pay', { extra: true, amount: { value: '5', currency: 'USD' } })
  const [expired, late, extra] = (await shop.callbacks(3)).map((one) => one.json)
  expect(expired).toMatchObject({ status: 5, received_amount: 0, description: 'Session expired. No success payment' })
  expect(late).toMatchObject({
    status: 4,
    amount: 150_317,
    received_amount: 100_000,
    invoice_id: expired?.['invoice_id'],
  })
  expect(extra).toMatchObject({
    request_id: 'a1',
    received_amount: 500,
    received_currency: 'USD',
    message: 'Manual created payment',
    description: 'Manual created payment',
  })
  expect(extra?.['invoice_id']).not.toBe(late?.['invoice_id'])
})

test('a callback is repeated until it is answered 200 with result ok', async () => {
  await create()
  shop.answers.push({ status: 500, body: '' }, { status: 200, body: '{"result":"no"}' })
  await shop.event('a1', 'decline')
  await shop.event('a1', 'pay')
  const received = await shop.callbacks(4)
  expect(received.map((one) => one.json['status'])).toEqual([5, 5, 5, 4])
})

test.each<[string, JsonObject, RegExp]>([
  ['no amount', { amount: null }, /amount/],
  ['a fraction', { amount: 10.5 }, /amount/],
  ['nothing', { amount: 0 }, /amount/],
  ['a currency it does not take', { currency: 'GBP' }, /currency/],
  ['an unknown method', { method: 'bitcoin' }, /method/],
  ['no login', { site_login: '' }, /site_login/],
  ['cash without a place', { method: 'cash', additional_fields: { asap: true } }, /address/],
  [
    'cash without a time',
    { method: 'cash', additional_fields: { address: 'a', username: 'b', messenger: 'c' } },
    /asap or time/,
  ],
  ['cis_transfer without a bank', { method: 'cis_transfer' }, /bank_app/],
  [
    "cis_transfer with the form's spelling",
    { method: 'cis_transfer', additional_fields: { bank_app: 'tbank' } },
    /bank_app/,
  ],
  ['another merchant', { merchant_id: 'somebody' }, /Merchant/],
  ['another site', { site_id: 22 }, /Site/],
])('%s is refused in a signed answer', async (_, more, message) => {
  const { json } = await create(more)
  expect(json).toMatchObject({ success: false, message: expect.stringMatching(message) })
  expect(isSigned(json, shop.credentials.cactusgino.salt)).toBe(true)
  expect(await shop.payments()).toEqual([])
})

test('a wrong signature, no JSON and a second invoice of one request id are refused', async () => {
  const wrong = await shop.post('/cactusgino/api/create_invoice/', { ...order(), signature: 'f'.repeat(40) })
  expect(wrong.json).toMatchObject({ success: false, message: 'Invalid signature' })
  const form = await shop.request('/cactusgino/api/create_invoice/', { method: 'POST', body: 'amount=1' })
  expect(form.json).toMatchObject({ success: false, message: 'Invalid ContentType or json format' })
  await create()
  expect((await create()).json).toMatchObject({ success: false, message: expect.stringMatching(/already exists/) })
  expect(await shop.payments()).toHaveLength(1)
})

test('details can be left out, as in the published sample, or be a picture alone', async () => {
  await shop.put('/_sandbox/settings', { details: 'none' })
  expect((await create({ method: 'sbp_qr' })).json).not.toHaveProperty('card')
  await shop.put('/_sandbox/settings', { details: 'svg-only' })
  const { json } = await create({ method: 'sbp_qr', request_id: 'a2' })
  expect(json).toHaveProperty('qr')
  expect(json).not.toHaveProperty('qr_link')
})

test('an invoice expires by itself and may pay itself', async () => {
  await shop.put('/_sandbox/settings', { lifetimeSeconds: 60 })
  await create()
  shop.advance(60_000)
  await until(async () => (await shop.payments())[0]?.status === 'expired', Boolean)
  await shop.put('/_sandbox/settings', { lifetimeSeconds: 900, autoPay: 0 })
  await create({ request_id: 'a2' })
  await until(async () => (await shop.payments())[1]?.status === 'paid', Boolean)
})

test('close_invoice ends SBP and P2P invoices, and says so when money came first', async () => {
  const close = (request_id: string) => {
    const { amount: _, currency: __, method: ___, ...rest } = order({ request_id })
    return shop.post('/cactusgino/api/close_invoice/', signedBody(rest))
  }
  await create({ method: 'sbp' })
  expect((await close('a1')).json).toMatchObject({ success: true, status: 5, request_id: 'a1', received_amount: 0 })
  await create({ request_id: 'a2' })
  await shop.event('a2', 'pay')
  expect((await close('a2')).json).toMatchObject({ success: false, status: 4, received_amount: 150_317 })
  await create({ request_id: 'a3', method: 'WalletM10' })
  expect((await close('a3')).json).toMatchObject({ success: false, status: 3 })
  expect((await close('a4')).json).toMatchObject({ success: false })
  expect((await shop.payments()).map((payment) => payment.status)).toEqual(['closed', 'paid', 'open'])
})

test('cash_in/update edits and deletes', async () => {
  const update = (more: JsonObject) => {
    const { merchant_id, site_id, request_id } = order()
    return shop.post('/cactusgino/api/cash_in/update/', signedBody({ merchant_id, site_id, request_id, ...more }))
  }
  await create({
    method: 'cash',
    additional_fields: { address: 'Old', messenger: 'telegram', username: '@b', time: '12:00' },
  })
  expect((await update({ update_type: 'edit', address: 'New' })).json).toMatchObject({
    success: true,
    address: 'New',
    time: '12:00',
  })
  expect((await update({ update_type: 'delete' })).json).toMatchObject({ success: true })
  expect(await shop.payments()).toMatchObject([{ status: 'closed' }])
  expect((await update({ update_type: 'delete' })).json).toMatchObject({ success: false })
})

test('the form: a token, its page in the asked language, paid, back to the shop', async () => {
  const body = order({ language: 'ID', success_url: 'http://shop.test/ok', fail_url: 'http://shop.test/no' })
  const token = await shop.post('/cactusgino/api/jsapi/obtain_token/', signedBody(body))
  expect(token.json).toEqual({
    success: true,
    key: expect.stringMatching(/^[0-9a-f]{64}$/),
    signature: expect.any(String),
  })
  const path = `/cactusgino/api/jsapi/open/${String(token.json['key'])}/`
  const page = await shop.request(path)
  expect(page.text).toContain('lang="hi"')
  expect(page.text).toContain('Sandbox')
  const paid = await shop.request(path, { method: 'POST', body: new URLSearchParams({ bank: 'ВТБ', action: 'pay' }) })
  expect([paid.status, paid.headers.get('location')]).toEqual([303, 'http://shop.test/ok'])
  expect((await shop.callbacks(1))[0]?.json).toMatchObject({ request_id: 'a1', received_amount: 150_317 })
  const again = await shop.request(path, { method: 'POST', body: new URLSearchParams({ action: 'decline' }) })
  expect(again.headers.get('location')).toBe('http://shop.test/ok')
})

test('the form: declined, and a redirect_url where the site is set so', async () => {
  await shop.put('/_sandbox/settings', { formRedirect: true })
  const body = order({
    method: 'cis_transfer_card',
    additional_fields: { bank_app: 'kapital' },
    fail_url: 'http://shop.test/no',
  })
  const { json } = await shop.post('/cactusgino/api/jsapi/obtain_token/', signedBody(body))
  const declined = await fetch(String(json['redirect_url']), {
    method: 'POST',
    body: new URLSearchParams({ action: 'decline' }),
    redirect: 'manual',
  })
  expect(declined.headers.get('location')).toBe('http://shop.test/no')
  expect((await shop.callbacks(1))[0]?.json).toMatchObject({ status: 5, received_amount: 0 })
})

test('the form without a method lists them, and the choice is the invoice’s', async () => {
  const { method: _none, ...body } = order()
  const { json } = await shop.post('/cactusgino/api/jsapi/obtain_token/', signedBody(body))
  const path = `/cactusgino/api/jsapi/open/${String(json['key'])}/`
  const page = await shop.request(path)
  expect([...page.text.matchAll(/name="method" value="(\w+)"/g)].map(([, name]) => name)).toEqual([...FORM_METHODS])
  const submit = (fields: Record<string, string>) =>
    shop.request(path, { method: 'POST', body: new URLSearchParams(fields) })
  expect((await submit({ action: 'pay', method: 'gold' })).text).toContain('name="method"')
  expect(await shop.payments()).toMatchObject([{ method: '', status: 'open' }])
  await submit({ action: 'pay', method: 'papara' })
  expect((await shop.callbacks(1))[0]?.json).toMatchObject({ method: 'papara', received_amount: 150_317 })
  expect((await shop.request(path)).text).not.toContain('name="method"')
})

test('answers may be unsigned or signed wrongly; callbacks are signed all the same', async () => {
  const { salt } = shop.credentials.cactusgino
  await shop.put('/_sandbox/settings', { answerSignature: 'none' })
  expect((await create()).json).not.toHaveProperty('signature')
  await shop.put('/_sandbox/settings', { answerSignature: 'wrong' })
  const wrong = (await create({ request_id: 'a2' })).json
  expect([typeof wrong['signature'], isSigned(wrong, salt)]).toEqual(['string', false])
  await shop.event('a1', 'pay')
  expect(isSigned((await shop.callbacks(1))[0]?.json ?? {}, salt)).toBe(true)
})

test('an operator may ask for another amount, and in another currency', async () => {
  await shop.put('/_sandbox/settings', { answerAmount: '1503.00' })
  const { json } = await create()
  expect(json).toMatchObject({ amount: 150_300 })
  expect(json).not.toHaveProperty('currency')
  await shop.put('/_sandbox/settings', { answerAmount: '160.50', answerCurrency: 'TJS' })
  expect((await create({ request_id: 'a2' })).json).toMatchObject({ amount: 16_050, currency: 'TJS' })
  await shop.event('a2', 'pay')
  expect((await shop.callbacks(1))[0]?.json).toMatchObject({
    amount: 16_050,
    currency: 'TJS',
    received_amount: 16_050,
    received_currency: 'TJS',
  })
  await shop.put('/_sandbox/settings', { answerAmount: '1.005', answerCurrency: null })
  expect((await create({ request_id: 'a3' })).json).toMatchObject({ success: false })
})

test('an end may be for any of the published reasons', async () => {
  await create()
  await shop.event('a1', 'decline', { code: 'Another bill has already been paid' })
  await create({ request_id: 'a2' })
  await shop.event('a2', 'decline')
  const told = (await shop.callbacks(2)).map(({ json }) => json['description'])
  expect(told).toEqual(['Another bill has already been paid', 'No payment received'])
})

test('an extra deposit is told as the sample has it, or as the table', async () => {
  await create()
  await shop.event('a1', 'pay', { extra: true, amount: '10.00' })
  await shop.put('/_sandbox/settings', { extraDeposit: 'table' })
  await shop.event('a1', 'pay', { extra: true, amount: '20.00' })
  const [sample, table] = (await shop.callbacks(2)).map(({ json }) => json)
  expect(sample).toMatchObject({ request_id: 'a1', message: 'Manual created payment', received_amount: 1000 })
  expect(table).toMatchObject({ description: 'Manual created payment', received_amount: 2000 })
  expect(table).not.toHaveProperty('request_id')
  expect(isSigned(table ?? {}, shop.credentials.cactusgino.salt)).toBe(true)
})

test('what the shop sent is text on the page, never markup', async () => {
  const { json } = await shop.post('/cactusgino/api/jsapi/obtain_token/', signedBody(order({ request_id: '<b>1</b>' })))
  const page = await shop.request(`/cactusgino/api/jsapi/open/${String(json['key'])}/`)
  expect(page.text).toContain('&lt;b&gt;1&lt;/b&gt;')
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  attributesOf,
  idOf,
  object,
  ORDER,
  paymegaClient,
  type PaymegaClient,
} from '../../../test/support/sandbox/paymega-client.ts'
import { startTestShop, type TestShop } from '../../../test/support/sandbox/shop.ts'
import { until } from '../../../test/support/until.ts'
import type { JsonObject } from '../wire.ts'
import { callbackSignature } from './callback.ts'

let shop: TestShop
let client: PaymegaClient
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02, 0.02] })
  client = paymegaClient(shop)
})
afterEach(() => shop.close())

test("the callback's signature, by the self-made vector", () => {
  const body = '{"data":{"type":"payment-invoices","id":"cpi_test","attributes":{"status":"processed"}}}'
  expect(callbackSignature(body, 'sk_test_example')).toBe('s/OCAH3V18W+FVzkrKEM91Q+/Hw=')
})

test('the pre-request lists services and methods of a currency, and nothing of one it lacks', async () => {
  const { status, json } = await client.publicPost('/payment-prerequest', { currency: 'RUB' })
  expect(status).toBe(200)
  const data = object(json['data'])
  expect(data).toMatchObject({ currency: 'RUB', test_mode: true, account: { name: 'Sandbox shop' } })
  expect(object(data['services'])['sbp_rub_hpp']).toEqual({
    code: 'sbp_rub_hpp',
    method: 'sbp',
    flow: 'hpp',
    currency: 'RUB',
    fields: [],
    amount_min: 10,
    amount_max: 600_000,
  })
  const methods = object(data['methods'])
  for (const service of Object.values(object(data['services'])))
    expect(methods).toHaveProperty(String(object(service)['method']))
  const icon = await shop.request(String(object(methods['sbp'])['icon']))
  expect(icon.headers.get('content-type')).toBe('image/svg+xml')
  const none = object((await client.publicPost('/payment-prerequest', { currency: 'XTS' })).json['data'])
  expect([none['services'], none['methods']]).toEqual([{}, {}])
})

test('another catalogue can be put in place of its currency', async () => {
  const services = {
    a_kwd_hpp: {
      code: 'a_kwd_hpp',
      method: 'a',
      flow: 'hpp',
      currency: 'KWD',
      fields: [],
      amount_min: 1,
      amount_max: 9,
    },
  }
  const methods = { a: { code: 'a', category: 'alternative', name: 'A' } }
  const put = await shop.put('/_sandbox/settings', { catalogue: { data: { currency: 'KWD', services, methods } } })
  expect(put.json).toMatchObject({ catalogues: ['KWD'] })
  const data = object((await client.publicPost('/payment-prerequest', { currency: 'KWD' })).json['data'])
  expect(data).toMatchObject({ services, methods })
  expect((await client.create({ service: 'a_kwd_hpp', currency: 'KWD', amount: 1.234 })).status).toBe(201)
})

test.each<[string, JsonObject, number]>([
  ['a wrong key', { public_key: 'pk_test_wrong' }, 401],
  ['no key', { public_key: null }, 401],
  ['no currency', { currency: null }, 422],
  ['a currency that is none', { currency: 'rub' }, 422],
])('the pre-request refuses %s', async (_, more, status) => {
  expect((await client.publicPost('/payment-prerequest', { currency: 'RUB', ...more })).status).toBe(status)
})

/** The attributes of the document's sample of a private answer. */
const ATTRIBUTES =
  `serial_number status resolution moderation_required amount payment_amount currency service_currency reference_id test_mode fee deposit processed processed_amount refunded_amount processed_fee processed_deposit metadata flow_data flow payment_flow created updated payload description descriptor callback_url return_url original_data rrn approval_code reserved_amount reserve_expires unreserved source callback_logs`.split(
    ' ',
  )

test('a private invoice has every attribute of the document, with exact numbers', async () => {
  const answer = await client.create({
    description: 'Two tickets',
    metadata: { key: 'value' },
    customer: { reference_id: 'c1', name: 'John Wick', address: { city: 'Almaty' } },
    return_url: 'https://shop.test/back',
    callback_url: `http://127.0.0.1:1/elsewhere`,
  })
  expect(answer.status).toBe(201)
  expect(answer.text).toContain('"amount":1503.17')
  expect(Object.keys(attributesOf(answer))).toEqual(expect.arrayContaining(ATTRIBUTES))
  expect(attributesOf(answer)).toMatchObject({
    status: 'process_pending',
    resolution: 'ok',
    payment_amount: 1503.17,
    processed_amount: null,
    reference_id: 'r1',
    test_mode: true,
    flow: 'hpp',
    payment_flow: 'charge',
    metadata: { key: 'value' },
    flow_data: { action: expect.stringMatching(/^http.*\/paymega\/hpp\/cgi_/), method: 'GET', params: [] },
  })
  expect(await shop.payments()).toMatchObject([
    { id: idOf(answer), reference: 'r1', method: 'sbp_rub_hpp', status: 'open' },
  ])
})

test.each<[string, JsonObject, string]>([
  ['nothing to pay', { amount: 0 }, 'amount'],
  ['too little for the service', { amount: 9.99 }, 'amount'],
  ['too much for it', { amount: 600_000.01 }, 'amount'],
  ['more decimals than the currency has', { amount: 100.001 }, 'amount'],
  ['text for an amount', { amount: '100' }, 'amount'],
  ['an unknown service', { service: 'gold_rub_hpp' }, 'service'],
  ['a service of another currency', { currency: 'USD' }, 'service'],
  ['no reference', { reference_id: null }, 'reference_id'],
  ['a flow that is none', { flow: 'steal' }, 'flow'],
  ['a customer without an id', { customer: { name: 'A' } }, 'customer.reference_id'],
  ['return_urls without pending', { return_urls: { success: 'https://a.test/' } }, 'return_urls.pending'],
  ['an end too soon', { expires: new Date(Date.now() + 5 * 60_000).toISOString() }, 'expires'],
  ['an end too late', { expires: new Date(Date.now() + 3 * 86_400_000).toISOString() }, 'expires'],
  ['a missing field', { service: 'qiwi_rub_hpp' }, 'service_fields.phone'],
  [
    'a field against its pattern',
    { service: 'qiwi_rub_hpp', service_fields: { phone: '7916' } },
    'service_fields.phone',
  ],
])('an invoice is refused for %s', async (_, more, field) => {
  const { status, json } = await client.create(more)
  expect([status, Object.keys(object(json['errors']))]).toEqual([422, [field]])
  expect(await shop.payments()).toEqual([])
})

test('HTTP codes: 400, 401, 403, 404, 405, and 409 with the invoice there is', async () => {
  const { id } = { id: idOf(await client.create()) }
  const conflict = await client.create({ amount: 7000 })
  expect(conflict.status).toBe(409)
  expect([idOf(conflict), attributesOf(conflict)['amount'], conflict.json['errors']]).toEqual([
    id,
    1503.17,
    [{ status: 'Conflict', code: '409' }],
  ])
  expect(
    (await shop.request('/paymega/payment-invoices', { method: 'POST', body: '{', headers: client.basic })).status,
  ).toBe(400)
  expect((await shop.request('/paymega/payment-invoices')).status).toBe(401)
  expect((await client.privateGet('/payment-invoices/cpi_none')).json).toEqual({
    errors: [{ status: 'Not Found', code: '404' }],
  })
  expect((await shop.request('/paymega/payment-invoices', { method: 'DELETE', headers: client.basic })).status).toBe(
    405,
  )
  expect((await shop.request('/paymega/public-api/payment-prerequest')).status).toBe(405)
  await shop.put('/_sandbox/settings', { forbidPublic: true })
  expect((await client.publicPost('/payment-invoices', { ...ORDER, reference_id: 'r2' })).status).toBe(403)
})

test('the public API: its shape, its resolution in capitals, a look-up without a key, 409', async () => {
  const made = await client.publicPost('/payment-invoices', ORDER)
  expect(made.status).toBe(201)
  expect(made.json['data']).toMatchObject({
    status: 'process_pending',
    resolution: 'OK',
    test_mode: true,
    service_flow: 'hpp',
    has_return_url: false,
    active_payment: { payload: { method: 'GET' }, status: 'invoked' },
  })
  await shop.event('r1', 'pay')
  const found = await shop.request(`/paymega/public-api/payment-invoices/${idOf(made)}`)
  expect(found.json['data']).toMatchObject({ status: 'processed', processed_amount: 1503.17 })
  const again = await client.publicPost('/payment-invoices', ORDER)
  expect([again.status, idOf(again)]).toEqual([409, idOf(made)])
  expect((await shop.request('/paymega/public-api/payment-invoices/cpi_none')).status).toBe(404)
})

test('callbacks: created, then paid, signed over the raw bytes by the mode, until 200', async () => {
  await client.create()
  await shop.callbacks(1)
  shop.answers.push({ status: 201, body: '' })
  await shop.event('r1', 'pay')
  const received = await shop.callbacks(3)
  expect(received.map((one) => attributesOf(one)['status'])).toEqual(['process_pending', 'processed', 'processed'])
  for (const { path, text, headers } of received) {
    expect(path).toBe('/v1/callbacks/paymega')
    expect(headers['x-signature']).toBe(callbackSignature(text, shop.credentials.paymega.testSecretKey))
  }
  await client.create({ reference_id: 'r2', test_mode: false })
  const live = (await shop.callbacks(4))[3]
  expect(live?.headers['x-signature']).toBe(callbackSignature(live?.text ?? '', shop.credentials.paymega.secretKey))
  expect(
    attributesOf(await client.privateGet(`/payment-invoices/${(await shop.payments())[0]?.id}`))['callback_logs'],
  ).not.toEqual([])
})

test('less than asked, then the rest; more than asked; a decline with its resolution; an end', async () => {
  await client.create()
  await shop.event('r1', 'pay', { amount: '1000.00' })
  const id = (await shop.payments())[0]?.id
  expect(attributesOf(await client.privateGet(`/payment-invoices/${id}`))).toMatchObject({
    status: 'partially_processed',
    processed_amount: 1000,
  })
  await shop.event('r1', 'pay')
  expect(attributesOf(await client.privateGet(`/payment-invoices/${id}`))).toMatchObject({
    status: 'processed',
    processed_amount: 1503.17,
  })
  expect((await shop.event('r1', 'pay')).status).toBe(409)
  await client.create({ reference_id: 'r2' })
  await shop.event('r2', 'pay', { amount: { value: '2000', currency: 'RUB' } })
  await client.create({ reference_id: 'r3' })
  await shop.event('r3', 'decline', { code: 'insufficient_funds' })
  await client.create({ reference_id: 'r4' })
  await shop.event('r4', 'expire')
  expect((await shop.event('r4', 'decline')).status).toBe(409)
  expect((await shop.payments()).map(({ status, note }) => [status, note])).toEqual([
    ['paid', 'processed, ok'],
    ['paid', 'processed, ok'],
    ['failed', 'process_failed, insufficient_funds'],
    ['expired', 'expired, expired'],
  ])
})

test('a fee is added to what the payer pays', async () => {
  const answer = await client.create({ service: 'card_transfer_rub_hpp', amount: 10_000 })
  expect(attributesOf(answer)).toMatchObject({ amount: 10_000, payment_amount: 10_165, fee: 165, deposit: 10_000 })
  await shop.event('r1', 'pay')
  expect(attributesOf(await client.privateGet(`/payment-invoices/${idOf(answer)}`))).toMatchObject({
    processed_amount: 10_165,
    processed_fee: 165,
    processed_deposit: 10_000,
  })
})

test.each([
  ['success', 'paid'],
  ['fail', 'failed'],
])('the test flow does what its status field says: %s', async (word, status) => {
  const answer = await client.create({ service: 'test_rub_test', service_fields: { status: word } })
  expect(attributesOf(answer)).toMatchObject({ status: 'process_pending', flow_data: null })
  await until(async () => (await shop.payments())[0]?.status === status, Boolean)
})

test('a flow without anything to open', async () => {
  const answer = await client.create({ service: 'boleto_brl_transfer', currency: 'BRL' })
  expect(attributesOf(answer)).toMatchObject({ flow: 'transfer', flow_data: null })
})

test('a white label is the same server under another path', async () => {
  const answer = await client.create({}, '/acme/v7/api')
  expect(answer.status).toBe(201)
  expect((await shop.request(`/acme/v7/public-api/payment-invoices/${idOf(answer)}`)).status).toBe(200)
  expect((await shop.request(`/x/paymega/public-api/payment-invoices/${idOf(answer)}`)).status).toBe(200)
  expect((await shop.request(`/other/payment-invoices/${idOf(answer)}`, { headers: client.basic })).status).toBe(200)
})

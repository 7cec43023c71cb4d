import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestShop, type Answer, type TestShop } from '../../../test/support/sandbox/shop.ts'
import { until } from '../../../test/support/until.ts'
import { isObject, type JsonObject } from '../wire.ts'
import { BANK_ERRORS, errorOfAmount } from './errors.ts'
import { notificationSignature } from './notification.ts'
import { TEST_CARD } from './page.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02, 0.02] })
})
afterEach(() => shop.close())

/** The header for the document's own merchant id and key. */
const AUTHORIZATION = 'Basic YzI0MzYwY2ZhYzBhMGM0MGM1MTg0MDVmNmJjNjhjYjA6MTUyNmZlYzAxYjVkMTFmNGRmNGYyMTYwNjI3Y2UzNTE='
const call = (name: string, body: unknown, authorization = AUTHORIZATION) =>
  shop.post(`/invoice/api/v2/${name}`, body, { authorization })

const terminal = () => call('CreateTerminal', { name: 'Shop', alias: 'paywicket', type: 'dynamical' })
async function create(order: JsonObject = {}, more: JsonObject = {}): Promise<Answer> {
  const found = await call('GetTerminal', { alias: 'paywicket' })
  const { json } = found.status === 200 ? found : await terminal()
  const settings = { terminal_id: json['id'], success_url: 'https://shop.test/ok', fail_url: 'https://shop.test/no' }
  return call('CreatePayment', {
    order: { amount: 1500, currency: 'RUB', description: 'Тестовый платеж', id: 'attempt1', ...order },
    settings: { ...settings, ...(isObject(more['settings']) ? more['settings'] : {}) },
    custom_parameters: { shop: 'x' },
    receipt: [],
    ...Object.fromEntries(Object.entries(more).filter(([name]) => name !== 'settings')),
  })
}
const press = (payment: Answer, fields: Record<string, string>) =>
  shop.request(String(payment.json['payment_url']), { method: 'POST', body: new URLSearchParams(fields) })
const CARD = { number: '5543 7354 8462 6654', expiry: '01/22', cvc: TEST_CARD.cvc, action: 'pay' }

test.each([
  ['successful', '444161c57106b1de65e1387aa86e774d'],
  ['error', '138a141c70f6dc309bc588f4d67a1105'],
])('the signature of a notification: %s', (status, signature) => {
  const { apiKey } = shop.credentials.invoice
  expect(notificationSignature('2245bf86877afc315813aeac84717fe918869', status, apiKey)).toBe(signature)
})

test('a terminal is made once, and found by alias or id', async () => {
  const none = await call('GetTerminal', { alias: 'paywicket' })
  expect([none.status, none.json['error'], none.json['id']]).toEqual([400, '12', undefined])
  const made = await terminal()
  expect(made.json).toMatchObject({ id: '45', name: 'Shop', type: 'dynamic', defaultPrice: 0, canComments: false })
  expect((await terminal()).json).toMatchObject({ error: '12' })
  expect((await call('GetTerminal', { alias: 'paywicket' })).json).toEqual(made.json)
  expect((await call('GetTerminal', { id: 45 })).json).toEqual(made.json)
})

test('a payment as the document shows it', async () => {
  const { status, json } = await create()
  expect(status).toBe(200)
  const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(json).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{37}$/),
    order: { currency: 'RUB', amount: 1500, description: 'Тестовый платеж', id: 'attempt1' },
    status: 'init',
    status_description: '',
    create_date: date,
    update_date: date,
    expire_date: date,
    custom_parameters: { shop: 'x' },
    payment_url: `${shop.url}/invoice/init/${String(json['id'])}`,
  })
  expect((await call('GetPayment', { id: json['id'] })).json).toEqual(json)
  expect((await call('GetPaymentByOrder', { id: 'attempt1' })).json).toEqual(json)
  expect((await call('GetPayment', { id: 'attempt1' })).json).toMatchObject({ error: '7' })
  expect(await shop.payments()).toMatchObject([
    {
      provider: 'invoice',
      id: json['id'],
      reference: 'attempt1',
      method: 'card',
      status: 'open',
      amount: { value: '1500.00', currency: 'RUB' },
    },
  ])
})

test.each<[string, JsonObject, JsonObject, string]>([
  ['currency', { currency: 'KZT' }, {}, '1'],
  ['no amount', { amount: null }, {}, '2'],
  ['amount 0', { amount: 0 }, {}, '2'],
  ['amount with three decimals', { amount: 1.005 }, {}, '2'],
  ['terminal', {}, { settings: { terminal_id: '7' } }, '3'],
  ['payment method', {}, { settings: { payment_method: 'sms' } }, '4'],
  ['success url', {}, { settings: { success_url: 'nowhere' } }, '5'],
  ['fail url', {}, { settings: { fail_url: 'nowhere' } }, '6'],
  ['a long order id', { id: 'x'.repeat(37) }, {}, '14'],
  ['no receipt', {}, { receipt: null }, '14'],
  ['a receipt line without a price', {}, { receipt: [{ name: 'A', resultPrice: 1, quantity: 1 }] }, '14'],
  ['a trtype', {}, { trtype: 3 }, '14'],
])('refused: %s', async (_, order, more, error) => {
  const { status, json } = await create(order, more)
  expect([status, json['error'], typeof json['description']]).toEqual([400, error, 'string'])
  expect(await shop.payments()).toEqual([])
})

test('wrong credentials and no JSON; error answers with HTTP 200 where it is set so', async () => {
  expect((await call('GetTerminal', { alias: 'a' }, 'Basic bm86bm8=')).json).toMatchObject({ error: '0' })
  const text = await shop.request('/invoice/api/v2/GetTerminal', {
    method: 'POST',
    body: 'alias=a',
    headers: { authorization: AUTHORIZATION },
  })
  expect(text.status).toBe(400)
  await shop.put('/_sandbox/settings', { invoiceErrorStatus: 200 })
  expect((await call('GetPayment', { id: 'x' })).status).toBe(200)
})

test('paid with the test card and its code; a notification tells of it', async () => {
  const payment = await create()
  const page = await shop.request(String(payment.json['payment_url']))
  expect(page.text).toContain('1 500,00 RUB'.replaceAll(' ', '\u00a0').replace('\u00a0RUB', ' RUB'))
  const first = await press(payment, CARD)
  expect(first.headers.get('location')).toBe(new URL(String(payment.json['payment_url'])).pathname)
  expect((await call('ClosePayment', { id: payment.json['id'] })).json).toMatchObject({ error: '11' })
  const second = await press(payment, { code: TEST_CARD.code, action: 'pay' })
  expect(second.headers.get('location')).toBe('https://shop.test/ok')
  expect((await call('GetPayment', { id: payment.json['id'] })).json).toMatchObject({ status: 'successful' })
  const [notification] = await shop.callbacks(1)
  expect(notification?.path).toBe('/v1/callbacks/invoice')
  expect(notification?.json).toMatchObject({
    notification_type: 'pay',
    id: payment.json['id'],
    order: payment.json['order'],
    status: 'successful',
    payment_method: { type: 'card', account: '554373******6654', funds: 1500, bonuses: 0 },
    signature: notificationSignature(String(payment.json['id']), 'successful', shop.credentials.invoice.apiKey),
  })
})

test.each<[string, Record<string, string>, string]>([
  ['another card', { ...CARD, number: '4111111111111111' }, '[2, 14] No such card'],
  ['another expiry', { ...CARD, expiry: '02/22' }, '[2, 54] Expired card'],
  ['another CVC2', { ...CARD, cvc: '111' }, '[3, -19] Authentication failed'],
  ['an answer chosen on the page', { ...CARD, answer: '[2, 51]' }, '[2, 51] Not sufficient funds'],
])('declined: %s', async (_, fields, why) => {
  const payment = await create()
  const answer = await press(payment, fields)
  expect(answer.headers.get('location')).toBe('https://shop.test/no')
  expect((await call('GetPayment', { id: payment.json['id'] })).json).toMatchObject({
    status: 'fail',
    status_description: why,
  })
  expect((await shop.callbacks(1))[0]?.json).toMatchObject({ status: 'error', status_description: why })
})

test('a wrong code of the bank fails the payment', async () => {
  const payment = await create()
  await press(payment, CARD)
  await press(payment, { code: '654321', action: 'pay' })
  expect((await call('ClosePayment', { id: payment.json['id'] })).json).toMatchObject({ error: '10' })
})

test('every error of table 9.2 has a test amount, and an ordinary price has none', async () => {
  const amounts = Object.keys(BANK_ERRORS).map((code) => {
    const [, list, number] = /\[(\d), -?(\d+)\]/.exec(code) ?? []
    return [code, `700${list}.${number?.padStart(2, '0')}`]
  })
  expect(amounts.map(([, amount]) => errorOfAmount(amount ?? ''))).toEqual(amounts.map(([code]) => code))
  expect(['1503.51', '7002.50', '7004.51', '17002.51'].map(errorOfAmount)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  const payment = await create({ amount: 7002.51 })
  await press(payment, CARD)
  await shop.put('/_sandbox/settings', { invoiceDecline: '[3, -19]' })
  const other = await create({ id: 'attempt2' })
  await press(other, CARD)
  expect((await shop.payments()).map(({ note }) => note)).toEqual([
    'fail [2, 51] Not sufficient funds',
    'fail [3, -19] Authentication failed',
  ])
})

test('closing: an open one, twice, and one that is paid', async () => {
  const open = await create()
  const close = (id: unknown) => call('ClosePayment', { id })
  expect((await close(open.json['id'])).json).toMatchObject({ id: open.json['id'], status: 'closed' })
  expect((await close(open.json['id'])).json).toMatchObject({ status: 'closed' })
  const paid = await create({ id: 'attempt2' })
  await shop.event('attempt2', 'pay')
  expect((await close(paid.json['id'])).json).toMatchObject({ error: '9' })
  expect((await close('none')).json).toMatchObject({ error: '7' })
})

test('refunds: two parts, too much, and one that ends later', async () => {
  const payment = await create()
  const refund = (amount: number) =>
    call('CreateRefund', { id: payment.json['id'], refund: { amount, currency: 'RUB', reason: 'Broken' }, receipt: [] })
  expect((await refund(1)).json).toMatchObject({ error: '7' })
  await shop.event('attempt1', 'pay', { bonuses: '300' })
  const first = await refund(1000)
  expect(first.json).toMatchObject({
    id: expect.stringMatching(/^R/),
    refund: { currency: 'RUB', amount: 1000, reason: 'Broken' },
    status: 'successful',
    payment_id: payment.json['id'],
    payment_method: { terminal_id: '45', type: 'card', funds: 1200, bonuses: -300 },
  })
  expect((await refund(500.01)).json).toMatchObject({ error: '2' })
  const bare = { id: payment.json['id'], refund: { amount: 500.01 }, receipt: [] }
  expect((await call('CreateRefund', bare)).json, 'reason and currency are optional').toMatchObject({ error: '2' })
  const silent = { ...bare, refund: { amount: 1, reason: '' } }
  expect((await call('CreateRefund', silent)).json, 'a reason has 1 to 200 characters').toMatchObject({ error: '14' })
  await shop.put('/_sandbox/settings', { refunds: 'later', refundSeconds: 60 })
  const second = await refund(500)
  expect(second.json).toMatchObject({ status: 'init' })
  expect((await refund(1)).json).toMatchObject({ error: '2' })
  shop.advance(60_000)
  const state = async () => (await call('GetRefund', { id: second.json['id'] })).json['status']
  await until(async () => (await state()) === 'successful', Boolean)
  expect((await call('GetRefund', { id: 'none' })).json).toMatchObject({ error: '8' })
  const told = (await shop.callbacks(3)).map(({ json }) => [json['notification_type'], json['amount']])
  expect(told).toEqual([
    ['pay', undefined],
    ['refund', 1000],
    ['refund', 500],
  ])
  expect((await shop.payments())[0]).toMatchObject({ status: 'refunded', refunded: { value: '1500.00' } })
})

test('an end of time, and money after it', async () => {
  await shop.put('/_sandbox/settings', { lifetimeSeconds: 60 })
  const payment = await create()
  shop.advance(60_000)
  await until(async () => (await shop.payments())[0]?.status === 'expired', Boolean)
  expect((await call('GetPayment', { id: payment.json['id'] })).json).toMatchObject({ status: 'fail' })
  expect((await shop.event('attempt1', 'pay', { amount: '1' })).status).toBe(409)
  expect((await shop.event('attempt1', 'pay')).status).toBe(200)
  expect((await shop.event('attempt1', 'pay')).status).toBe(409)
  expect((await shop.callbacks(2)).map(({ json }) => json['status'])).toEqual(['error', 'successful'])
})

test('a forged notification with a right signature and another amount', async () => {
  await shop.put('/_sandbox/faults', [{ provider: 'invoice', kind: 'forged-callback', value: 'amount', times: 1 }])
  await create()
  await shop.event('attempt1', 'pay')
  const [forged, right] = (await shop.callbacks(2)).map(({ json }) => json)
  expect(forged?.['signature']).toBe(right?.['signature'])
  expect([forged?.['order'], right?.['order']]).toMatchObject([{ amount: 2500 }, { amount: 1500 }])
})

import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestShop, until, type Answer, type TestShop } from '../testing/shop.ts'
import { isObject, type JsonObject } from '../wire.ts'
import { callbackSignature } from './callback.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02, 0.02] })
})
afterEach(() => shop.close())

function basic(): Record<string, string> {
  const { accountId, apiKey } = shop.credentials.paymega
  return { authorization: `Basic ${Buffer.from(`${accountId}:${apiKey}`).toString('base64')}` }
}
const attributesOf = (answer: { json: JsonObject }): JsonObject => object(object(answer.json['data'])['attributes'])
function object(value: unknown): JsonObject {
  return isObject(value) ? value : {}
}
const idOf = (answer: Answer): string => String(object(answer.json['data'])['id'])

const ORDER = { reference_id: 'r1', service: 'sbp_rub_hpp', currency: 'RUB', amount: 1503.17, test_mode: true }
function create(more: JsonObject = {}, prefix = '/paymega'): Promise<Answer> {
  const data = { type: 'payment-invoices', attributes: { ...ORDER, ...more } }
  return shop.post(`${prefix}/payment-invoices`, { data }, basic())
}
const privateGet = (path: string) => shop.request(`/paymega${path}`, { headers: basic() })
const publicPost = (path: string, more: JsonObject = {}) =>
  shop.post(`/paymega/public-api${path}`, { public_key: shop.credentials.paymega.publicKey, ...more })
async function openPage(answer: Answer): Promise<string> {
  const { action, method, params } = object(attributesOf(answer)['flow_data']) as Record<string, string>
  const query = new URLSearchParams(isObject(params) ? (params as Record<string, string>) : {})
  const entered =
    method === 'GET'
      ? await shop.request(`${action}${query.size > 0 ? `?${query}` : ''}`)
      : await shop.request(String(action), { method: 'POST', body: query })
  expect(entered.status).toBe(303)
  return String(entered.headers.get('location'))
}
const press = (page: string, fields: Record<string, string>) =>
  shop.request(page, { method: 'POST', body: new URLSearchParams(fields) })

test("the callback's signature, by the self-made vector", () => {
  const body = '{"data":{"type":"payment-invoices","id":"cpi_test","attributes":{"status":"processed"}}}'
  expect(callbackSignature(body, 'sk_test_example')).toBe('s/OCAH3V18W+FVzkrKEM91Q+/Hw=')
})

test('the pre-request lists services and methods of a currency, and nothing of one it lacks', async () => {
  const { status, json } = await publicPost('/payment-prerequest', { currency: 'RUB' })
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
  const none = object((await publicPost('/payment-prerequest', { currency: 'XTS' })).json['data'])
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
  const data = object((await publicPost('/payment-prerequest', { currency: 'KWD' })).json['data'])
  expect(data).toMatchObject({ services, methods })
  expect((await create({ service: 'a_kwd_hpp', currency: 'KWD', amount: 1.234 })).status).toBe(201)
})

test.each<[string, JsonObject, number]>([
  ['a wrong key', { public_key: 'pk_test_wrong' }, 401],
  ['no key', { public_key: null }, 401],
  ['no currency', { currency: null }, 422],
  ['a currency that is none', { currency: 'rub' }, 422],
])('the pre-request refuses %s', async (_, more, status) => {
  expect((await publicPost('/payment-prerequest', { currency: 'RUB', ...more })).status).toBe(status)
})

/** The attributes of the document's sample of a private answer. */
const ATTRIBUTES =
  `serial_number status resolution moderation_required amount payment_amount currency service_currency reference_id test_mode fee deposit processed processed_amount refunded_amount processed_fee processed_deposit metadata flow_data flow payment_flow created updated payload description descriptor callback_url return_url original_data rrn approval_code reserved_amount reserve_expires unreserved source callback_logs`.split(
    ' ',
  )

test('a private invoice has every attribute of the document, with exact numbers', async () => {
  const answer = await create({
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
  const { status, json } = await create(more)
  expect([status, Object.keys(object(json['errors']))]).toEqual([422, [field]])
  expect(await shop.payments()).toEqual([])
})

test('HTTP codes: 400, 401, 403, 404, 405, and 409 with the invoice there is', async () => {
  const { id } = { id: idOf(await create()) }
  const conflict = await create({ amount: 7000 })
  expect(conflict.status).toBe(409)
  expect([idOf(conflict), attributesOf(conflict)['amount'], conflict.json['errors']]).toEqual([
    id,
    1503.17,
    [{ status: 'Conflict', code: '409' }],
  ])
  expect(
    (await shop.request('/paymega/payment-invoices', { method: 'POST', body: '{', headers: basic() })).status,
  ).toBe(400)
  expect((await shop.request('/paymega/payment-invoices')).status).toBe(401)
  expect((await privateGet('/payment-invoices/cpi_none')).json).toEqual({
    errors: [{ status: 'Not Found', code: '404' }],
  })
  expect((await shop.request('/paymega/payment-invoices', { method: 'DELETE', headers: basic() })).status).toBe(405)
  expect((await shop.request('/paymega/public-api/payment-prerequest')).status).toBe(405)
  await shop.put('/_sandbox/settings', { forbidPublic: true })
  expect((await publicPost('/payment-invoices', { ...ORDER, reference_id: 'r2' })).status).toBe(403)
})

test('the public API: its shape, its resolution in capitals, a look-up without a key, 409', async () => {
  const made = await publicPost('/payment-invoices', ORDER)
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
  const again = await publicPost('/payment-invoices', ORDER)
  expect([again.status, idOf(again)]).toEqual([409, idOf(made)])
  expect((await shop.request('/paymega/public-api/payment-invoices/cpi_none')).status).toBe(404)
})

test('callbacks: created, then paid, signed over the raw bytes by the mode, until 200', async () => {
  await create()
  await shop.callbacks(1)
  shop.answers.push({ status: 201, body: '' })
  await shop.event('r1', 'pay')
  const received = await shop.callbacks(3)
  expect(received.map((one) => attributesOf(one)['status'])).toEqual(['process_pending', 'processed', 'processed'])
  for (const { path, text, headers } of received) {
    expect(path).toBe('/v1/callbacks/paymega')
    expect(headers['x-signature']).toBe(callbackSignature(text, shop.credentials.paymega.testSecretKey))
  }
  await create({ reference_id: 'r2', test_mode: false })
  const live = (await shop.callbacks(4))[3]
  expect(live?.headers['x-signature']).toBe(callbackSignature(live?.text ?? '', shop.credentials.paymega.secretKey))
  expect(
    attributesOf(await privateGet(`/payment-invoices/${(await shop.payments())[0]?.id}`))['callback_logs'],
  ).not.toEqual([])
})

test('less than asked, then the rest; more than asked; a decline with its resolution; an end', async () => {
  await create()
  await shop.event('r1', 'pay', { amount: '1000.00' })
  const id = (await shop.payments())[0]?.id
  expect(attributesOf(await privateGet(`/payment-invoices/${id}`))).toMatchObject({
    status: 'partially_processed',
    processed_amount: 1000,
  })
  await shop.event('r1', 'pay')
  expect(attributesOf(await privateGet(`/payment-invoices/${id}`))).toMatchObject({
    status: 'processed',
    processed_amount: 1503.17,
  })
  expect((await shop.event('r1', 'pay')).status).toBe(409)
  await create({ reference_id: 'r2' })
  await shop.event('r2', 'pay', { amount: { value: '2000', currency: 'RUB' } })
  await create({ reference_id: 'r3' })
  await shop.event('r3', 'decline', { code: 'insufficient_funds' })
  await create({ reference_id: 'r4' })
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
  const answer = await create({ service: 'card_transfer_rub_hpp', amount: 10_000 })
  expect(attributesOf(answer)).toMatchObject({ amount: 10_000, payment_amount: 10_165, fee: 165, deposit: 10_000 })
  await shop.event('r1', 'pay')
  expect(attributesOf(await privateGet(`/payment-invoices/${idOf(answer)}`))).toMatchObject({
    processed_amount: 10_165,
    processed_fee: 165,
    processed_deposit: 10_000,
  })
})

test('services come by pages, with fees and active false', async () => {
  const first = (await privateGet('/payment-services')).json
  expect(first['meta']).toMatchObject({ page: 1 })
  expect(first['data']).toHaveLength(20)
  const all: JsonObject[] = []
  let next: unknown = '/api/payment-services?page[number]=1&page[size]=5'
  while (typeof next === 'string') {
    const { json } = await privateGet(next)
    all.push(...(json['data'] as JsonObject[]))
    next = object(json['links'])['next']
  }
  expect(all).toHaveLength(Number(object(first['meta'])['total']))
  const transfer = all.find((one) => object(one['attributes'])['service'] === 'card_transfer_rub_hpp')
  expect(transfer?.['attributes']).toMatchObject({
    fee_rate: 1.5,
    fee_fix: 15,
    fee_min: 30,
    fee_max: 1500,
    active: false,
  })
  expect((await privateGet(`/payment-services/${String(transfer?.['id'])}`)).json['data']).toEqual(transfer)
  expect((await privateGet('/payment-services/none')).status).toBe(404)
})

test('the list goes both ways by cursor, and finds by reference', async () => {
  for (let index = 0; index < 25; index += 1) await create({ reference_id: `n${index}` })
  const first = (await privateGet('/payment-invoices')).json
  const references = (json: JsonObject) =>
    (json['data'] as JsonObject[]).map((one) => String(object(one['attributes'])['reference_id']))
  expect(references(first)).toEqual(Array.from({ length: 20 }, (_, index) => `n${24 - index}`))
  expect(first['meta']).toMatchObject({ count: 25, size: 20 })
  const second = (await privateGet(String(object(first['links'])['next']))).json
  expect(references(second)).toEqual(['n4', 'n3', 'n2', 'n1', 'n0'])
  expect(object(second['links'])['next']).toBe('')
  const back = (await privateGet(String(object(second['links'])['prev']))).json
  expect(references(back)).toEqual(references(first))
  const newest = (await privateGet(`/payment-invoices?after=${String(object(first['meta'])['after'])}`)).json
  expect(newest['data']).toEqual([])
  const one = (await privateGet('/payment-invoices?filter[reference_id]=n7')).json
  expect(references(one)).toEqual(['n7'])
  expect((await privateGet('/payment-invoices?filter[reference_id]=none')).json['data']).toEqual([])
})

test('refunds in two parts, up to the whole, each once', async () => {
  const id = idOf(await create())
  const refund = (amount: number, reference_id?: string) =>
    shop.post(
      `/paymega/api/payment-invoices/${id}/refund`,
      { data: { type: 'refund', attributes: { invoiceId: id, amount, reference_id } } },
      basic(),
    )
  expect((await refund(1, 'f0')).status).toBe(422)
  await shop.event('r1', 'pay')
  expect((await refund(1)).json).toEqual({ errors: { reference_id: expect.any(String) } })
  const first = await refund(503.17, 'f1')
  expect(first.status).toBe(201)
  expect(attributesOf(first)).toMatchObject({
    reference_id: 'f1',
    original_id: id,
    amount: 503.17,
    status: 'processed',
    currency: 'RUB',
  })
  expect([(await refund(503.17, 'f1')).status, (await refund(1000.01, 'f2')).status]).toEqual([409, 422])
  expect((await refund(1000, 'f3')).status).toBe(201)
  const states = (await shop.callbacks(4)).map((one) => [
    attributesOf(one)['status'],
    attributesOf(one)['refunded_amount'],
  ])
  expect(states.slice(2)).toEqual([
    ['partially_refunded', 503.17],
    ['refunded', 1503.17],
  ])
})

test('refunds that end later, or fail, and a charge-back', async () => {
  await create()
  await shop.event('r1', 'pay')
  await shop.put('/_sandbox/settings', { refunds: 'fail', refundSeconds: 0.05 })
  await shop.event('r1', 'refund', { amount: '100' })
  await until(async () => (await shop.payments())[0]?.note === 'refund_failed, provider_error')
  await shop.put('/_sandbox/settings', { refunds: 'later' })
  await shop.event('r1', 'refund', { amount: '100' })
  expect((await shop.payments())[0]).toMatchObject({ note: 'refund_pending, ok' })
  await until(async () => (await shop.payments())[0]?.note === 'partially_refunded, ok')
  await shop.event('r1', 'chargeback')
  expect((await shop.payments())[0]).toMatchObject({ status: 'refunded', note: 'charged_back, ok' })
})

test.each([
  ['success', 'paid'],
  ['fail', 'failed'],
])('the test flow does what its status field says: %s', async (word, status) => {
  const answer = await create({ service: 'test_rub_test', service_fields: { status: word } })
  expect(attributesOf(answer)).toMatchObject({ status: 'process_pending', flow_data: null })
  await until(async () => (await shop.payments())[0]?.status === status)
})

test('a flow without anything to open', async () => {
  const answer = await create({ service: 'boleto_brl_transfer', currency: 'BRL' })
  expect(attributesOf(answer)).toMatchObject({ flow: 'transfer', flow_data: null })
})

test.each(['auto', 'GET', 'POST'] as const)('the hosted page opened by %s, and not otherwise', async (hppMethod) => {
  await shop.put('/_sandbox/settings', { hppMethod })
  const answer = await create({ service: 'sberbank_rub_hpp', return_url: 'https://shop.test/back' })
  const { action, method } = object(attributesOf(answer)['flow_data']) as Record<string, string>
  expect(method).toBe(hppMethod === 'auto' ? 'POST' : hppMethod)
  expect((await shop.request(String(action), { method: method === 'GET' ? 'POST' : 'GET' })).status).toBe(405)
  expect((await shop.request(String(action), { method: String(method) })).status).toBe(400)
  const page = await openPage(answer)
  expect((await shop.request(page)).text).toContain('1,503.17 RUB')
  const back = await press(page, { action: 'pay' })
  expect(back.headers.get('location')).toBe('https://shop.test/back')
  expect(await shop.payments()).toMatchObject([{ status: 'paid' }])
})

const URLS = { success: 'https://shop.test/1', pending: 'https://shop.test/2', fail: 'https://shop.test/3' }
test.each<[string, Record<string, string>[], string, string]>([
  ['paid at once', [{ number: '5519 2838 1203 0000', expiry: '12/30', cvc: '123' }], 'paid', URLS.success],
  [
    'paid after a code',
    [{ number: '5123817234060000', expiry: '12/30', cvc: '123' }, { code: '123456' }],
    'paid',
    URLS.success,
  ],
  [
    'left pending',
    [{ number: '5519283812030000', expiry: '07/77', cvc: '123' }, { action: 'return' }],
    'open',
    URLS.pending,
  ],
  [
    'declined at last',
    [
      { number: '4302912837020000', expiry: '12/30', cvc: '1' },
      { number: '4302912837020000', expiry: '01/77', cvc: '1' },
    ],
    'failed',
    URLS.fail,
  ],
  [
    'declined after a code',
    [
      { number: '4412397212080000', expiry: '12/30', cvc: '1' },
      { code: '123456' },
      { number: '1', expiry: '1', cvc: '1' },
    ],
    'failed',
    URLS.fail,
  ],
  ['given up', [{ action: 'cancel' }], 'closed', URLS.fail],
])('test cards: %s', async (_, steps, status, target) => {
  await shop.put('/_sandbox/settings', { attemptLimit: 2 })
  const page = await openPage(await create({ service: 'payment_card_rub_hpp', return_urls: URLS }))
  const answers: Answer[] = []
  for (const step of steps) answers.push(await press(page, { action: 'pay', ...step }))
  expect(answers.at(-1)?.headers.get('location')).toBe(target)
  expect(await shop.payments()).toMatchObject([{ status }])
})

test('the HTML form makes an invoice and leads to its page; a mistake is a page', async () => {
  const fields = {
    public_key: shop.credentials.paymega.publicKey,
    currency: 'RUB',
    amount: '100.50',
    service: 'sbp_rub_hpp',
    reference_id: 'r1',
    'customer[reference_id]': 'test12345',
    'customer[address][full_address]': 'Test Address',
  }
  const send = (more: Record<string, string>) =>
    press('/paymega/public-api/payment-invoices/process', { ...fields, ...more })
  const made = await send({})
  expect(made.status).toBe(303)
  expect((await send({})).headers.get('location')).toBe(made.headers.get('location'))
  expect(await shop.payments()).toMatchObject([{ reference: 'r1', amount: { value: '100.50', currency: 'RUB' } }])
  const wrong = await send({ 'customer[reference_id]': '', reference_id: 'r2' })
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('customer.reference_id')])
})

test('a white label is the same server under another path', async () => {
  const answer = await create({}, '/acme/v7/api')
  expect(answer.status).toBe(201)
  expect((await shop.request(`/acme/v7/public-api/payment-invoices/${idOf(answer)}`)).status).toBe(200)
  expect((await shop.request(`/x/paymega/public-api/payment-invoices/${idOf(answer)}`)).status).toBe(200)
  expect((await shop.request(`/other/payment-invoices/${idOf(answer)}`, { headers: basic() })).status).toBe(200)
})

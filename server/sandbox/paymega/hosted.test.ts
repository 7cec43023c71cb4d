import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  attributesOf,
  object,
  paymegaClient,
  type PaymegaClient,
} from '../../../test/support/sandbox/paymega-client.ts'
import { startTestShop, type Answer, type TestShop } from '../../../test/support/sandbox/shop.ts'

let shop: TestShop
let client: PaymegaClient
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02, 0.02] })
  client = paymegaClient(shop)
})
afterEach(() => shop.close())

test.each(['auto', 'GET', 'POST'] as const)('the hosted page opened by %s, and not otherwise', async (hppMethod) => {
  await shop.put('/_sandbox/settings', { hppMethod })
  const answer = await client.create({ service: 'sberbank_rub_hpp', return_url: 'https://shop.test/back' })
  const { action, method } = object(attributesOf(answer)['flow_data']) as Record<string, string>
  expect(method).toBe(hppMethod === 'auto' ? 'POST' : hppMethod)
  expect((await shop.request(String(action), { method: method === 'GET' ? 'POST' : 'GET' })).status).toBe(405)
  expect((await shop.request(String(action), { method: String(method) })).status).toBe(400)
  const page = await client.openPage(answer)
  expect((await shop.request(page)).text).toContain('1,503.17 RUB')
  const back = await client.press(page, { action: 'pay' })
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
  const page = await client.openPage(await client.create({ service: 'payment_card_rub_hpp', return_urls: URLS }))
  const answers: Answer[] = []
  for (const step of steps) answers.push(await client.press(page, { action: 'pay', ...step }))
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
    client.press('/paymega/public-api/payment-invoices/process', { ...fields, ...more })
  const made = await send({})
  expect(made.status).toBe(303)
  expect((await send({})).headers.get('location')).toBe(made.headers.get('location'))
  expect(await shop.payments()).toMatchObject([{ reference: 'r1', amount: { value: '100.50', currency: 'RUB' } }])
  const wrong = await send({ 'customer[reference_id]': '', reference_id: 'r2' })
  expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('customer.reference_id')])
})

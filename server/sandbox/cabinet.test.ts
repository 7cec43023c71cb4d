/** What somebody does in a payment system's own cabinet, beside us: sends money back, takes money for nobody. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestShop, type TestShop } from '../../test/support/sandbox/shop.ts'
import { PROVIDERS } from './payments.ts'

let shop: TestShop
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02] })
})
afterEach(() => shop.close())

const rub = (value: string) => ({ value, currency: 'RUB' })
const make = (body: object) => shop.post('/_sandbox/payments', body)

test.each(PROVIDERS)('%s: a payment for nobody is paid and told', async (provider) => {
  const made = await make({ provider, amount: rub('777.50') })
  expect(made.status).toBe(201)
  expect(made.json).toMatchObject({ provider, status: 'paid', amount: rub('777.50'), received: rub('777.50') })
  expect(made.json['reference']).toMatch(/^cabinet-[0-9a-f]{8}$/)
  const told = (await shop.callbacks(1)).map(({ path, text }) => path + text)
  expect(told[0]).toContain(`/v1/callbacks/${provider}`)
  expect(told.join(' ')).toContain(String(made.json['id']))
  expect((await make({ provider, amount: rub('1'), reference: 'ours' })).json).toMatchObject({ reference: 'ours' })
})

test.each<[string, object]>([
  ['no provider', { amount: rub('1') }],
  ['no amount', { provider: 'invoice' }],
  ['nothing of it', { provider: 'invoice', amount: rub('0') }],
  ['half a kopeck', { provider: 'invoice', amount: rub('0.005') }],
  ['an unknown field', { provider: 'invoice', amount: rub('1'), order: 'x' }],
])('a payment with %s is refused', async (_name, body) => {
  expect((await make(body)).status).toBe(422)
  expect(await shop.payments()).toEqual([])
})

test.each(PROVIDERS)('%s: a refund is made in parts, and never of more than came', async (provider) => {
  const id = String((await make({ provider, amount: rub('100.00') })).json['id'])
  const refund = (amount?: string) => shop.event(id, 'refund', amount === undefined ? {} : { amount })
  expect((await refund('30.00')).json).toMatchObject({ status: 'paid', refunded: rub('30.00') })
  expect((await refund('70.01')).status).toBe(409)
  expect((await refund()).json).toMatchObject({ status: 'refunded', refunded: rub('100.00') })
  expect((await refund()).status).toBe(409)
})

test('an error answer after the work: Invoice’s database fails over a terminal that is there', async () => {
  const body = '{"error":"14","description":"Database error"}'
  const value = { status: 400, worked: true, body }
  await shop.put('/_sandbox/faults', [
    { provider: 'invoice', route: '/CreateTerminal', kind: 'status', value, times: 1 },
  ])
  const { merchantId, apiKey } = shop.credentials.invoice
  const authorization = `Basic ${btoa(`${merchantId}:${apiKey}`)}`
  const call = (name: string, asked: object) => shop.post(`/invoice/api/v2/${name}`, asked, { authorization })
  const answer = await call('CreateTerminal', { name: 'Till', alias: 'till' })
  expect([answer.status, answer.text]).toEqual([400, body])
  expect((await call('GetTerminal', { alias: 'till' })).json).toMatchObject({ name: 'Till' })
})

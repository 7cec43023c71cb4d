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
/** A call of Invoice's own API. */
const call = (name: string, asked: object) => {
  const { merchantId, apiKey } = shop.credentials.invoice
  const authorization = `Basic ${btoa(`${merchantId}:${apiKey}`)}`
  return shop.post(`/invoice/api/v2/${name}`, asked, { authorization })
}

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
  const answer = await call('CreateTerminal', { name: 'Till', alias: 'till' })
  expect([answer.status, answer.text]).toEqual([400, body])
  expect((await call('GetTerminal', { alias: 'till' })).json).toMatchObject({ name: 'Till' })
})

test('Invoice: a passer-by pays at a terminal, named by id or alias, and the notification says where', async () => {
  const { json } = await call('CreateTerminal', { name: 'Till', alias: 'till', type: 'static', defaultPrice: 150.5 })
  const at = (terminal: unknown, amount: object) => make({ provider: 'invoice', amount, terminal })
  const made = await at('till', rub('150.50'))
  expect([made.status, made.json['status'], made.json['amount']]).toEqual([201, 'paid', rub('150.50')])
  expect((await at(json['id'], rub('150.50'))).status).toBe(201)
  const [told] = await shop.callbacks(2)
  expect(JSON.parse(told?.text ?? '')).toMatchObject({
    id: made.json['id'],
    notification_type: 'pay',
    status: 'successful',
    payment_method: { terminal_id: json['id'] },
  })
  for (const refusal of [
    await at('till', rub('150.51')),
    await at('till', { value: '150.50', currency: 'USD' }),
    await at('no-till', rub('150.50')),
    await make({ provider: 'paymega', amount: rub('1'), terminal: 'till' }),
  ])
    expect(refusal.status).toBe(409)
})

test('Invoice: the page of a static terminal has its price, that of a dynamic one asks for a sum', async () => {
  const link = async (alias: string, more: object) =>
    String((await call('CreateTerminal', { name: `Till <${alias}>`, alias, ...more })).json['link'])
  const press = (page: string, amount: string) =>
    shop.request(page, { method: 'POST', body: new URLSearchParams({ amount }), redirect: 'manual' })
  const fixed = await link('fixed', { type: 'static', defaultPrice: '99' })
  const page = await shop.request(fixed)
  expect([page.status, page.text]).toEqual([200, expect.stringMatching(/value="99"\s+readonly/)])
  expect(page.text).toContain('Till &lt;fixed&gt;')
  const free = await link('free', {})
  expect((await shop.request(free)).text).not.toContain('readonly')
  const opened = await Promise.all([press(fixed, '99.00'), press(free, '12,50')])
  expect(opened.map(({ status }) => status)).toEqual([303, 303])
  expect((await shop.payments()).map(({ status, amount }) => [status, amount.value])).toEqual([
    ['open', '99.00'],
    ['open', '12.50'],
  ])
  const wrong = [press(fixed, '98'), press(free, '0'), press(free, ''), press(free, '1.001'), press(`${free}9`, '1')]
  expect((await Promise.all(wrong)).map(({ status }) => status)).toEqual([422, 422, 422, 422, 422])
  expect((await shop.request(`${free}9`)).status).toBe(404)
})

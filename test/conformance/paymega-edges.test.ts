/** What Paymega's document leaves open or only it has: each against the sandbox, over real HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../../src/contract/index.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

const PUBLIC = { PAYMEGA_ACCOUNT_ID: '', PAYMEGA_API_KEY: '' }

const systems = new Map<string, System>()
const at = (name: string): System => {
  const system = systems.get(name)
  if (!system) throw new Error(`${name} is not started`)
  return system
}
beforeAll(async () => {
  systems.set('private', await startSystem(only('paymega')))
  systems.set('public', await startSystem({ ...only('paymega'), ...PUBLIC }))
  systems.set('own', await startSystem({ ...only('paymega'), PAYMEGA_CURRENCIES: 'own' }))
})
afterAll(async () => {
  for (const system of systems.values()) await system.close()
})

interface Seen {
  readonly status: string
  readonly received: object
  readonly refunded: object
  readonly overpaid: object
  readonly attempts: readonly { readonly status: string; readonly failure?: object }[]
}

async function begin(system: System, value: string, currency: string, more: object = {}) {
  const { id, token } = await system.open(value, { ...more }, currency)
  const see = async () => (await system.buyer<Session>(token, 'GET')).body
  const view = async () => (await system.shop<Seen>('GET', `/v1/sessions/${id}`)).body
  async function choose(method: string, fields: Record<string, string> = {}) {
    const answer = await system.patiently(system.buyer<Session>(token, 'POST', '/choose', { method, fields }))
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    await system.quiet()
    const session = await see()
    return { session, pay: () => system.event(session.attempt?.id ?? '', 'pay') }
  }
  return { id, see, view, choose }
}

const rowsOf = ({ action }: Session) => {
  if (action.kind !== 'choose') throw new Error(`it is a ${action.kind}`)
  return action.methods
}

describe.each(['private', 'public'])('services in other currencies, by the %s API', (api) => {
  it('are offered with the currency said, also where there are no others', async () => {
    const buyer = await begin(at(api), '270.00', 'GEL')
    expect(rowsOf(await buyer.see())).toMatchObject([
      { id: 'paymega.payment_card_usd_hpp', summary: expect.stringContaining('in USD') },
      { id: 'paymega.qiwi_rub_hpp', summary: expect.stringContaining('in RUB') },
    ])
  })

  it.each([
    ['paymega.payment_card_usd_hpp', {}],
    ['paymega.qiwi_rub_hpp', { phone: '+79161234567' }],
  ])(
    'settle the order in its own currency, whatever was paid, and fees are no overpayment: %s',
    async (method, fields) => {
      const buyer = await begin(at(api), '270.00', 'GEL')
      const { session, pay } = await buyer.choose(method, fields)
      expect(session.action.kind).toBe('redirect')
      await pay()
      const paid = await until(buyer.view, ({ status }) => status !== 'open')
      const gel = (value: string) => ({ value, currency: 'GEL' })
      expect(paid).toMatchObject({ status: 'paid', received: gel('270.00'), overpaid: gel('0.00') })
    },
  )

  it('count for their share where less is paid, and for no more than the order once the rest has come', async () => {
    const buyer = await begin(at(api), '270.00', 'GEL')
    const { session, pay } = await buyer.choose('paymega.payment_card_usd_hpp')
    const gel = (value: string) => ({ value, currency: 'GEL' })
    await at(api).event(session.attempt?.id ?? '', 'pay', { amount: gel('67.50') })
    const part = await until(buyer.view, ({ received }) => JSON.stringify(received) !== JSON.stringify(gel('0.00')))
    expect(part).toMatchObject({ status: 'open', received: gel('67.50') })
    await pay()
    const paid = await until(buyer.view, ({ status }) => status !== 'open')
    expect(paid).toMatchObject({ status: 'paid', received: gel('270.00'), overpaid: gel('0.00') })
  })
})

it('what was paid in another currency goes back in the order’s, by machine and from the cabinet', async () => {
  const system = at('private')
  const buyer = await begin(system, '270.00', 'GEL')
  const { session, pay } = await buyer.choose('paymega.qiwi_rub_hpp', { phone: '+79161234567' })
  await pay()
  await until(buyer.view, ({ status }) => status === 'paid')
  const gel = (value: string) => ({ value, currency: 'GEL' })
  const path = `/v1/attempts/${session.attempt?.id ?? ''}/refunds`
  const answer = await system.shop('POST', path, { amount: gel('70.00') }, { 'idempotency-key': `a part ${buyer.id}` })
  expect(answer).toMatchObject({ status: 201, body: { status: 'succeeded', amount: gel('70.00') } })
  await system.event(session.attempt?.id ?? '', 'refund', { amount: gel('50.00') })
  const shown = await until(buyer.view, ({ refunded }) => JSON.stringify(refunded) === JSON.stringify(gel('120.00')))
  expect(shown).toMatchObject({ received: gel('270.00') })
})

it('services in other currencies are no ways to pay where the shop wants none', async () => {
  const order = { id: 'gel', amount: { value: '270.00', currency: 'GEL' } }
  const answer = await at('own').shop('POST', '/v1/sessions', { order, customer: { id: 'c' } })
  expect(answer).toMatchObject({ status: 422, body: { code: 'currency_not_supported' } })
})

describe('options of a session', () => {
  const opening = (name: string, options: object) =>
    at(name).shop('POST', '/v1/sessions', {
      order: { id: `options ${Math.random()}`, amount: { value: '100.00', currency: 'RUB' } },
      customer: { id: 'c' },
      providers: { paymega: options },
    })

  it.each([{ gateway_options: { cardgate: { tokenize: false } } }, { expires: '2030-01-01T00:00:00Z' }])(
    'that the public API cannot carry are refused when it is opened, by name: %j',
    async (options) => {
      expect((await opening('private', options)).status).toBe(201)
      const [name = ''] = Object.keys(options)
      expect(await opening('public', options)).toMatchObject({
        status: 422,
        body: { field: `providers.paymega.${name}`, detail: expect.stringContaining('PAYMEGA_ACCOUNT_ID') },
      })
    },
  )
})

it('a service without a page fails at once, is hidden for an hour, and its invoice counts when it is paid', async () => {
  const system = at('private')
  const first = await begin(system, '100.00', 'BRL')
  const { session, pay } = await first.choose('paymega.boleto_brl_transfer')
  expect(session.action).toMatchObject({ kind: 'choose', notice: { code: 'unsupported_flow' } })
  const ids = async () => rowsOf(await (await begin(system, '100.00', 'BRL')).see()).map(({ id }) => id)
  expect(await ids()).toEqual(['paymega.pix_brl_hpp'])
  await system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback', times: 1 }])
  await pay()
  // Its callback is lost: a look finds the money.
  system.advance(3 * 3_600_000)
  expect(await until(first.view, ({ received }) => JSON.stringify(received).includes('100.00'))).toMatchObject({
    status: 'paid',
    attempts: [{ late: true }],
  })
  // The customer has paid by it, so it comes first.
  expect(await ids()).toEqual(['paymega.boleto_brl_transfer', 'paymega.pix_brl_hpp'])
})

it('the price of one method is asked for by its id', async () => {
  const ask = (name: string, method: string) =>
    at(name).shop('GET', `/v1/providers/paymega/methods/${method}/price?value=100.00&currency=USD`)
  expect(await ask('private', 'paymega.skrill_usd_hpp')).toMatchObject({
    status: 200,
    body: {
      method: 'paymega.skrill_usd_hpp',
      currency: 'USD',
      available: true,
      fee: { value: '3.20', currency: 'USD' },
      total: { value: '103.20', currency: 'USD' },
      min: '5',
      max: '10000',
    },
  })
  expect((await ask('private', 'paymega.nothing')).status).toBe(404)
  expect((await ask('public', 'paymega.skrill_usd_hpp')).body).toMatchObject({ code: 'price_not_possible' })
})

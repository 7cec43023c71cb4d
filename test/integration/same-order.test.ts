/** The same order posted again, and orders of guests: what the shop reads, what a payment system is told. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startRelay, type Relay } from '../support/relay.ts'
import { only, startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

interface View {
  readonly status: string
  readonly revision: number
  readonly customer?: unknown
  readonly metadata?: unknown
  readonly attempts: readonly { readonly id: string; readonly status: string }[]
  readonly log: readonly { readonly what: string; readonly detail?: unknown }[]
}

let relay: Relay
let system: System
beforeAll(async () => {
  relay = await startRelay()
  system = await startSystem(
    {
      ...only('cactusgino'),
      CACTUSGINO_BASE_URL: `${relay.url}/cactusgino`,
      PAYWICKET_ORIGINS: 'https://shop.example',
    },
    { isLive: true },
  )
  relay.to(system.sandboxUrl)
})
afterAll(async () => {
  await system.close()
  await relay.close()
})

let orders = 0
const newOrder = () => ({ id: `same-${(orders += 1)}`, amount: { value: '750.00', currency: 'RUB' } })
const post = (body: object) =>
  system.shop<{ id: string; token: string; field?: string; code?: string }>('POST', '/v1/sessions', body)
const view = async (id: string) => (await system.shop<View>('GET', `/v1/sessions/${id}`)).body

/** The payer's id in the call that opened an attempt's payment. */
function payerOf(attempt: string): unknown {
  const call = relay.calls.find(({ text }) => text.includes(attempt))
  return (JSON.parse(call?.text ?? '{}') as { site_login?: unknown }).site_login
}

/** Chooses a card and waits for its details. */
async function begin(token: string, id: string): Promise<string> {
  const chosen = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  expect(chosen.status).toBe(200)
  const shown = await until(
    () => system.buyer(token, 'GET'),
    ({ body }) => body.action.kind === 'transfer',
  )
  expect(shown.status).toBe(200)
  return (await view(id)).attempts.at(-1)?.id ?? ''
}

describe('a guest', () => {
  it('is nobody in the shop’s view, and each session’s own at the payment system', async () => {
    for (let guest = 0; guest < 2; guest += 1) {
      const { status, body } = await post({ order: newOrder() })
      expect(status).toBe(201)
      expect(await view(body.id)).not.toHaveProperty('customer')
      expect(payerOf(await begin(body.token, body.id))).toBe(body.id)
    }
  })

  it('may become a customer, and what was begun is still closed as the guest’s', async () => {
    const order = newOrder()
    const { body } = await post({ order })
    const attempt = await begin(body.token, body.id)
    expect((await post({ order, customer: { id: 'c7', name: 'Anna' } })).status).toBe(200)
    expect((await view(body.id)).customer).toEqual({ id: 'c7', name: 'Anna' })
    await system.buyer(body.token, 'POST', '/cancel', { attempt })
    // The payment system finds what it closes by the payer's id as well.
    await until(
      () => system.payments(attempt),
      ([payment]) => payment?.status === 'closed',
    )
    const next = await begin(body.token, body.id)
    expect(payerOf(next)).toBe('c7')
  })
})

describe('the same order', () => {
  it('takes over what is named, raises the revision, and keeps the rest', async () => {
    const order = newOrder()
    const first = await post({ order, customer: { id: 'c1' }, metadata: { cart: 1 } })
    const before = await view(first.body.id)
    const status = async (origin: string) =>
      (await system.buyer(first.body.token, 'GET', '', undefined, { origin })).status
    expect(await status('https://new.example')).toBe(403)
    const second = await post({ order, metadata: { cart: 2 }, origins: ['https://NEW.example/'] })
    expect(second).toMatchObject({ status: 200, body: { id: first.body.id } })
    const after = await view(first.body.id)
    expect(after).toMatchObject({ customer: { id: 'c1' }, metadata: { cart: 2 }, revision: before.revision + 1 })
    expect(after.log.at(-1)).toMatchObject({ what: 'session.updated', detail: { fields: 'origins, metadata' } })
    expect(await status('https://new.example')).toBe(200)
    await post({ order, metadata: { cart: 2 } })
    expect((await view(first.body.id)).revision).toBe(after.revision)
  })

  it('is opened again with what is named', async () => {
    const order = newOrder()
    const { body } = await post({ order, customer: { id: 'c1' } })
    await system.shop('POST', `/v1/sessions/${body.id}/cancel`)
    await post({ order, customer: { id: 'c2' } })
    expect(await view(body.id)).toMatchObject({ status: 'open', customer: { id: 'c2' } })
  })

  it('names no customer that a payment system could not carry', async () => {
    const order = newOrder()
    const { body } = await post({ order, customer: { id: 'c1' } })
    const refused = await post({ order, customer: { id: 'a;b' } })
    expect(refused).toMatchObject({ status: 422, body: { field: 'customer.id' } })
    expect((await view(body.id)).customer).toEqual({ id: 'c1' })
  })
})

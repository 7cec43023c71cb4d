/** What the shop's backend can find, over real HTTP. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { startSystem, type System } from '../support/system.ts'
import { until } from '../support/until.ts'

let system: System
beforeAll(async () => {
  system = await startSystem()
})
afterAll(() => system.close())

interface Page {
  readonly data: readonly { readonly id: string; readonly createdAt: string }[]
  readonly next?: string
}

const ask = async (query: Record<string, string>) =>
  system.shop<Page>('GET', `/v1/sessions?${new URLSearchParams(query).toString()}`)
const found = async (query: Record<string, string>) => (await ask(query)).body.data.map(({ id }) => id)

async function walk(query: Record<string, string>): Promise<string[]> {
  const { body } = await ask(query)
  const ids = body.data.map(({ id }) => id)
  return body.next === undefined ? ids : [...ids, ...(await walk({ ...query, after: body.next }))]
}

/** Chosen by card, and the payment's id at its provider. */
async function pay(token: string): Promise<string> {
  await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  const read = async () => (await system.buyer(token, 'GET')).body
  const { attempt } = await until(read, ({ action }) => action.kind === 'transfer')
  const [payment] = await system.payments(attempt?.id ?? '')
  await system.event(payment?.id ?? '', 'pay')
  await until(read, ({ action }) => action.kind === 'done')
  return payment?.id ?? ''
}

it('lists the newest first or the oldest, page by page and each once', async () => {
  const ids: string[] = []
  // Several of a millisecond: our clock stands still in between.
  for (let index = 0; index < 7; index += 1) {
    const { id } = await system.open('10.00', { customer: { id: 'walker' } })
    ids.push(id)
    if (index % 3 === 2) system.advance(1000)
  }
  const newest = await walk({ customer: 'walker', limit: '2' })
  const oldest = await walk({ customer: 'walker', limit: '2', sort: 'oldest' })
  expect(newest.toSorted()).toEqual(ids.toSorted())
  expect(oldest).toEqual(newest.toReversed())
  const { body } = await ask({ customer: 'walker' })
  const times = body.data.map(({ createdAt }) => createdAt)
  expect(times).toEqual(times.toSorted().toReversed())
  expect(await ask({ after: 'ses_none' })).toMatchObject({ status: 422, body: { field: 'after' } })
})

it('finds sessions by customer, sum, day, moment, status and the payment system’s own id', async () => {
  const { id, token, order } = await system.open('4321.5', { customer: { id: 'found' } })
  await system.open('4321.50', { customer: { id: 'other' } })
  expect(await found({ amount: '4321.50', customer: 'found' })).toEqual([id])
  expect(await found({ amount: '4321.5', currency: 'RUB' })).toHaveLength(2)
  expect(await found({ amount: '4321.5', currency: 'KZT' })).toEqual([])
  const reference = await pay(token)
  expect(await found({ reference })).toEqual([id])
  expect(await found({ reference, order: order.id, status: 'paid' })).toEqual([id])
  expect(await found({ reference, status: 'open' })).toEqual([])
  expect(await found({ attention: 'true', reference })).toEqual([])
  const at = (await ask({ reference })).body.data[0]?.createdAt ?? ''
  const before = new Date(Date.parse(at) - 1).toISOString()
  const day = at.slice(0, 10)
  expect(await found({ customer: 'found', from: at, to: at })).toEqual([id])
  expect(await found({ customer: 'found', from: day, to: day })).toEqual([id])
  expect(await found({ customer: 'found', to: before })).toEqual([])
  expect(await found({ customer: 'found', from: at.replace('Z', '+01:00'), to: before })).toEqual([])
})

it.each([
  ['from', { from: '2026-02-30' }],
  ['from', { from: 'yesterday' }],
  ['to', { to: '2026-01-31T25:00:00Z' }],
  ['attention', { attention: 'false' }],
  ['amount', { amount: '1,50' }],
  ['currency', { currency: 'RUB' }],
  ['sort', { sort: 'amount' }],
  ['customer', { customer: '' }],
])('refuses what no %s is', async (field, query) => {
  expect(await ask(query)).toMatchObject({ status: 422, body: { code: 'invalid_request', field } })
})

it('answers one attempt in its session', async () => {
  const { id, token } = await system.open('1503.17')
  const { body } = await system.buyer(token, 'POST', '/choose', { method: 'cactusgino.card' })
  const attempt = body.attempt?.id ?? ''
  const shown = await system.shop<{ session: { attempts: readonly object[] } }>('GET', `/v1/attempts/${attempt}`)
  expect(shown).toMatchObject({
    status: 200,
    body: { id: attempt, method: 'cactusgino.card', asked: { value: '1503.17' }, session: { id, status: 'open' } },
  })
  const { session, ...alone } = shown.body
  expect(session.attempts).toEqual([alone])
  expect(await system.shop('GET', '/v1/attempts/none')).toMatchObject({ status: 404, body: { code: 'not_found' } })
})

interface Offer {
  readonly data: readonly {
    readonly id: string
    readonly name: string
    readonly routes: readonly { readonly id: string; readonly provider: string; readonly disabled?: string }[]
  }[]
  readonly empty?: string
}
const offer = (query: string) => system.shop<Offer>('GET', `/v1/methods?${query}`)

it('answers what buyers are offered, as they are offered it', async () => {
  const { token } = await system.open('1503.17')
  const { body } = await system.buyer(token, 'GET', '?locale=ru')
  const rows = body.action.kind === 'choose' ? body.action.methods : []
  const answer = await offer('currency=RUB&amount=1503.17&locale=ru-RU')
  expect(answer.body.data.map(({ routes: _routes, ...row }) => row)).toEqual(rows)
  expect(rows.length).toBeGreaterThan(5)
  for (const { id, routes } of answer.body.data) {
    expect(routes[0]?.id).toBe(id)
    for (const route of routes) expect(route.id.startsWith(`${route.provider}.`)).toBe(true)
  }
  const dear = await offer('currency=RUB&amount=99999999')
  expect(dear.body.data.flatMap(({ routes }) => routes.map(({ disabled }) => disabled))).toContain('above-maximum')
  const english = dear.body.data.find(({ id }) => id === 'cactusgino.card')
  expect(english?.name).not.toBe(answer.body.data.find(({ id }) => id === 'cactusgino.card')?.name)
  expect((await offer('currency=XXX&amount=1')).body.data).toEqual([])
  expect(await offer('currency=RUB&amount=1.234')).toMatchObject({ status: 422, body: { field: 'amount' } })
  expect(await offer('amount=1')).toMatchObject({ status: 422, body: { field: 'currency' } })
})

/** What every storage must find sessions by, and in which order. */
import { expect, it } from 'vitest'
import { erase } from '../../../server/domain/erasure.ts'
import { isListed } from '../../../server/domain/listed.ts'
import { byAge, type Place, type SessionFilter } from '../../../server/domain/session-filter.ts'
import type { SessionState } from '../../../server/domain/session.ts'
import type { Store } from '../../../server/domain/store.ts'
import { attempt, change, message, refund, session, T0 } from './states.ts'

const LONG_AGO = T0 - 900_000_000_000
const COUNT = 48
const OUTCOMES = ['paid', 'expired'] as const
const SUMS = [
  { minor: 10_010, currency: 'RUB' },
  { minor: 100_100, currency: 'KWD' },
  { minor: 100, currency: 'JPY' },
] as const

const pick = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length]

/** Sessions of which several share each of what they can be asked for, five of them a millisecond. */
function made(): readonly SessionState[] {
  return Array.from({ length: COUNT }, (_, index) => {
    // Ids in another order than the times.
    const id = `ls${String((index * 29) % 97).padStart(2, '0')}`
    const { terms, ...rest } = session(id)
    const outcome = pick([undefined, ...OUTCOMES], index)
    const paid = attempt(`${id}a`, [`${id} payment`])
    const foreign = { ...paid, totals: paid.totals.map((total) => ({ ...total, currency: 'USD' })) }
    return {
      ...rest,
      terms: { ...terms, amount: pick(SUMS, index >> 1) ?? terms.amount, customer: { id: `ls-${index % 4}` } },
      createdAt: LONG_AGO + Math.floor(index / 5),
      ...(outcome ? { end: { outcome, at: T0 } } : {}),
      attempts: index % 7 === 3 ? [foreign] : index % 2 === 0 ? [paid] : [],
      refunds: index % 5 === 2 ? [{ ...refund(`${id}r`, `${id}a`), status: 'unknown' }] : [],
    }
  })
}

const capabilities = (): never => {
  throw new Error('nobody asks what a payment system can do')
}

const place = ({ id, createdAt }: SessionState): Place => ({ id, at: createdAt })

/** Every page of a list, by pages of `limit`. */
async function walk(store: Store, filter: Omit<SessionFilter, 'limit' | 'after'>, limit: number): Promise<string[]> {
  const ids: string[] = []
  for (let after: Place | undefined; ;) {
    const page = await store.list({ ...filter, limit, ...(after ? { after } : {}) })
    ids.push(...page.map(({ id }) => id))
    const last = page.at(-1)
    if (!last || page.length < limit) return ids
    after = place(last)
  }
}

/** `stores` answers the storage and another server's view of it, once they are open. */
export function listsSuite(stores: () => { readonly store: Store; readonly other: Store }): void {
  const put = async (states: readonly SessionState[]) => {
    for (const state of states) {
      await stores().store.open({ ...state, attempts: [], refunds: [] }, undefined, [])
      await stores().store.change(state.id, () => ({ value: 0, change: change(state) }))
    }
  }

  it('finds sessions by all that is asked, page by page, in both directions', async () => {
    const states = made()
    await put(states)
    const [first] = states
    const filters: readonly Omit<SessionFilter, 'limit' | 'after'>[] = [
      {},
      { status: 'open' },
      { status: 'paid', customer: 'ls-1' },
      { customer: 'ls-2' },
      { customer: 'ls-2', attention: true },
      { attention: true },
      { attention: true, status: 'expired', amount: { value: '100.1' } },
      { amount: { value: '100.1' } },
      { amount: { value: '100.1', currency: 'KWD' } },
      { amount: { value: '100', currency: 'JPY' }, status: 'open' },
      { amount: { value: '100.10' } },
      { reference: `${first?.id} payment` },
      { reference: `${first?.id} payment`, status: 'paid' },
      { order: `order-${first?.id}` },
      { order: `order-${first?.id}`, customer: 'nobody' },
      { customer: '' },
    ]
    // What other tests have put there is younger.
    const bounds = [{ to: LONG_AGO + 1000 }, { from: LONG_AGO + 2, to: LONG_AGO + 6 }]
    for (const filter of filters)
      for (const bound of bounds)
        for (const sort of ['newest', 'oldest'] as const) {
          const asked = { ...filter, ...bound, sort }
          const expected = states
            .filter((state) => isListed(state, { ...asked, limit: 1 }))
            .toSorted((a, b) => byAge(place(a), place(b)) * (sort === 'oldest' ? 1 : -1))
            .map(({ id }) => id)
          for (const limit of [3, 100]) expect(await walk(stores().other, asked, limit)).toEqual(expected)
        }
    expect(await walk(stores().store, { ...bounds[1], status: 'open' }, 9)).not.toEqual([])
    const newest = await stores().store.list({ limit: 3 })
    expect(newest.map(place)).toEqual(newest.map(place).toSorted((a, b) => byAge(b, a)))
    expect(newest[0]?.createdAt).toBeGreaterThanOrEqual(T0)
  })

  it('finds a session by a payment of it, and by a refund once its payment system has named it', async () => {
    const { store, other } = stores()
    const state = {
      ...session('refer'),
      attempts: [attempt('refer-a', ['refer-p'])],
      refunds: [refund('refer-r', 'refer-a')],
    }
    await put([state])
    const found = async (reference: string) => (await other.list({ reference, limit: 5 })).map(({ id }) => id)
    expect([await found('refer-p'), await found('refer-named'), await found('refer-r')]).toEqual([['refer'], [], []])
    const named = { ...state, refunds: [{ ...refund('refer-r', 'refer-a'), reference: 'refer-named' }] }
    await store.change('refer', () => ({ value: 0, change: change(named) }))
    expect(await found('refer-named')).toEqual(['refer'])
    expect(await found('refer\u0000')).toEqual([])
  })

  it('finds a session among those that need a person for as long as it does', async () => {
    const { store, other } = stores()
    const asking: SessionState = {
      ...session('needy'),
      refunds: [{ ...refund('needy-r', 'needy-a'), status: 'unknown' }],
    }
    await put([asking])
    const needy = async () => (await other.list({ attention: true, order: 'order-needy', limit: 5 })).length
    expect(await needy()).toBe(1)
    const known: SessionState = { ...asking, refunds: [{ ...refund('needy-r', 'needy-a'), status: 'succeeded' }] }
    await store.change('needy', () => ({ value: 0, change: change(known) }))
    expect(await needy()).toBe(0)
  })

  it('knows which addresses have taken a message, until it is delivered or asked for again', async () => {
    const { store, other } = stores()
    await put([session('several')])
    const messages = [message('for-several')]
    await store.change('several', (state) => ({ value: 0, change: change(state, { messages }) }))
    const told = async () => (await other.message('for-several'))?.told
    expect(await told()).toBeUndefined()
    const again = { kind: 'again', at: T0 * 3, error: 'away' } as const
    await store.recordDelivery('for-several', { ...again, told: ['one', 'two'] })
    expect(await told()).toEqual(['one', 'two'])
    expect(await store.requeue('for-several', T0 * 3)).toBe(true)
    expect(await told()).toBeUndefined()
    await store.recordDelivery('for-several', { ...again, told: ['one'] })
    await store.recordDelivery('for-several', { kind: 'delivered' })
    expect(await told()).toBeUndefined()
  })

  it('lists messages by state and session, the newest first and page by page', async () => {
    const { store, other } = stores()
    await put([session('teller'), session('silent')])
    const ids = Array.from({ length: 7 }, (_, index) => `tell-${(index * 3) % 7}`)
    for (const [index, id] of ids.entries()) {
      const log = [{ at: LONG_AGO + Math.floor(index / 3), what: 'said' }]
      const messages = [message(id)]
      await store.change('teller', (state) => ({ value: 0, change: change(state, { log, messages }) }))
    }
    await store.recordDelivery('tell-0', { kind: 'delivered' })
    await store.recordDelivery('tell-3', { kind: 'given-up', error: 'answered 500' })
    await store.recordDelivery('tell-6', { kind: 'again', at: T0 * 3, error: 'away' })
    const newest = ['tell-4', 'tell-5', 'tell-2', 'tell-1', 'tell-6', 'tell-3', 'tell-0']
    const found = async (filter: Parameters<Store['listMessages']>[0]) =>
      (await other.listMessages(filter)).map(({ id }) => id)
    expect(await found({ session: 'teller', limit: 9 })).toEqual(newest)
    expect(await found({ session: 'silent', limit: 9 })).toEqual([])
    expect(await found({ session: 'teller', state: 'delivered', limit: 9 })).toEqual(['tell-0'])
    const waiting = newest.filter((id) => id !== 'tell-0' && id !== 'tell-3')
    expect(await found({ session: 'teller', state: 'waiting', limit: 9 })).toEqual(waiting)
    for (let place = 0; place < newest.length; place += 2) {
      const [id = ''] = newest.slice(place)
      const { createdAt = 0 } = (await other.message(id)) ?? {}
      expect(await found({ session: 'teller', after: { id, at: createdAt }, limit: 2 })).toEqual(
        newest.slice(place + 1, place + 3),
      )
    }
    expect(await found({ state: 'failed', after: { id: 'tell-4', at: LONG_AGO + 9 }, limit: 9 })).toContain('tell-3')
    expect(await found({ after: { id: 'tell-1', at: LONG_AGO + 1 }, limit: 3 })).toEqual(newest.slice(4))
    expect(await other.message('tell-6')).toMatchObject({
      state: 'waiting',
      tries: 1,
      error: 'away',
      session: 'teller',
    })
    expect([await other.message('nobody'), await other.message('a\u0000')]).toEqual([undefined, undefined])
    for (const id of newest) await store.recordDelivery(id, { kind: 'delivered' })
  })

  it('finds an erased session by its sum and order, and not by whom it was about', async () => {
    const { store, other } = stores()
    const { terms, ...rest } = session('wiped')
    const amount = { minor: 777_777, currency: 'EUR' }
    const state = {
      ...rest,
      terms: { ...terms, amount, customer: { id: 'wiped-c' } },
      end: { outcome: 'paid', at: T0 } as const,
    }
    await put([state])
    const erased = erase(state, {}, { now: T0, capabilities }).state
    await store.change('wiped', () => ({ value: 0, change: change(erased, { erases: 'told' }) }))
    const found = async (filter: Omit<SessionFilter, 'limit'>) =>
      (await other.list({ ...filter, limit: 5 })).map(({ id }) => id)
    expect(await found({ customer: 'wiped-c' })).toEqual([])
    expect(await found({ amount: { value: '7777.77' } })).toEqual(['wiped'])
    expect(await found({ order: 'order-wiped' })).toEqual(['wiped'])
  })
}

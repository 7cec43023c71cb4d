/** How routes have fared, as every storage must remember it, for all servers. */
import { expect, it } from 'vitest'
import { afterFailure } from '../../../server/domain/route-book.ts'
import type { Store } from '../../../server/domain/store.ts'
import { HOUR, SECOND } from '../../../server/domain/time-units.ts'
import { all, session, T0 } from './states.ts'

/** `other` is another server's view of the same data, where there can be one. */
export function routesSuite(stores: () => { readonly store: Store; readonly other: Store }): void {
  it('adds up what was counted of a route, whoever counts, and forgets what is old', async () => {
    const { store, other } = stores()
    await all(20, (index) => (index % 2 ? store : other).countRoute('a.one', 'failed', T0))
    await store.countRoute('a.one', 'failed', T0 + HOUR)
    await store.countRoute('a.one', 'paid', T0 + HOUR)
    await other.countRoute('a.two', 'failed', T0 - HOUR)
    const sorted = async (from: number) =>
      (await store.routeCounts(from)).toSorted((a, b) => (a.route + a.what < b.route + b.what ? -1 : 1))
    expect(await sorted(T0)).toEqual([
      { route: 'a.one', what: 'failed', times: 21 },
      { route: 'a.one', what: 'paid', times: 1 },
    ])
    expect(await sorted(T0 - HOUR)).toHaveLength(3)
    await other.dropRouteCounts(T0 + HOUR)
    expect(await sorted(0)).toEqual([
      { route: 'a.one', what: 'failed', times: 1 },
      { route: 'a.one', what: 'paid', times: 1 },
    ])
  })

  it('counts failures in a row one by one, whichever server has them, and ends the row', async () => {
    const { store, other } = stores()
    const fail = (at: number, on = store) => on.changeStreak('b.one', (held) => afterFailure(held, at))
    expect(await store.busyRoutes(T0)).toEqual([])
    await all(3, (index) => fail(T0, index % 2 ? store : other))
    const [busy] = await other.busyRoutes(T0 + SECOND)
    expect(busy).toEqual({ route: 'b.one', until: expect.any(Number) })
    expect(await store.busyRoutes(busy?.until ?? 0)).toEqual([])
    await other.endStreak('b.one')
    await fail(T0 + 2 * SECOND)
    await fail(T0 + 3 * SECOND)
    expect(await store.busyRoutes(T0 + 4 * SECOND)).toEqual([])
  })

  it('finds the newest sessions of a customer, and of nobody none', async () => {
    const { store } = stores()
    const of = (id: string, customer: string, createdAt: number) => {
      const { terms, ...rest } = session(id)
      return { ...rest, createdAt, terms: { ...terms, customer: { id: customer } } }
    }
    for (const [index, id] of ['n3', 'n1', 'n2', 'n4'].entries())
      await store.open(of(id, 'newest', T0 + index), undefined, [])
    await store.open(of('n5', 'other', T0 + 9), undefined, [])
    await store.open(of('n6', '', T0 + 9), undefined, [])
    expect((await store.newestOf('newest', 3)).map(({ id }) => id)).toEqual(['n4', 'n2', 'n1'])
    expect(await store.newestOf('', 3)).toEqual([])
    expect(await store.newestOf('none\u0000', 3)).toEqual([])
  })
}

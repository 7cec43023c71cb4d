/** What is counted is read anew every few seconds, and trouble with it is nobody's trouble. */
import { expect, it } from 'vitest'
import { T0 } from '../../test/support/domain.ts'
import { memoryRoutes } from '../../test/support/store/memory-routes.ts'
import type { RouteBook } from '../domain/route-book.ts'
import { HOUR, MINUTE, SECOND } from '../domain/time-units.ts'
import { createRouteHistory } from './route-history.ts'

function history(store: RouteBook = memoryRoutes()) {
  const clock = { now: T0 }
  const asked: string[] = []
  const warned: string[] = []
  const counting: RouteBook = {
    ...store,
    routeCounts: (from) => {
      asked.push('counts')
      return store.routeCounts(from)
    },
    busyRoutes: (at) => {
      asked.push('busy')
      return store.busyRoutes(at)
    },
  }
  const log = { info: () => {}, warn: (_detail: object, message: string) => void warned.push(message), error: () => {} }
  const routes = createRouteHistory({ store: counting, now: () => clock.now, log })
  return { routes, clock, asked, warned }
}
const failed = (route: string) => ({ kind: 'failed', route }) as const

it('knows at once what it was told itself, and soon what another server was', async () => {
  const store = memoryRoutes()
  const [here, there] = [history(store), history(store)]
  expect([...(await there.routes.standings())]).toEqual([])
  here.routes.tell([failed('a.b')])
  here.routes.tell([failed('a.b'), failed('a.b')])
  const busyUntil = T0 + 3 * MINUTE
  expect((await here.routes.standings()).get('a.b')).toEqual({ trouble: 0, paid: 0, busyUntil })
  expect((await there.routes.standings()).get('a.b')).toBeUndefined()
  there.clock.now += 2 * SECOND
  expect((await there.routes.standings()).get('a.b')).toMatchObject({ busyUntil })
  expect(here.warned).toEqual([expect.stringContaining('not offered for now')])
})

it('asks storage once, however many look', async () => {
  const { routes, clock, asked } = history()
  await Promise.all(Array.from({ length: 50 }, () => routes.standings()))
  clock.now += SECOND
  await routes.standings()
  expect(asked.toSorted()).toEqual(['busy', 'counts'])
  clock.now += SECOND
  await routes.standings()
  expect(asked.toSorted()).toEqual(['busy', 'busy', 'counts'])
})

it('offers a route again when its time is over, and at once where it has worked', async () => {
  const { routes, clock } = history()
  routes.tell([failed('a.b'), failed('a.b'), failed('a.b')])
  routes.tell([failed('c.d'), failed('c.d'), failed('c.d')])
  routes.tell([{ kind: 'opened', route: 'c.d', seconds: 3 }])
  expect((await routes.standings()).get('c.d')).not.toHaveProperty('busyUntil')
  clock.now += 3 * MINUTE - 1
  expect((await routes.standings()).get('a.b')).toHaveProperty('busyUntil')
  clock.now += 1
  expect((await routes.standings()).get('a.b')).not.toHaveProperty('busyUntil')
})

it('counts a day, and forgets what is older', async () => {
  const store = memoryRoutes()
  const { routes, clock } = history(store)
  routes.tell(Array.from({ length: 3 }, () => ({ kind: 'opened', route: 'a.b', seconds: 4 }) as const))
  expect((await routes.standings()).get('a.b')).toEqual({ trouble: 0, paid: 0, usually: 5 })
  clock.now += 26 * HOUR
  routes.tell([{ kind: 'paid', route: 'c.d' }])
  expect([...(await routes.standings())]).toEqual([['c.d', { trouble: 0, paid: 1 }]])
  expect(await store.routeCounts(0)).toHaveLength(1)
})

it('goes by what was known while storage is away', async () => {
  const store = memoryRoutes()
  let isAway = false
  const shaky = new Proxy(store, {
    get: (held, key) =>
      isAway ? () => Promise.reject(new Error('storage is away')) : (Reflect.get(held, key) as unknown),
  })
  const { routes, clock, warned } = history({
    countRoute: (...given) => shaky.countRoute(...given),
    routeCounts: (...given) => shaky.routeCounts(...given),
    dropRouteCounts: (...given) => shaky.dropRouteCounts(...given),
    changeStreak: (...given) => shaky.changeStreak(...given),
    endStreak: (...given) => shaky.endStreak(...given),
    busyRoutes: (...given) => shaky.busyRoutes(...given),
  })
  routes.tell([{ kind: 'paid', route: 'a.b' }])
  await routes.standings()
  isAway = true
  clock.now += MINUTE
  routes.tell([failed('a.b')])
  expect((await routes.standings()).get('a.b')).toEqual({ trouble: 0, paid: 1 })
  expect(warned.map((message) => /could not be \w+/.exec(message)?.[0]).toSorted()).toEqual([
    'could not be read',
    'could not be read',
    'could not be stored',
  ])
})

/**
 * How the routes have fared in the last day, as all servers have seen it: what happens is counted in storage, and read from there every few
 * seconds. Nobody's payment waits for it, and none fails because of it.
 */
import {
  afterFailure,
  arrivedIn,
  FAILED,
  openedIn,
  PAID,
  standingsOf,
  type RouteBook,
  type Streak,
  type Standings,
} from '../domain/route-book.ts'
import type { RouteOutcome } from '../domain/route-outcomes.ts'
import { HOUR, SECOND } from '../domain/time-units.ts'
import type { Log } from './log.ts'

/** What other servers have seen is read so often, ms: that a route is busy, and all that was counted. */
const BUSY_FRESH = 2 * SECOND
const COUNTS_FRESH = 5 * SECOND
/** So much of the past counts, ms. */
const REMEMBERED = 24 * HOUR

export interface RouteHistory {
  /** Takes down what has happened; never rejects, and need not be waited for. */
  tell(outcomes: readonly RouteOutcome[]): void
  /** How the routes stand now, all that this server was told included. */
  standings(): Promise<Standings>
}

export interface RouteHistoryDeps {
  readonly store: RouteBook
  /** ms since the epoch. */
  readonly now: () => number
  readonly log: Log
}

type Counts = Awaited<ReturnType<RouteBook['routeCounts']>>
type Busy = Awaited<ReturnType<RouteBook['busyRoutes']>>

const hourOf = (at: number): number => Math.floor(at / HOUR) * HOUR

/** Something that is read again once it is `fresh` ms old, or stale; whoever asks meanwhile gets the same reading. */
function reading<Value>(read: (at: number) => Promise<Value>, fresh: number, first: Value, deps: RouteHistoryDeps) {
  let value = first
  let readAt = -Infinity
  let under: Promise<void> | undefined
  async function again(at: number): Promise<void> {
    try {
      readAt = at
      value = await read(at)
    } catch (error) {
      deps.log.warn({ err: error }, 'how the payment routes have fared could not be read; what was known is used')
    } finally {
      under = undefined
    }
  }
  return {
    stale() {
      readAt = -Infinity
    },
    async get(): Promise<Value> {
      const at = deps.now()
      // A clock that was put back makes it old as well.
      if (Math.abs(at - readAt) >= fresh) under ??= again(at)
      await under
      return value
    },
  }
}

export function createRouteHistory(deps: RouteHistoryDeps): RouteHistory {
  const { store, now, log } = deps
  const counts = reading<Counts>((at) => store.routeCounts(hourOf(at - REMEMBERED)), COUNTS_FRESH, [], deps)
  const busy = reading<Busy>((at) => store.busyRoutes(at), BUSY_FRESH, [], deps)
  let forgotten = hourOf(now())
  let telling: Promise<void> = Promise.resolve()

  /** Once an hour what is too old goes. */
  async function forget(hour: number): Promise<void> {
    if (hour <= forgotten) return
    forgotten = hour
    await store.dropRouteCounts(hour - REMEMBERED)
  }

  async function take(outcome: RouteOutcome): Promise<void> {
    const at = now()
    const { route } = outcome
    let after: Streak | undefined
    switch (outcome.kind) {
      case 'opened':
        await store.countRoute(route, openedIn(outcome.seconds), hourOf(at))
        await store.endStreak(route)
        break
      case 'failed':
        await store.countRoute(route, FAILED, hourOf(at))
        await store.changeStreak(route, (held) => (after = afterFailure(held, at)))
        if (after && after.busyUntil > at)
          log.warn(
            { route, failures: after.failures },
            'a payment route fails again and again, and is not offered for now',
          )
        break
      case 'arrived':
        await store.countRoute(route, arrivedIn(outcome.seconds), hourOf(at))
        break
      case 'paid':
        // It may have been opened long ago: that it opens now it does not say.
        await store.countRoute(route, PAID, hourOf(at))
        break
    }
    await forget(hourOf(at))
  }

  async function takeAll(outcomes: readonly RouteOutcome[]): Promise<void> {
    for (const outcome of outcomes) {
      try {
        await take(outcome)
      } catch (error) {
        log.warn({ err: error, route: outcome.route }, 'how a payment route has fared could not be stored')
      }
    }
    counts.stale()
    busy.stale()
  }

  return {
    tell(outcomes) {
      telling = Promise.all([telling, takeAll(outcomes)]).then(() => undefined)
    },
    async standings() {
      await telling
      const at = now()
      const isBusy = ({ until }: Busy[number]) => until > at
      return standingsOf(await counts.get(), (await busy.get()).filter(isBusy))
    },
  }
}

/** How routes have fared: what the storage keeps of it, and what follows for the next buyer. Pure. */
import { HOUR, MINUTE } from './time-units.ts'

/** So much happened by a route within some hours; `what` is a word of `route-outcomes.ts`. */
export interface RouteCount {
  readonly route: string
  readonly what: string
  readonly times: number
}

/** Failures of a route in a row, and until when it is not offered, ms. */
export interface Streak {
  readonly failures: number
  readonly failedAt: number
  readonly busyUntil: number
}

/** The part of the storage that remembers it, for all servers. */
export interface RouteBook {
  /** Counts one more in the hour that began at `hour` (ms). */
  countRoute(route: string, what: string, hour: number): Promise<void>
  /** What was counted in the hours from `hour` (ms) on, added up. */
  routeCounts(hour: number): Promise<readonly RouteCount[]>
  /** Forgets what was counted in hours before `hour` (ms). */
  dropRouteCounts(hour: number): Promise<void>
  /** `change` is pure and may be called again; two servers never change one at once. */
  changeStreak(route: string, change: (held: Streak | undefined) => Streak): Promise<void>
  /** It has worked again. */
  endStreak(route: string): Promise<void>
  /** Those that are busy at `now` (ms). */
  busyRoutes(now: number): Promise<readonly { readonly route: string; readonly until: number }[]>
}

/** So many in a row, and it is not offered for a while: longer each time that it fails right after. */
const IN_A_ROW = 3
const BUSY = [3 * MINUTE, 6 * MINUTE, 12 * MINUTE] as const
/** Failures further apart than this are in no row. */
const ROW = HOUR

/** After one failure more at `now` (ms). */
export function afterFailure(held: Streak | undefined, now: number): Streak {
  const isRow = held !== undefined && now - held.failedAt < ROW
  const failures = isRow ? held.failures + 1 : 1
  const times = Math.min(failures - IN_A_ROW, BUSY.length - 1)
  const busyUntil = now + (BUSY[times] ?? 0)
  // Those that were under way when it became busy are of the same trouble.
  const isBusy = held !== undefined && held.busyUntil > now
  if (isBusy) return { ...held, failedAt: now }
  return { failures, failedAt: now, busyUntil: times < 0 ? 0 : busyUntil }
}

/** How a route stands for the next buyer. */
export interface Standing {
  /** Not to be offered until then, ms. */
  readonly busyUntil?: number
  /** Seconds within which four of five had something to pay by. */
  readonly usually?: number
  /** Seconds within which the money of four of five was there, once they had said that it was sent. */
  readonly arrives?: number
  /** How seldom it had, by thirds: 0 is good, or too little is known. */
  readonly trouble: 0 | 1 | 2
  /** How many orders were paid by it. */
  readonly paid: number
}
export type Standings = ReadonlyMap<string, Standing>

/** Whole seconds by which times are kept; the last stands for all that took longer. */
const STEPS = [1, 2, 3, 5, 7, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240, 300, 420, 600] as const
const LAST = 600
/** Fewer times than this say nothing yet of how long it takes, or of how often it works. */
const ENOUGH = 3
const ENOUGH_TRIES = 5
const SHARE = 0.8

/** The step that a time belongs to. */
export const stepOf = (seconds: number): number => STEPS.find((step) => seconds <= step) ?? LAST

/** Money is on its way for longer than a first answer is. What takes longer than the last of these says no time, but that it does. */
const ARRIVALS = [...STEPS, 900, 1200, 1800, 2700, 3600] as const
const LONGER = 86_400
const arrivalStepOf = (seconds: number): number => ARRIVALS.find((step) => seconds <= step) ?? LONGER

type Times = Map<number, number>
interface Sums {
  failed: number
  paid: number
  readonly opened: Times
  readonly arrived: Times
}

/** The step within which four of five were; undefined where too few were counted, or they took longer than any. */
function usualOf(times: Times, steps: readonly number[]): number | undefined {
  const all = [...times.values()].reduce((sum, count) => sum + count, 0)
  if (all < ENOUGH) return undefined
  let within = 0
  return steps.find((step) => (within += times.get(step) ?? 0) >= SHARE * all)
}

function troubleOf({ opened, failed }: Sums): Standing['trouble'] {
  const good = [...opened.values()].reduce((sum, times) => sum + times, 0)
  if (good + failed < ENOUGH_TRIES) return 0
  const rate = good / (good + failed)
  return rate >= SHARE ? 0 : rate >= 0.5 ? 1 : 2
}

/** The words under which something is counted. */
export const FAILED = 'failed'
export const PAID = 'paid'
const OPENED = 'opened '
export const openedIn = (seconds: number): string => `${OPENED}${stepOf(seconds)}`
const ARRIVED = 'arrived '
export const arrivedIn = (seconds: number): string => `${ARRIVED}${arrivalStepOf(seconds)}`

function count(into: Times, step: number, times: number): void {
  into.set(step, (into.get(step) ?? 0) + times)
}

/** What all that was counted, and who is busy, comes to. */
export function standingsOf(
  counts: readonly RouteCount[],
  busy: readonly { readonly route: string; readonly until: number }[],
): Standings {
  const sums = new Map<string, Sums>()
  const sumsOf = (route: string): Sums => {
    const held = sums.get(route) ?? {
      failed: 0,
      paid: 0,
      opened: new Map<number, number>(),
      arrived: new Map<number, number>(),
    }
    sums.set(route, held)
    return held
  }
  for (const { route, what, times } of counts) {
    const sum = sumsOf(route)
    if (what === FAILED) sum.failed += times
    else if (what === PAID) sum.paid += times
    else if (what.startsWith(OPENED)) count(sum.opened, stepOf(Number(what.slice(OPENED.length))), times)
    else if (what.startsWith(ARRIVED)) count(sum.arrived, arrivalStepOf(Number(what.slice(ARRIVED.length))), times)
  }
  const until = new Map(busy.map((one) => [one.route, one.until]))
  for (const route of until.keys()) sumsOf(route)
  return new Map(
    [...sums].map(([route, sum]): [string, Standing] => {
      const usually = usualOf(sum.opened, STEPS)
      const arrives = usualOf(sum.arrived, ARRIVALS)
      const busyUntil = until.get(route)
      return [
        route,
        {
          trouble: troubleOf(sum),
          paid: sum.paid,
          ...(usually === undefined ? {} : { usually }),
          ...(arrives === undefined ? {} : { arrives }),
          ...(busyUntil === undefined ? {} : { busyUntil }),
        },
      ]
    }),
  )
}

/**
 * The server's clock, read in the browser. It is anchored to `performance.now()`, which neither a wrong nor a
 * changed device clock can move. Some systems stop that counter while they sleep; the device clock then runs
 * ahead of it, which `jumped` notices, so that a fresh Session can be asked for.
 */

/** Both in ms; `date` is the device's clock, `steady` only ever counts up. */
export interface TimeSource {
  date(): number
  steady(): number
}

export interface Clock {
  /** Sets the clock by the `now` of a Session that has just arrived (ISO 8601). */
  anchor(serverNow: string): void
  /** The server's time, ms since the epoch; the device's own before the first anchor. */
  now(): number
  /** True where the device slept or its clock was changed since the anchor: what `now` says needs a fresh Session. */
  jumped(): boolean
}

/** More than the two counters drift apart by themselves in hours, ms. */
const TOLERANCE = 2_000

export function createClock(time: TimeSource): Clock {
  let offset = time.date() - time.steady()
  let gap = offset
  return {
    anchor(serverNow) {
      offset = Date.parse(serverNow) - time.steady()
      gap = time.date() - time.steady()
    },
    now: () => time.steady() + offset,
    jumped: () => Math.abs(time.date() - time.steady() - gap) > TOLERANCE,
  }
}

/** The browser's own counters. */
export const browserTime: TimeSource = { date: () => Date.now(), steady: () => performance.now() }

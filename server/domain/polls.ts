/** When a provider is asked by itself, should its callback not come. Pure. */
import type { Poll } from './session.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

/** ms after the step before. */
const POLL_WAITS = [90 * SECOND, 3 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 15 * HOUR] as const

/** The poll that follows step `step`, or undefined where there is none left. `now` is ms since the epoch. */
export function nextPoll(step: number, now: number): Poll | undefined {
  const wait = POLL_WAITS[step]
  return wait === undefined ? undefined : { at: now + wait, step: step + 1 }
}

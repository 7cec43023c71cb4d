/**
 * How many payments a session may start: each costs a call to a payment system. Counted from its own attempts, so that it
 * holds whichever server is asked. Pure.
 */
import type { SessionState } from './session.ts'
import { HOUR, MINUTE } from './time-units.ts'

/** So many in so many ms are more than any buyer starts. */
const LIMITS = [
  { attempts: 30, per: MINUTE },
  { attempts: 100, per: HOUR },
] as const

/** The ms until another attempt may be started; undefined where one may be now. */
export function waitForChoice({ attempts }: Pick<SessionState, 'attempts'>, now: number): number | undefined {
  const waits = LIMITS.flatMap((limit) => {
    // The oldest of those that must be left behind first.
    const oldest = attempts.at(-limit.attempts)
    const wait = oldest ? oldest.startedAt + limit.per - now : 0
    return wait > 0 ? [wait] : []
  })
  return waits.length === 0 ? undefined : Math.max(...waits)
}

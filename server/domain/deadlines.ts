/** When things end and when somebody must look at a session next. Pure; all times ms. */
import { isLive, statusOf } from './attempt.ts'
import type { AttemptState, SessionState } from './session.ts'

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE

/** After its countdown an attempt is kept open this long: a transfer sent in the last minute still has to arrive. */
export const TRANSFER_GRACE = 10 * MINUTE
/** How long a success without card, link or QR may stay a wait before it is called `no_details`. */
export const DETAILS_LIMIT = 20 * SECOND
/** The token reads this long after the session's end. */
export const READABLE = 24 * HOUR

/** What the domain must know of a provider to plan its work. */
export interface Capabilities {
  readonly lookup: boolean
  readonly close: boolean
  readonly repeatable: boolean
  /** Seconds a create call may take. */
  readonly createLimit: number
}
export type CapabilitiesOf = (provider: string) => Capabilities

/** Looks at a provider for the case that its callback does not come: ms after the step before. */
const POLL_WAITS = [90 * SECOND, 3 * MINUTE, 10 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 15 * HOUR] as const

/** The look that follows step `step`, or undefined where there is none left. */
export function nextPoll(step: number, now: number): AttemptState['look'] {
  const wait = POLL_WAITS[step]
  return wait === undefined ? undefined : { at: now + wait, step: step + 1 }
}

export function liveAttempt(state: Pick<SessionState, 'attempts' | 'terms'>): AttemptState | undefined {
  return state.attempts.findLast((attempt) => isLive(attempt, state.terms.amount.currency))
}

/** When the attempt's instructions stop being good; while it is starting, when its provider should have answered. */
function attemptEnd(attempt: AttemptState, capabilities: CapabilitiesOf): number {
  if (attempt.expiresAt !== undefined) return Math.max(attempt.expiresAt, attempt.sentAt ?? 0)
  if (attempt.progress.word === 'starting')
    return attempt.startedAt + capabilities(attempt.provider).createLimit * SECOND
  return attempt.sentAt ?? 0
}

/** The session does not end before its live attempt's end and the grace after it. */
export function sessionEnd(state: SessionState, capabilities: CapabilitiesOf): number {
  const live = liveAttempt(state)
  const held = live ? attemptEnd(live, capabilities) : 0
  return held > 0 ? Math.max(state.expiresAt, held + TRANSFER_GRACE) : state.expiresAt
}

/** When an attempt ends by the clock alone, if it does. A confirming one waits for its provider or the session's end. */
export function attemptDeadline(attempt: AttemptState, currency: string): number | undefined {
  if (!isLive(attempt, currency)) return undefined
  const status = statusOf(attempt, currency)
  if (status !== 'pending') return undefined
  if (!attempt.screen) return (attempt.answeredAt ?? attempt.startedAt) + DETAILS_LIMIT
  return attempt.expiresAt === undefined ? undefined : attempt.expiresAt + TRANSFER_GRACE
}

/** A create waits while another attempt is being closed: two payments must not be open at once by our doing. */
function isBlocked(state: SessionState, attempt: AttemptState): boolean {
  if (attempt.task?.kind !== 'create') return false
  return state.attempts.some((other) => other.id !== attempt.id && other.task?.kind === 'close')
}

/** May this attempt's task be started now? */
export function isRunnable(state: SessionState, attempt: AttemptState, now: number): boolean {
  const { task } = attempt
  if (!task || task.at > now || (task.claim && task.claim.until > now)) return false
  return !isBlocked(state, attempt)
}

/** The earliest moment at which something in this session is due, or undefined where all is at rest. */
export function nextWake(state: SessionState, capabilities: CapabilitiesOf): number | undefined {
  const times: number[] = []
  if (!state.end) times.push(sessionEnd(state, capabilities))
  for (const attempt of state.attempts) {
    // A create that waits for the close before it is set off by that close.
    if (attempt.task && !isBlocked(state, attempt)) times.push(attempt.task.claim?.until ?? attempt.task.at)
    if (attempt.look && !attempt.task) times.push(attempt.look.at)
    const deadline = attemptDeadline(attempt, state.terms.amount.currency)
    if (deadline !== undefined) times.push(deadline)
  }
  for (const refund of state.refunds) if (refund.task) times.push(refund.task.claim?.until ?? refund.task.at)
  return times.length > 0 ? Math.min(...times) : undefined
}

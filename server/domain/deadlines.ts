/** When attempts and sessions end by the clock. Pure; all times ms. */
import { liveAttempt, statusOf } from './attempt.ts'
import type { CapabilitiesOf } from './capabilities.ts'
import { endedTransfer } from './ended-transfer.ts'
import { foreignTo } from './ledger.ts'
import type { AttemptState, SessionState } from './session.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

/** After its countdown an attempt is kept open this long: a transfer sent in the last minute still has to arrive. */
export const TRANSFER_GRACE = 10 * MINUTE
/** How long a success without card, link or QR may stay a wait before it is called `no_details`. */
export const DETAILS_LIMIT = 20 * SECOND
/** How long money in another currency holds a session open. */
export const FOREIGN_HELD = 30 * 24 * HOUR
/** The token reads this long after the session's end. */
export const READABLE = 24 * HOUR

/** When the attempt's instructions stop being good; while it is starting, when its provider should have answered. */
function attemptEnd(attempt: AttemptState, capabilities: CapabilitiesOf): number {
  if (attempt.expiresAt !== undefined) return Math.max(attempt.expiresAt, attempt.sentAt ?? 0)
  if (attempt.progress.word === 'starting')
    return attempt.startedAt + capabilities(attempt.provider).createLimit * SECOND
  return attempt.sentAt ?? 0
}

/** Money in another currency holds its session open until a person has said what it is worth, so long at most. */
function foreignUntil(attempt: AttemptState, currency: string): number {
  return foreignTo(attempt, currency).length > 0 ? (attempt.foreignAt ?? attempt.startedAt) + FOREIGN_HELD : 0
}

/**
 * The session does not end before its live attempt's end and the grace after it, nor before the grace after the buyer's word
 * that money is on its way to details whose time was over.
 */
export function sessionEnd(state: SessionState, capabilities: CapabilitiesOf): number {
  const live = liveAttempt(state)
  const held = live ? attemptEnd(live, capabilities) : (endedTransfer(state)?.sentAt ?? 0)
  const foreign = state.attempts.map((attempt) => foreignUntil(attempt, state.terms.amount.currency))
  // What holds nothing is 0, which is over long ago.
  return Math.max(state.expiresAt, held + TRANSFER_GRACE, ...foreign)
}

/** When an attempt ends by the clock alone, if it does. A confirming one waits for its provider or the session's end. */
export function attemptDeadline(attempt: AttemptState, currency: string): number | undefined {
  if (statusOf(attempt, currency) !== 'pending') return undefined
  if (!attempt.screen) return (attempt.answeredAt ?? attempt.startedAt) + DETAILS_LIMIT
  return attempt.expiresAt === undefined ? undefined : attempt.expiresAt + TRANSFER_GRACE
}

/** Attempts: what one says to the outside, and what a report does to it. Pure. */
import type { AttemptStatus } from '../../src/contract/index.ts'
import { foreignTo, heldTotals, join, receivedBy } from './ledger.ts'
import type { Report } from './report.ts'
import type { AttemptState, Progress, SessionState } from './session.ts'

const ENDED: ReadonlySet<Progress['word']> = new Set(['failed', 'expired', 'cancelled'])
/** On a tie of the provider's order the later word wins: starting < pending < confirming < ended. */
const RANK: Readonly<Record<Progress['word'], number>> = {
  starting: 0,
  pending: 1,
  confirming: 2,
  cancelled: 3,
  expired: 4,
  failed: 5,
}

function compare(a: Progress, b: Progress): number {
  const ended = Number(ENDED.has(a.word)) - Number(ENDED.has(b.word))
  if (ended !== 0) return ended
  return a.order - b.order || RANK[a.word] - RANK[b.word] || (a.failure ?? '').localeCompare(b.failure ?? '')
}

/**
 * The later of two states without money: an end outranks everything, else the provider's order decides, else
 * the rank. A join: commutative, associative, idempotent.
 */
export function latestProgress(a: Progress, b: Progress): Progress {
  return compare(a, b) >= 0 ? a : b
}

/** Has the attempt ended without money? */
export function hasEnded(progress: Progress): boolean {
  return ENDED.has(progress.word)
}

function progressOf(report: Report): Progress {
  // "Succeeded" without totals is not money yet: the provider is still to say how much.
  const word = report.state === 'succeeded' ? 'confirming' : report.state
  return { word, order: report.order ?? 0, ...(report.failure ? { failure: report.failure } : {}) }
}

/** The attempt's status in the contract's words, against what its provider was asked. */
export function statusOf(attempt: AttemptState, currency: string): AttemptStatus {
  const received = receivedBy(attempt, currency)
  if (received > attempt.asked) return 'overpaid'
  if (received > 0 && received === attempt.asked) return 'paid'
  if (foreignTo(attempt, currency).length > 0) return 'confirming'
  if (received > 0) return 'underpaid'
  if (hasEnded(attempt.progress)) return attempt.progress.word
  if (attempt.givenUp) return attempt.givenUp.why === 'ended' ? 'expired' : 'cancelled'
  const isSent = attempt.sentAt !== undefined && attempt.progress.word === 'pending'
  const word = isSent ? 'confirming' : attempt.progress.word
  return word === 'confirming' && isBack(attempt, currency) ? 'cancelled' : word
}

/** What was to be confirmed has come in another currency, and nothing of it is left: there is nothing to wait for. */
const isBack = (attempt: AttemptState, currency: string) =>
  heldTotals(attempt).some((total) => total.currency !== currency && total.received > 0)

/** Is the buyer still busy with it? At most one attempt of a session is. */
export function isLive(attempt: AttemptState, currency: string): boolean {
  if (attempt.givenUp) return false
  const status = statusOf(attempt, currency)
  return status === 'starting' || status === 'pending' || status === 'confirming'
}

/** The attempt the buyer is busy with, if there is one. */
export function liveAttempt(state: Pick<SessionState, 'attempts' | 'terms'>): AttemptState | undefined {
  return state.attempts.findLast((attempt) => isLive(attempt, state.terms.amount.currency))
}

/**
 * The attempt the buyer is shown: the live one, or one that is over and by which money in another currency came, so that nobody
 * is asked to pay again before a person has said what it is worth.
 */
export function shownAttempt(state: Pick<SessionState, 'attempts' | 'terms'>): AttemptState | undefined {
  const { currency } = state.terms.amount
  return liveAttempt(state) ?? state.attempts.findLast((attempt) => foreignTo(attempt, currency).length > 0)
}

/**
 * Is the state of this report about the payment we asked for, not about an extra deposit beside it? Until a provider
 * gives a payment its own id (a form that the buyer is still to submit), our id of the attempt stands for it.
 */
function isMain(attempt: AttemptState, report: Report): boolean {
  const { id, payment } = attempt
  return payment === undefined || payment === id || report.payment === id || payment === report.payment
}

/** What its provider asks is what the attempt asks; what the order owed stays beside it. */
function askedBy(
  screen: Report['screen'],
  { asked, ordered }: AttemptState,
  currency: string,
): Partial<Pick<AttemptState, 'asked' | 'ordered'>> {
  if (screen?.kind !== 'transfer' || !screen.amount || screen.amount.currency !== currency) return {}
  const { minor } = screen.amount
  return minor > 0 && minor !== asked ? { asked: minor, ordered: ordered ?? asked } : {}
}

const ENDED_BARE: ReadonlySet<AttemptStatus> = new Set(['failed', 'expired', 'cancelled'])

/**
 * The attempt after money has come by it, of whatever currency: late where it had ended without any, and with the time at
 * which money in another currency first came.
 */
export function withMoney(before: AttemptState, after: AttemptState, currency: string, now: number): AttemptState {
  const [was, is] = [before, after].map((attempt) => moneyIn(attempt))
  const isLate = (is ?? 0) > (was ?? 0) && ENDED_BARE.has(statusOf(before, currency))
  const isForeign = before.foreignAt === undefined && foreignTo(after, currency).length > 0
  return { ...after, ...(isLate ? { late: true } : {}), ...(isForeign ? { foreignAt: now } : {}) }
}

/** Grows with money of any currency. */
const moneyIn = (attempt: AttemptState) => heldTotals(attempt).reduce((all, { received }) => all + received, 0)

/** The attempt after one more report. Totals are joined; words, screen and clock only from the payment we asked for. */
export function withReport(attempt: AttemptState, report: Report, currency: string, now: number): AttemptState {
  const answered = withMoney(attempt, { ...attempt, totals: join(attempt.totals, report) }, currency, now)
  if (!isMain(attempt, report)) return answered
  const said = progressOf(report)
  // An end stands whatever is reported after it, so its order alone does not tell what is shown.
  const newest = said.order >= Math.max(attempt.progress.order, attempt.screenOrder ?? 0)
  const screen = report.screen && (newest || !attempt.screen) ? report.screen : undefined
  return {
    ...answered,
    ...askedBy(screen, attempt, currency),
    payment: report.payment === attempt.id ? (attempt.payment ?? report.payment) : report.payment,
    progress: latestProgress(attempt.progress, said),
    answeredAt: attempt.answeredAt ?? now,
    ...(screen ? { screen, ...(said.order > 0 ? { screenOrder: said.order } : {}) } : {}),
    ...(report.expiresAt !== undefined && (newest || attempt.expiresAt === undefined)
      ? { expiresAt: report.expiresAt }
      : {}),
    ...(report.memo ? { memo: { ...attempt.memo, ...report.memo } } : {}),
  }
}

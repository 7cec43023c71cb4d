/**
 * What the sums and the clock make of a session, and the small moves that every step is made of. Pure.
 */
import { isLive, statusOf } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import type { AttemptState, LogLine, Poll, SessionState, Task } from './session.ts'
import { attemptDeadline, sessionEnd, type CapabilitiesOf } from './deadlines.ts'

export interface Step {
  readonly state: SessionState
  readonly log: readonly LogLine[]
}

/** What the clock and the providers' abilities are, for every step. */
export interface Setting {
  readonly now: number
  readonly capabilities: CapabilitiesOf
}

/** The state with this attempt in the place of the one of its id. */
export function replaceAttempt(state: SessionState, attempt: AttemptState): SessionState {
  return { ...state, attempts: state.attempts.map((held) => (held.id === attempt.id ? attempt : held)) }
}

export function findAttempt(state: SessionState, id: string): AttemptState | undefined {
  return state.attempts.find((attempt) => attempt.id === id)
}

/** The attempt with nothing left to do. */
export function withoutTask(attempt: AttemptState): AttemptState {
  const { task: _done, ...rest } = attempt
  return rest
}

/** The attempt after an answer that ends tasks of these kinds; another task, planned meanwhile, stays. */
export function withoutTaskOf(attempt: AttemptState, ...kinds: readonly Task['kind'][]): AttemptState {
  return attempt.task && kinds.includes(attempt.task.kind) ? withoutTask(attempt) : attempt
}

/** The attempt with a task from `at` (ms) on. */
export function planTask(attempt: AttemptState, kind: Task['kind'], at: number, tries = 0): AttemptState {
  return { ...attempt, task: { kind, tries, at } }
}

/** Does the provider hold something that could still be paid and may be closed there? Never one that is confirming. */
function isClosable(attempt: AttemptState, currency: string, capabilities: CapabilitiesOf): boolean {
  if (!capabilities(attempt.provider).close) return false
  return statusOf(attempt, currency) === 'pending' || isOpenBeside(attempt)
}

/** Has money come by another payment than the one that was asked for, which so is still open at its provider? */
function isOpenBeside({ progress, totals, sentAt, givenUp }: AttemptState): boolean {
  return progress.word === 'pending' && totals.length > 0 && sentAt === undefined && givenUp === undefined
}

/** Ends an attempt by us; what is open at its provider is to be closed there. */
export function giveUp(
  state: SessionState,
  attempt: AttemptState,
  why: NonNullable<AttemptState['givenUp']>['why'],
  { now, capabilities }: Setting,
): SessionState {
  const closable = isClosable(attempt, state.terms.amount.currency, capabilities)
  const left: AttemptState = { ...attempt, givenUp: { why, at: now } }
  // A create still in flight keeps its task: its answer decides whether there is something to close.
  return replaceAttempt(state, closable ? planTask(left, 'close', now) : left)
}

/** Gives up all that could still be paid: the live attempt, and what money beside it has left open. */
export function giveUpOpen(
  state: SessionState,
  why: NonNullable<AttemptState['givenUp']>['why'],
  setting: Setting,
): SessionState {
  const { currency } = state.terms.amount
  return state.attempts
    .filter((attempt) => isLive(attempt, currency) || isOpenBeside(attempt))
    .reduce((left, attempt) => giveUp(left, attempt, why, setting), state)
}

/** What our clock ends its provider may still hold open: it is asked now, and then in the usual row. */
function pollPresumedEnd({ look }: AttemptState, now: number): Poll {
  return { ...look, at: now, step: look?.step ?? 0, presumed: true }
}

/** Ends what the sums or the clock have ended. Run after every change. */
export function settle(state: SessionState, setting: Setting): Step {
  const { now } = setting
  const log: LogLine[] = []
  const { due, credited, received } = ledgerOf(state)
  const paid = due <= 0 || (state.accepted === true && received > 0)
  let next = state
  if (paid) {
    const outcome = due < 0 ? 'overpaid' : 'paid'
    if (next.end?.outcome !== outcome && !(next.end?.outcome === 'overpaid' && outcome === 'paid')) {
      log.push({ at: now, what: `session.${outcome}`, detail: { late: next.end !== undefined } })
      next = { ...next, end: { outcome, at: now } }
    }
    next = giveUpOpen(next, 'settled', setting)
    return { state: next, log }
  }
  for (const attempt of next.attempts) {
    const deadline = attemptDeadline(attempt, next.terms.amount.currency)
    if (deadline === undefined || deadline > now) continue
    const ended: AttemptState['progress'] = attempt.screen
      ? { ...attempt.progress, word: 'expired' }
      : { ...attempt.progress, word: 'failed', failure: 'no_details' }
    log.push({ at: now, what: `attempt.${ended.word}`, attempt: attempt.id, detail: { by: 'clock' } })
    const closable = isClosable(attempt, next.terms.amount.currency, setting.capabilities)
    const { lookup } = setting.capabilities(attempt.provider)
    const left = { ...attempt, progress: ended, ...(lookup ? { look: pollPresumedEnd(attempt, now) } : {}) }
    next = replaceAttempt(next, closable ? planTask(left, 'close', now) : left)
  }
  if (!next.end && now >= sessionEnd(next, setting.capabilities)) {
    const outcome = credited > 0 ? 'underpaid' : 'expired'
    log.push({ at: now, what: `session.${outcome}` })
    next = giveUpOpen(next, 'ended', setting)
    next = { ...next, end: { outcome, at: now } }
  }
  return { state: next, log }
}

/** The state after a change and all that follows from it. */
export function settleWithLog(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Step {
  const step = settle(state, setting)
  return { state: step.state, log: [...log, ...step.log] }
}

/** The clock has moved on. */
export function tick(state: SessionState, setting: Setting): Step {
  return settle(state, setting)
}

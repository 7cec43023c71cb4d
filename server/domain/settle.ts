/**
 * What the sums and the clock make of a session, and the small moves that every step is made of. Pure.
 */
import { isLive, statusOf } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import type { AttemptState, LogLine, Look, SessionState, Task } from './session.ts'
import { attemptDeadline, sessionEnd, type AbilitiesOf } from './deadlines.ts'

export interface Step {
  readonly state: SessionState
  readonly log: readonly LogLine[]
}

/** What the clock and the providers' abilities are, for every step. */
export interface Setting {
  readonly now: number
  readonly abilities: AbilitiesOf
}

/** The state with this attempt in the place of the one of its id. */
export function swap(state: SessionState, attempt: AttemptState): SessionState {
  return { ...state, attempts: state.attempts.map((held) => (held.id === attempt.id ? attempt : held)) }
}

export function find(state: SessionState, id: string): AttemptState | undefined {
  return state.attempts.find((attempt) => attempt.id === id)
}

/** The attempt with nothing left to do. */
export function withoutTask(attempt: AttemptState): AttemptState {
  const { task: _done, ...rest } = attempt
  return rest
}

/** The attempt after an answer that ends tasks of these kinds; another task, planned meanwhile, stays. */
export function without(attempt: AttemptState, ...kinds: readonly Task['kind'][]): AttemptState {
  return attempt.task && kinds.includes(attempt.task.kind) ? withoutTask(attempt) : attempt
}

/** The attempt with a task from `at` (ms) on. */
export function plan(attempt: AttemptState, kind: Task['kind'], at: number, tries = 0): AttemptState {
  return { ...attempt, task: { kind, tries, at } }
}

/** Does the provider hold something that could still be paid and may be closed there? Never one that is confirming. */
function isClosable(attempt: AttemptState, currency: string, abilities: AbilitiesOf): boolean {
  if (!abilities(attempt.provider).close) return false
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
  { now, abilities }: Setting,
): SessionState {
  const closable = isClosable(attempt, state.terms.amount.currency, abilities)
  const left: AttemptState = { ...attempt, givenUp: { why, at: now } }
  // A create still in flight keeps its task: its answer decides whether there is something to close.
  return swap(state, closable ? plan(left, 'close', now) : left)
}

/** Gives up all that could still be paid: the live attempt, and what money beside it has left open. */
export function leave(
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
function presumedEnd({ look }: AttemptState, now: number): Look {
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
    next = leave(next, 'settled', setting)
    return { state: next, log }
  }
  for (const attempt of next.attempts) {
    const deadline = attemptDeadline(attempt, next.terms.amount.currency)
    if (deadline === undefined || deadline > now) continue
    const ended: AttemptState['progress'] = attempt.screen
      ? { ...attempt.progress, word: 'expired' }
      : { ...attempt.progress, word: 'failed', failure: 'no_details' }
    log.push({ at: now, what: `attempt.${ended.word}`, attempt: attempt.id, detail: { by: 'clock' } })
    const closable = isClosable(attempt, next.terms.amount.currency, setting.abilities)
    const { lookup } = setting.abilities(attempt.provider)
    const left = { ...attempt, progress: ended, ...(lookup ? { look: presumedEnd(attempt, now) } : {}) }
    next = swap(next, closable ? plan(left, 'close', now) : left)
  }
  if (!next.end && now >= sessionEnd(next, setting.abilities)) {
    const outcome = credited > 0 ? 'underpaid' : 'expired'
    log.push({ at: now, what: `session.${outcome}` })
    next = leave(next, 'ended', setting)
    next = { ...next, end: { outcome, at: now } }
  }
  return { state: next, log }
}

/** The state after a change and all that follows from it. */
export function settled(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Step {
  const step = settle(state, setting)
  return { state: step.state, log: [...log, ...step.log] }
}

/** The clock has moved on. */
export function tick(state: SessionState, setting: Setting): Step {
  return settle(state, setting)
}

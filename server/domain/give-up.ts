/** Ending attempts by us rather than by their provider. Pure. */
import { isLive, statusOf } from './attempt.ts'
import type { CapabilitiesOf } from './capabilities.ts'
import type { AttemptState, SessionState } from './session.ts'
import { planTask, replaceAttempt, type Setting } from './step.ts'

/** Does the provider hold something that could still be paid and may be closed there? Never one that is confirming. */
export function isClosable(attempt: AttemptState, currency: string, capabilities: CapabilitiesOf): boolean {
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

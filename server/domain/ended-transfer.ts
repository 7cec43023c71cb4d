/** Details whose time is over, and which the buyer still needs: the money may be on its way. Pure. */
import { hasEnded, liveAttempt } from './attempt.ts'
import { heldTotals } from './ledger.ts'
import type { Instructions } from './report.ts'
import type { AttemptState, SessionState } from './session.ts'

export type EndedTransfer = AttemptState & { readonly screen: Extract<Instructions, { kind: 'transfer' }> }

/** Has it details, and ended without money, by our clock or by its provider's word, before anybody left it? */
function isEndedTransfer(attempt: AttemptState): attempt is EndedTransfer {
  const { progress, screen, givenUp } = attempt
  const isOver = hasEnded(progress) && progress.word !== 'failed'
  return isOver && screen?.kind === 'transfer' && heldTotals(attempt).length === 0 && givenUp === undefined
}

/** The last attempt of an open session, where its details are over and nothing has taken their place. */
export function endedTransfer(state: Pick<SessionState, 'attempts' | 'terms' | 'end'>): EndedTransfer | undefined {
  const last = state.attempts.at(-1)
  return !state.end && !liveAttempt(state) && last && isEndedTransfer(last) ? last : undefined
}

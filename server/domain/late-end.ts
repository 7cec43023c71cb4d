/** Ends that money made, and what they had taken the place of. Pure. */
import { ledgerOf } from './ledger.ts'
import type { End, SessionState } from './session.ts'

/** What a late end takes the place of, to be found again should its money be taken back. */
export function endBefore({ end }: SessionState): { readonly was?: End } {
  if (!end || (!end.was && (end.outcome === 'paid' || end.outcome === 'overpaid'))) return {}
  return { was: end.was ?? { outcome: end.outcome, at: end.at } }
}

/** The end that was there without any money; undefined where the session was open until it was paid. */
function bareEnd({ end }: SessionState): End | undefined {
  if (!end) return undefined
  const { was = end } = end
  if (was.outcome === 'paid' || was.outcome === 'overpaid') return undefined
  return { outcome: was.outcome === 'underpaid' ? 'expired' : was.outcome, at: was.at }
}

/**
 * The session as it is without what its money made of it, so that the sums can find its end anew: open where it was open, and
 * underpaid where it had ended and some money is left. What was accepted is accepted as long as there is something.
 */
export function withoutMoneyEnd(state: SessionState): SessionState {
  const { end: _end, rounding: _rounding, accepted, ...rest } = state
  const { received, credited } = ledgerOf(rest)
  const bare = bareEnd(state)
  const end: SessionState['end'] = bare && credited > 0 ? { outcome: 'underpaid', at: bare.at, was: bare } : bare
  return { ...rest, ...(end ? { end } : {}), ...(accepted && received > 0 ? { accepted } : {}) }
}

/** Where the buyer goes from here, as the shop has said. Pure. */
import type { SessionState } from './session.ts'

/** The shop's own address for this outcome, or for all of them; undefined where it has given none. */
export function backToShop({ terms, end }: Pick<SessionState, 'terms' | 'end'>): string | undefined {
  const { returnUrl, successUrl, failUrl } = terms
  if (!end) return returnUrl
  const isPaid = end.outcome === 'paid' || end.outcome === 'overpaid'
  return (isPaid ? successUrl : failUrl) ?? returnUrl
}

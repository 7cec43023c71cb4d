/** Where the buyer goes from here, as the shop has said. Pure. */
import type { SessionState } from './session.ts'

/** What an address says in a header or a link as it is. */
const PLAIN = /^[\x21-\x7E]*$/

/** Addresses were stored once as they came, line ends included: what cannot stand in a header is written as browsers read it. */
function asHeader(address: string | undefined): string | undefined {
  return address === undefined || PLAIN.test(address) ? address : URL.parse(address)?.href
}

/** The shop's own address for this outcome, or for all of them; undefined where it has given none. */
export function backToShop(state: Pick<SessionState, 'terms' | 'end'>): string | undefined {
  return asHeader(given(state))
}

function given({ terms, end }: Pick<SessionState, 'terms' | 'end'>): string | undefined {
  const { returnUrl, successUrl, failUrl } = terms
  if (!end) return returnUrl
  const isPaid = end.outcome === 'paid' || end.outcome === 'overpaid'
  return (isPaid ? successUrl : failUrl) ?? returnUrl
}

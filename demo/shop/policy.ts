/**
 * The Content-Security-Policy of the shop's pages: what the checkout needs and nothing else. A shop whose Paywicket
 * server is elsewhere names that server's address where this one says 'self'; SECURITY.md has the lines.
 */
import { policyOf, sourcesOf } from '../../server/pages/policy.ts'

/** The policy of one answer; `nonce` marks its scripts. */
export type ShopPolicy = (nonce: string) => string

/**
 * `formOrigins` are the payment systems whose forms open inside the checkout; `paywicket` is the server's public origin,
 * to which such a form returns inside its frame. `ancestors` may show the page in a frame of theirs.
 */
export function shopPolicy(
  formOrigins: readonly string[],
  paywicket: string,
  ancestors: readonly "'self'"[] = [],
): ShopPolicy {
  const providers = [...new Set(sourcesOf(formOrigins))]
  return (nonce) =>
    policyOf({
      nonce,
      frames: ["'self'", ...providers, ...sourcesOf([paywicket])],
      // A redirect may post a form to a payment system's page, whose host only the payment system knows.
      forms: ["'self'", 'https:', ...providers],
      ancestors,
      reports: '/v1/reports',
    })
}

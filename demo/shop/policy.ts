/**
 * The Content-Security-Policy of the shop's pages: what the checkout needs and nothing else. A shop whose Paywicket
 * server is elsewhere names that server's address where this one says 'self'.
 */

/**
 * `formOrigins` are the payment systems whose forms open inside the checkout; `paywicket` is the server's public origin,
 * to which such a form returns inside its frame. `ancestors` may show the page in a frame of theirs.
 */
export function shopPolicy(
  formOrigins: readonly string[],
  paywicket: string,
  ancestors: "'none'" | "'self'" = "'none'",
): string {
  const origins = [...new Set(formOrigins)].join(' ')
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' data:",
    `frame-src 'self' ${origins} ${paywicket}`,
    // A redirect may post a form to a payment system's page, whose host only the payment system knows.
    `form-action 'self' https: ${origins}`,
    "base-uri 'none'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}

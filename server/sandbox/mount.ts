/** Where a request belongs, whatever prefix its server is mounted under. */

const PROVIDER_PATH = /^(?:\/.*?)??(\/(?:cactusgino|paymega|invoice)\/.*)$/
const OWN_PATH = /^\/(?:$|_sandbox(?:\/|$))/
const PAYMEGA_CALL =
  /^(?:\/.*?)??((?:\/public-api|\/api)?\/(?:payment-prerequest|payment-invoices|payment-services)(?:\/.*)?)$/

/**
 * The path on the sandbox's own mounts. A provider's path may stand behind any prefix, and Paymega's calls are known
 * without its name too: a white label (`/acme/v7/public-api/payment-invoices`) is the same server elsewhere.
 */
export function canonicalPath(path: string): string {
  if (OWN_PATH.test(path)) return path
  const named = PROVIDER_PATH.exec(path)
  if (named?.[1]) return named[1]
  const call = PAYMEGA_CALL.exec(path)
  return call?.[1] ? `/paymega${call[1]}` : path
}

/** What is said with every answer, and with every page for people. */
import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../config.ts'
import { ownPaths } from '../domain/own-paths.ts'
import { policyOf, type PageNeeds } from '../pages/policy.ts'

/** A year, seconds: what browsers are to remember is that this host speaks https alone. */
const YEAR = 365 * 24 * 3600

const NOTHING = "default-src 'none'; frame-ancestors 'none'"

/** A host that is ours alone: behind a path others live beside us, and the host's own headers are theirs to choose. */
function isOurHost(publicUrl: string): boolean {
  return publicUrl.startsWith('https:') && ownPaths(publicUrl).prefix === ''
}

/** The headers of every answer. */
export function standingHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): MiddlewareHandler {
  const common = secureHeaders({
    crossOriginResourcePolicy: false,
    xFrameOptions: false,
    crossOriginOpenerPolicy: false,
    referrerPolicy: false,
    strictTransportSecurity: isOurHost(publicUrl) ? `max-age=${YEAR}; includeSubDomains` : false,
  })
  return (c, next) =>
    common(c, async () => {
      await next()
      if (!c.res.headers.has('referrer-policy')) c.res.headers.set('referrer-policy', 'no-referrer')
      // What is no page of ours is nobody's page: opened as one it runs, loads and shows nothing.
      if (!c.res.headers.has('content-security-policy')) c.res.headers.set('content-security-policy', NOTHING)
    })
}

export interface PageHeaders extends Omit<PageNeeds, 'nonce' | 'reports'> {
  /** It runs a script of ours, marked with the nonce that is answered. */
  readonly isScripted?: boolean
  /**
   * It posts forms to us. A browser says whose page a form is on only where the page may name itself to its own host; others
   * hear nothing either way.
   */
  readonly isPosting?: boolean
}

/** Sets the headers of a page and answers the nonce of its scripts. It is kept by nobody. */
export function pageHeaders(
  c: Context,
  { publicUrl }: Pick<Config, 'publicUrl'>,
  { isScripted = false, isPosting = false, ...needs }: PageHeaders,
): string {
  const nonce = randomBytes(16).toString('base64url')
  const { reports } = ownPaths(publicUrl)
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', isPosting ? 'same-origin' : 'no-referrer')
  c.header('reporting-endpoints', `violations="${reports}"`)
  c.header('content-security-policy', policyOf({ ...needs, reports, ...(isScripted ? { nonce } : {}) }))
  return nonce
}

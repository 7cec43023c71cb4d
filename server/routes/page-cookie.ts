/** The cookie that lets one browser into one session's hosted page. */
import { createHmac } from 'node:crypto'
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { fingerprint } from '../checkout/ids.ts'
import type { OwnPaths } from '../domain/own-paths.ts'
import type { Store } from '../domain/store.ts'

const COOKIE = 'paywicket'
/** Over https a browser takes a cookie of this name from https alone. `__Host-` would want it on every path. */
const SECURE_COOKIE = `__Secure-${COOKIE}`
/** Longer than any session with its reading time, seconds. */
const COOKIE_AGE = 4 * 24 * 3600

/**
 * Put into the address while a cookie is on trial: a browser that comes back without one keeps none. Its value is the attempt
 * that the buyer comes back from, empty where he comes from the shop.
 */
export const ON_TRIAL = 'cookie'

/** The page's own token follows from its cookie, so that a reload makes no new key. */
export function tokenOf(pageKey: string): string {
  return `pwt_${createHmac('sha256', pageKey).update('token of the hosted page').digest('base64url')}`
}

/** The page key of whoever comes back with the key of a return address; the same one each time. */
export function pageKeyOf(returnKey: string): string {
  return `pwp_${createHmac('sha256', returnKey).update('page of the way back').digest('base64url')}`
}

/** What a plain form of the page carries: no other page knows it, not even one that a browser sends the cookie for. */
export function formTokenOf(pageKey: string): string {
  return createHmac('sha256', pageKey).update('form of the hosted page').digest('base64url')
}

/** A browser that was let in before an upgrade holds its key under the plain name still. It opens what its holder could open anyway. */
export const pageKeyIn = (c: Context): string | undefined => getCookie(c, SECURE_COOKIE) ?? getCookie(c, COOKIE)

interface LettingIn {
  readonly store: Pick<Store, 'addKeys'>
  readonly paths: OwnPaths
  readonly isSecure: boolean
}

/** Gives the browser `page`, a key to the session, and sends it there; `from` is the attempt that the buyer comes back from. */
export async function letIn(
  c: Context,
  { store, paths, isSecure }: LettingIn,
  session: string,
  page: string,
  from = '',
): Promise<Response> {
  await store.addKeys(session, [
    { fingerprint: fingerprint(page), kind: 'page' },
    { fingerprint: fingerprint(tokenOf(page)), kind: 'token' },
  ])
  setCookie(c, isSecure ? SECURE_COOKIE : COOKIE, page, {
    path: paths.page(session),
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure,
    maxAge: COOKIE_AGE,
  })
  const locale = c.req.query('locale')
  const query = new URLSearchParams({ [ON_TRIAL]: from, ...(locale === undefined ? {} : { locale }) })
  return c.redirect(`${paths.page(session)}?${query}`, 303)
}

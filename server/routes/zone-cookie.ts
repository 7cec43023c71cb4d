/** The time zone that a reader of the page without JavaScript has chosen, kept in his browser alone. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { OwnPaths } from '../domain/own-paths.ts'
import { zoneNamed } from '../pages/zones.ts'

const COOKIE = 'paywicket-zone'
/** A year, seconds: people seldom move. */
const AGE = 365 * 24 * 3600

const nameOf = (isSecure: boolean): string => (isSecure ? `__Secure-${COOKIE}` : COOKIE)

export const zoneIn = (c: Context, isSecure: boolean): string | undefined => zoneNamed(getCookie(c, nameOf(isSecure)))

interface Keeping {
  readonly paths: Pick<OwnPaths, 'pages'>
  readonly isSecure: boolean
}

export function keepZone(c: Context, { paths, isSecure }: Keeping, zone: string): void {
  const path = paths.pages
  setCookie(c, nameOf(isSecure), zone, { path, httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: AGE })
}

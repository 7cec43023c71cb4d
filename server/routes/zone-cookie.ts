/** The time zone that a reader of the page without JavaScript has chosen, kept in his browser alone. */
import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { zoneNamed } from '../pages/zones.ts'

const COOKIE = 'paywicket-zone'
/** A year, seconds: people seldom move. */
const AGE = 365 * 24 * 3600

const nameOf = (isSecure: boolean): string => (isSecure ? `__Secure-${COOKIE}` : COOKIE)

export const zoneIn = (c: Context, isSecure: boolean): string | undefined => zoneNamed(getCookie(c, nameOf(isSecure)))

export function keepZone(c: Context, isSecure: boolean, zone: string): void {
  setCookie(c, nameOf(isSecure), zone, { path: '/pay', httpOnly: true, sameSite: 'Lax', secure: isSecure, maxAge: AGE })
}

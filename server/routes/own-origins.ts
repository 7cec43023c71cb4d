/** Which pages are our own. `Host` says nothing about that: whoever asks chooses it. */
import type { Context } from 'hono'
import { isLoopback } from '../providers/kit/safe-url.ts'

/** The names of this machine, under which a browser reaches the same server. */
const LOOPBACKS = ['localhost', '127.0.0.1', '[::1]']

/** The origins of our pages, by our public address alone; on this very machine by each of its names. */
export function ownOrigins(publicUrl: string): ReadonlySet<string> {
  const own = new URL(publicUrl)
  if (!isLoopback(own.hostname)) return new Set([own.origin])
  return new Set([own.origin, ...LOOPBACKS.map((name) => Object.assign(new URL(own), { hostname: name }).origin)])
}

/**
 * Does the browser say that another page has sent this? Older ones, and some that guard their user, say nothing: what they
 * send must show by itself that it is ours.
 */
export function isFromElsewhere(c: Context, ours: ReadonlySet<string>): boolean {
  const origin = c.req.header('origin')
  if (origin !== undefined) return !ours.has(origin)
  const site = c.req.header('sec-fetch-site')
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

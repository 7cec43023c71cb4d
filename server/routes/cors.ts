/** What a browser on a page of another origin needs to hear. */
import type { Context } from 'hono'

/** Lets the page that asks read the answer, and nobody keep it. */
export function answerPage(c: Context): void {
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    c.header('access-control-allow-origin', origin)
    c.header('vary', 'Origin')
  }
  c.header('cache-control', 'no-store')
}

/** A browser may ask from any page, without credentials; whether its page may have an answer is decided by the request itself. */
export function preflight(c: Context): Response {
  return c.body(null, 204, {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'authorization, content-type, last-event-id, cache-control',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '7200',
  })
}

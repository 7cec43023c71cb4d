/** What a browser on a page of another origin needs to hear. */
import type { Context } from 'hono'

/** Those of the widget. */
const HEADERS = 'authorization, content-type, idempotency-key, last-event-id, cache-control'

/** Lets the page that asks read the answer, and nobody keep it. */
export function answerPage(c: Context): void {
  const origin = c.req.header('origin')
  if (origin !== undefined) {
    c.header('access-control-allow-origin', origin)
    c.header('access-control-allow-credentials', 'true')
    c.header('access-control-expose-headers', 'retry-after')
    c.header('vary', 'Origin')
  }
  c.header('cache-control', 'no-store')
}

/**
 * A browser may ask from any page and send what it likes: pages wrap `fetch` and add headers of their own. Whether the page may
 * have an answer is decided by the request itself, and no cookie is ever read here.
 */
export function preflight(c: Context): Response {
  return c.body(null, 204, {
    'access-control-allow-origin': c.req.header('origin') ?? '*',
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': c.req.header('access-control-request-headers') ?? HEADERS,
    vary: 'Origin, Access-Control-Request-Headers',
    'access-control-expose-headers': 'retry-after',
    'access-control-max-age': '7200',
  })
}

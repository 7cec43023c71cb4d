import type { Context } from 'hono'

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

/** Where payment systems report to. */
import { Hono } from 'hono'
import { takeCallback } from '../checkout/callbacks.ts'
import { limitBody } from './body-limit.ts'
import type { RouteDeps } from './deps.ts'
import { problem } from './problems.ts'

/** No callback of any document comes near this, bytes. */
const LIMIT = 256 * 1024

/** `POST /v1/callbacks/:provider`: a wrong signature is 403 and moves nothing; all else is answered once it is stored. */
export function callbackRoutes({ callbacks, metrics }: RouteDeps): Hono {
  const app = new Hono()
  app.post('/:provider', limitBody(LIMIT, 'A callback has at most 256 KB'), async (c) => {
    const provider = c.req.param('provider')
    const body = new Uint8Array(await c.req.arrayBuffer())
    const result = await takeCallback(callbacks, provider, { body, headers: c.req.header() })
    metrics.callback(result.kind === 'unknown-provider' ? 'unknown' : provider, result.kind)
    switch (result.kind) {
      case 'unknown-provider':
        return problem(c, 'not_found', 'No such payment system is set up here')
      case 'forged':
        return problem(c, 'invalid_signature', 'The signature does not fit the body')
      case 'taken':
        return c.json(result.reply, 200)
    }
  })
  return app
}

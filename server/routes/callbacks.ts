/** Where payment systems report to. */
import { Hono } from 'hono'
import { takeCallback } from '../checkout/callbacks.ts'
import { limitBody } from './body-limit.ts'
import type { RouteDeps } from './deps.ts'
import { problem } from './problems.ts'
import { tooManyWrong } from './refusals.ts'

/**
 * `POST /v1/callbacks/:provider`: a wrong signature is 403 and moves nothing; all else is answered once it is stored. Who is not
 * known here is told so before anything is read.
 */
export function callbackRoutes({ callbacks, metrics, registry, refusing }: RouteDeps): Hono {
  const app = new Hono()
  for (const { id, callbackLimit } of registry.all)
    app.post(`/${id}`, limitBody(callbackLimit, `A callback has at most ${callbackLimit / 1024} KB`), async (c) => {
      const body = new Uint8Array(await c.req.arrayBuffer())
      const result = await takeCallback(callbacks, id, { body, headers: c.req.header() })
      metrics.callback(id, result.kind)
      switch (result.kind) {
        case 'unknown-provider':
          return problem(c, 'not_found', 'No such payment system is set up here')
        case 'forged':
          // Only what is forged is counted: a payment system is never slowed down by what others send in its name.
          return (
            tooManyWrong(c, refusing, 'callbacks', id) ??
            problem(c, 'invalid_signature', 'The signature does not fit the body')
          )
        case 'unclear':
        case 'taken':
          return c.json(result.reply, 200)
      }
    })
  app.post('/:provider', (c) => {
    metrics.callback('unknown', 'unknown-provider')
    return problem(c, 'not_found', 'No such payment system is set up here')
  })
  return app
}

/** What is kept of a customer. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { erasedSchema } from '../../src/contract/shop/index.ts'
import { actorOf } from './actor.ts'
import type { RouteDeps } from './deps.ts'
import { problem } from './problems.ts'
import { ACTOR, BY_SECRET_KEY as security, json, shopProblems } from './openapi.ts'

/** `DELETE /v1/customers/:id`. */
export function customerRoutes({ eraser }: RouteDeps): Hono {
  const app = new Hono()
  app.delete(
    '/customers/:id',
    describeRoute({
      summary: 'Erase who a customer is from the sessions that are over',
      description:
        'Sums, times and order ids stay. `kept` lists sessions that are not over, or that somebody must still look at: each is erased as soon as that is done. `left` is how many are being erased yet.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('What was erased', erasedSchema), ...shopProblems(503) },
    }),
    async (c) => {
      const told = await eraser.customer(c.req.param('id'), actorOf(c))
      if (told) return c.json(told)
      c.header('retry-after', '30')
      return problem(c, 'still_reading', 'Sessions of an older release are still being read. Ask again in a minute.')
    },
  )
  return app
}

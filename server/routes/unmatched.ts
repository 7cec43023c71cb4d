/** Money to no known order. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { RouteDeps } from './deps.ts'
import { bodyOf, BY_SECRET_KEY as security, json, problems } from './openapi.ts'
import { problem } from './problems.ts'

const assignSchema = v.strictObject({ attempt: v.pipe(v.string(), v.minLength(1), v.maxLength(32)) })

/** `/v1/unmatched`. */
export function unmatchedRoutes({ shopService }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/unmatched',
    describeRoute({
      summary: 'Money to no known order',
      security,
      responses: { 200: json('All of it'), ...problems(401) },
    }),
    async (c) => c.json({ data: await shopService.unmatched() }),
  )
  app.post(
    '/unmatched/:id/assign',
    describeRoute({
      summary: 'Say which attempt the money is for',
      security,
      responses: { 200: json('The session'), ...problems(401, 404, 409, 422) },
    }),
    bodyOf(assignSchema),
    async (c) => {
      const result = await shopService.assign(c.req.param('id'), c.req.valid('json').attempt)
      switch (result.kind) {
        case 'session':
          return c.json(result.session)
        case 'unknown':
          return problem(c, 'not_found', 'There is no unmatched payment of this id')
        case 'unknown-attempt':
          return problem(c, 'unknown_attempt', 'There is no attempt of this id', 'attempt')
        case 'assigned':
          return problem(c, 'already_assigned', `It was assigned to ${result.to}.`)
      }
    },
  )
  return app
}

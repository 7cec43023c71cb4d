/** Money to no known order. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import {
  assignWishSchema,
  dismissWishSchema,
  unmatchedListSchema,
  unmatchedSchema,
  wholeSessionSchema,
} from '../../src/contract/shop/index.ts'
import { actorOf } from './actor.ts'
import type { RouteDeps } from './deps.ts'
import { ACTOR, bodyOf, bodyProblems, BY_SECRET_KEY as security, json, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** `/v1/unmatched`. */
export function unmatchedRoutes({ shopService }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/unmatched',
    describeRoute({
      summary: 'Money to no known order',
      security,
      responses: { 200: json('All of it', unmatchedListSchema), ...shopProblems() },
    }),
    async (c) => c.json({ data: await shopService.unmatched() }),
  )
  app.post(
    '/unmatched/:id/assign',
    describeRoute({
      summary: 'Say which attempt, or which session, the money is for',
      description: 'For an attempt of another payment system it goes to its session. One payment is for one attempt.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('The session', wholeSessionSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(assignWishSchema),
    async (c) => {
      const { attempt, session = '', note } = c.req.valid('json')
      const said = { ...(note === undefined ? {} : { note }), ...actorOf(c) }
      const target = attempt === undefined ? { session } : { attempt }
      const result = await shopService.assign(c.req.param('id'), target, said)
      switch (result.kind) {
        case 'session':
          return c.json(result.session)
        case 'unknown':
          return problem(c, 'not_found', 'There is no unmatched payment of this id')
        case 'unclear':
          return problem(
            c,
            'nothing_to_assign',
            'Nobody knows what it says. Look the payment up at the payment system, record what came, then dismiss this.',
          )
        case 'unknown-target':
          return attempt === undefined
            ? problem(c, 'unknown_session', 'There is no session of this id', 'session')
            : problem(c, 'unknown_attempt', 'There is no attempt of this id', 'attempt')
        case 'assigned':
          return problem(c, 'already_assigned', `It was assigned to ${result.to}.`)
        case 'held':
          return problem(
            c,
            'already_assigned',
            `Attempt ${result.by} holds this payment: assign it to that one, or void what was recorded of it there first.`,
          )
      }
    },
  )
  app.post(
    '/unmatched/:id/dismiss',
    describeRoute({
      summary: 'Say that the money is nobody’s',
      description: 'It stays listed. More money of the same payment brings it back.',
      parameters: [ACTOR],
      security,
      responses: { 200: json('How it stands', unmatchedSchema), ...bodyProblems(404, 409) },
    }),
    bodyOf(dismissWishSchema),
    async (c) => {
      const result = await shopService.dismiss(c.req.param('id'), { ...c.req.valid('json'), ...actorOf(c) })
      switch (result.kind) {
        case 'dismissed':
          return c.json(result.unmatched)
        case 'unknown':
          return problem(c, 'not_found', 'There is no unmatched payment of this id')
        case 'assigned':
          return problem(c, 'already_assigned', `It was assigned to ${result.to}.`)
      }
    },
  )
  return app
}

/** What the shop is told: a list, and a way to say it again. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { queuedWebhookSchema, webhookListSchema, webhookQuerySchema } from '../../src/contract/shop/index.ts'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, queryOf, shopProblems } from './openapi.ts'
import { noPlace, problem } from './problems.ts'

/** Webhooks on a page unless said. */
const USUAL_LIMIT = 50

/** `/v1/webhooks`. */
export function webhookRoutes({ store, now }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/webhooks',
    describeRoute({
      summary: 'List webhooks, the newest first',
      description:
        'Those that wait are sent by themselves; those that failed were answered by nobody for three days. What was delivered is dropped with its age.',
      security,
      responses: { 200: json('A page', webhookListSchema), ...shopProblems() },
    }),
    queryOf(webhookQuerySchema),
    async (c) => {
      const { after, limit = USUAL_LIMIT, ...filter } = c.req.valid('query')
      const held = after === undefined ? undefined : await store.message(after)
      if (after !== undefined && !held) return noPlace(c, 'webhook')
      const place = held ? { after: { id: held.id, at: held.createdAt } } : {}
      const found = await store.listMessages({ ...filter, ...place, limit: limit + 1 })
      const page = found.slice(0, limit)
      const last = found.length > limit ? page.at(-1) : undefined
      return c.json({
        data: page.map(({ id, event, session, createdAt, state, tries, error }) => ({
          id,
          type: event,
          ...(session === undefined ? {} : { session }),
          createdAt: new Date(createdAt).toISOString(),
          state,
          tries,
          ...(error === undefined ? {} : { error }),
        })),
        ...(last ? { next: last.id } : {}),
      })
    },
  )
  app.post(
    '/webhooks/:id/resend',
    describeRoute({
      summary: 'Send a webhook again, under the same id',
      security,
      responses: {
        202: json('It is sent within a second, and again until it is answered', queuedWebhookSchema),
        ...shopProblems(404),
      },
    }),
    async (c) => {
      const id = c.req.param('id')
      const isThere = await store.requeue(id, now())
      return isThere ? c.json({ id }, 202) : problem(c, 'not_found', 'There is no webhook of this id')
    },
  )
  return app
}

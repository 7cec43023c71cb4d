/** What the shop could not be told: a list, and a way to say it again. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { failedWebhooksSchema, queuedWebhookSchema, webhookQuerySchema } from '../../src/contract/shop/index.ts'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, queryOf, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** The longest list, oldest first; sending some again makes room for the next. */
const MOST = 200

/** `/v1/webhooks`. */
export function webhookRoutes({ store, now }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/webhooks',
    describeRoute({
      summary: 'Webhooks that nobody answered for three days',
      description: '`state=failed` is the only list there is.',
      security,
      responses: { 200: json('At most 200, oldest first', failedWebhooksSchema), ...shopProblems() },
    }),
    queryOf(webhookQuerySchema),
    async (c) => {
      const failed = await store.failedMessages(MOST)
      return c.json({
        data: failed.map(({ id, event, createdAt, tries, error }) => ({
          id,
          type: event,
          createdAt: new Date(createdAt).toISOString(),
          tries,
          error,
        })),
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

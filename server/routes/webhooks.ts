/** What the shop could not be told: a list, and a way to say it again. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { webhookListSchema, queuedWebhookSchema, webhookQuerySchema } from '../../src/contract/shop/index.ts'
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
      summary: 'Webhooks that nobody answered for three days, or all of one session',
      description: '`state=failed`, or `session=` and a session id. What was told is not kept for ever.',
      security,
      responses: { 200: json('At most 200, oldest first', webhookListSchema), ...shopProblems() },
    }),
    queryOf(webhookQuerySchema),
    async (c) => {
      const { session } = c.req.valid('query')
      const found =
        session === undefined
          ? (await store.failedMessages(MOST)).map((message) => ({ ...message, state: 'failed' as const }))
          : await store.messagesOf(session, MOST)
      return c.json({
        data: found.map(({ id, event, createdAt, state: stands, tries, error }) => ({
          id,
          type: event,
          createdAt: new Date(createdAt).toISOString(),
          state: stands,
          tries,
          ...(error === undefined ? {} : { error }),
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

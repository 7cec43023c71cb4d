/** The payment systems that are set up. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import * as v from 'valibot'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, problems } from './openapi.ts'
import { problem } from './problems.ts'

const balanceSchema = v.object({
  provider: v.string(),
  at: v.pipe(v.string(), v.isoTimestamp()),
  /** Decimal text with the digits that the payment system wrote; it may be negative. */
  balances: v.array(
    v.object({
      currency: v.string(),
      amount: v.string(),
      available: v.exactOptional(v.string()),
      name: v.exactOptional(v.string()),
    }),
  ),
})

/** `/v1/providers`: each with its health and what it lacks, and what its account holds. */
export function providerRoutes({ registry, metrics, now }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/providers',
    describeRoute({
      summary: 'Which payment systems are set up',
      security,
      responses: { 200: json('All of them'), ...problems(401) },
    }),
    (c) =>
      c.json({
        data: registry.all.map((provider) => ({
          id: provider.id,
          health: metrics.health(provider.id),
          lookup: provider.lookup !== undefined,
          close: provider.close !== undefined,
          refund: provider.refund !== undefined,
          edit: provider.edit !== undefined,
          balance: provider.balance !== undefined,
          lacks: provider.lacks,
        })),
      }),
  )
  app.get(
    '/providers/:id/balance',
    describeRoute({
      summary: 'What the account at a payment system holds now',
      description: 'Asked at each request. Nothing is decided by it.',
      security,
      responses: { 200: json('The balances', balanceSchema), ...problems(401, 404, 409, 503) },
    }),
    async (c) => {
      const provider = registry.find(c.req.param('id'))
      if (!provider) return problem(c, 'not_found', 'No payment system of this id is set up')
      if (!provider.balance) return problem(c, 'balance_not_possible', 'Look it up in its own cabinet.')
      const result = await provider.balance(c.req.raw.signal)
      if (result.kind === 'failed')
        return problem(c, 'provider_unavailable', `The balance is not known: ${result.detail}.`)
      return c.json({ provider: provider.id, at: new Date(now()).toISOString(), balances: result.balances })
    },
  )
  return app
}

/** The payment systems that are set up. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { toMoney } from '../../src/contract/index.ts'
import { balanceSchema, priceQuerySchema, priceSchema, providerListSchema } from '../../src/contract/shop/index.ts'
import { isFault, readAmount } from '../domain/read-amount.ts'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, queryOf, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** `/v1/providers`: each with its health and what it lacks, what its account holds, and what a method costs. */
export function providerRoutes({ registry, metrics, now }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/providers',
    describeRoute({
      summary: 'Which payment systems are set up',
      security,
      responses: { 200: json('All of them', providerListSchema), ...shopProblems() },
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
          price: provider.price !== undefined,
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
      responses: { 200: json('The balances', balanceSchema), ...shopProblems(404, 409, 503) },
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
  app.get(
    '/providers/:id/methods/:method/price',
    describeRoute({
      summary: 'What a method costs and takes now',
      description:
        'For the amount in `value` and `currency`. Asked at each request; the picker keeps what it shows for some minutes.',
      security,
      responses: { 200: json('The price', priceSchema), ...shopProblems(404, 409, 503) },
    }),
    queryOf(priceQuerySchema),
    async (c) => {
      const { value, currency } = c.req.valid('query')
      const provider = registry.find(c.req.param('id'))
      if (!provider) return problem(c, 'not_found', 'No payment system of this id is set up')
      if (!provider.price) return problem(c, 'price_not_possible', 'Look it up in its own cabinet.')
      const minor = readAmount(value, currency, 'value')
      if (isFault(minor)) return problem(c, 'invalid_amount', minor.detail, 'value')
      const method = c.req.param('method')
      const result = await provider.price(method, { minor, currency }, c.req.raw.signal)
      if (result.kind === 'unknown') return problem(c, 'not_found', 'There is no method of this id')
      if (result.kind === 'failed')
        return problem(c, 'provider_unavailable', `The price is not known: ${result.detail}.`)
      const { kind: _known, isAvailable, fee, ...rest } = result
      const whole = fee === undefined ? {} : { fee: toMoney(fee, currency), total: toMoney(minor + fee, currency) }
      return c.json({ method, available: isAvailable, ...rest, ...whole })
    },
  )
  return app
}

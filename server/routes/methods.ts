/** What buyers are offered now, as the shop's backend asks for it. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import { offerQuerySchema, offerSchema } from '../../src/contract/shop/index.ts'
import { isFault, readAmount } from '../domain/read-amount.ts'
import { resolveLocale } from '../texts/locale.ts'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, queryOf, shopProblems } from './openapi.ts'
import { problem } from './problems.ts'

/** `/v1/methods`. */
export function methodRoutes({ offers }: RouteDeps): Hono {
  const app = new Hono()
  app.get(
    '/methods',
    describeRoute({
      summary: 'What buyers are offered now, for an amount',
      description: 'The rows of the picker with their fields, fees and limits, and the routes by which each is paid.',
      security,
      responses: { 200: json('All rows', offerSchema), ...shopProblems() },
    }),
    queryOf(offerQuerySchema),
    async (c) => {
      const { currency, amount, locale } = c.req.valid('query')
      const due = readAmount(amount, currency, 'amount')
      if (isFault(due)) return problem(c, 'invalid_amount', due.detail, due.field)
      return c.json(await offers({ currency, due, locale: resolveLocale(locale, undefined) }))
    },
  )
  return app
}

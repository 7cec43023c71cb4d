/** The payment systems that are set up. */
import { Hono } from 'hono'
import { describeRoute } from 'hono-openapi'
import type { RouteDeps } from './deps.ts'
import { BY_SECRET_KEY as security, json, problems } from './openapi.ts'

/** `/v1/providers`: each with its health and what it lacks. */
export function providerRoutes({ registry, metrics }: RouteDeps): Hono {
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
          lacks: provider.lacks,
        })),
      }),
  )
  return app
}

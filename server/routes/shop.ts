/** The routes the shop's backend calls, with its secret key. */
import { Hono } from 'hono'
import { byHandRoutes } from './by-hand.ts'
import type { RouteDeps } from './deps.ts'
import { methodRoutes } from './methods.ts'
import { providerRoutes } from './providers.ts'
import { customerRoutes } from './customers.ts'
import { counterRoutes } from './counters.ts'
import { receiptRoutes } from './receipts.ts'
import { refundRoutes } from './refunds.ts'
import { knownQueries } from './known-queries.ts'
import { requireSecretKey } from './require-secret-key.ts'
import { sessionRoutes } from './sessions.ts'
import { shallowJson } from './shallow-json.ts'
import { unmatchedRoutes } from './unmatched.ts'
import { webhookRoutes } from './webhooks.ts'

/** Everything under `/v1` that takes the secret key: each path of these routes is guarded because it is one of them. */
export function shopRoutes(deps: RouteDeps): Hono {
  const routes = new Hono()
  for (const part of [
    sessionRoutes,
    refundRoutes,
    receiptRoutes,
    byHandRoutes,
    unmatchedRoutes,
    counterRoutes,
    customerRoutes,
    providerRoutes,
    methodRoutes,
    webhookRoutes,
  ])
    routes.route('/', part(deps))
  const app = new Hono()
  const paths = new Set(routes.routes.map(({ path }) => path))
  requireSecretKey(app, [...paths], deps.config.secretKeys, deps.refusing)
  const refuseUnknown = knownQueries(routes)
  for (const path of paths) app.use(path, refuseUnknown(path), shallowJson)
  app.route('/', routes)
  return app
}

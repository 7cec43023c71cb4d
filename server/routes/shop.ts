/** The routes the shop's backend calls, with its secret key. */
import { Hono } from 'hono'
import type { RouteDeps } from './deps.ts'
import { providerRoutes } from './providers.ts'
import { refundRoutes } from './refunds.ts'
import { requireSecretKey } from './require-secret-key.ts'
import { sessionRoutes } from './sessions.ts'
import { unmatchedRoutes } from './unmatched.ts'
import { webhookRoutes } from './webhooks.ts'

const GUARDED = [
  '/sessions',
  '/sessions/*',
  '/attempts/*',
  '/refunds/*',
  '/unmatched',
  '/unmatched/*',
  '/providers',
  '/webhooks',
  '/webhooks/*',
]

/** Everything under `/v1` that takes the secret key. */
export function shopRoutes(deps: RouteDeps): Hono {
  const app = new Hono()
  requireSecretKey(app, GUARDED, deps.config.secretKeys)
  for (const routes of [sessionRoutes, refundRoutes, unmatchedRoutes, providerRoutes, webhookRoutes])
    app.route('/', routes(deps))
  return app
}

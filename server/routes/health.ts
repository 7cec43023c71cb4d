/** How this server is: for a load balancer, and for whoever counts. */
import { Hono } from 'hono'
import type { RouteDeps } from './deps.ts'
import { requireSecretKey } from './require-secret-key.ts'

const METRICS_KEY =
  'Send `Authorization: Bearer <PAYWICKET_METRICS_TOKEN>`, or the PAYWICKET_SECRET_KEY where no such token is set.'

/** `/healthz`, `/readyz` and `/metrics`. */
export function healthRoutes({ config, store, registry, broadcasts, refusing, metrics, log }: RouteDeps): Hono {
  const app = new Hono()
  app.get('/healthz', (c) => c.body(null, 200))
  app.get('/readyz', async (c) => {
    try {
      await store.ping()
      // One payment system that is away leaves the others to pay by; with all of them away nothing can be paid here.
      const isAway = registry.all.every(({ id }) => metrics.health(id) === 'away')
      return c.body(null, isAway ? 503 : 200)
    } catch (error) {
      log.error({ err: error }, 'storage does not answer')
      return c.body(null, 503)
    }
  })
  requireSecretKey(app, ['/metrics'], config.metricsKeys, refusing, METRICS_KEY)
  app.get('/metrics', async (c) => {
    const waiting = (await store.oldestMessage(Date.now())) / 1000
    const text = await metrics.render({ streams: broadcasts.size(), waiting })
    return c.body(text, 200, { 'content-type': metrics.contentType })
  })
  return app
}

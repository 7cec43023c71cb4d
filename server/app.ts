/** Puts the routes together into one web application. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import type { Releases } from './checkout/releases.ts'
import { assetRoutes } from './routes/assets.ts'
import { isCutShort, limitBody } from './routes/body-limit.ts'
import { buyerRoutes } from './routes/buyer.ts'
import { callbackRoutes } from './routes/callbacks.ts'
import type { RouteDeps } from './routes/deps.ts'
import { iconRoutes } from './routes/icons.ts'
import { standingHeaders } from './routes/page-headers.ts'
import { openApi } from './routes/openapi-document.ts'
import { pageRoutes } from './routes/pages.ts'
import { problem } from './routes/problems.ts'
import { reportRoutes } from './routes/reports.ts'
import { requireSecretKey } from './routes/require-secret-key.ts'
import { clientIn, isRefused } from './routes/refusals.ts'
import { returnRoutes } from './routes/returns.ts'
import { shopRoutes } from './routes/shop.ts'

/** The largest body of a shop or a buyer, bytes. */
const LARGEST_BODY = 1024 * 1024

const METRICS_KEY =
  'Send `Authorization: Bearer <PAYWICKET_METRICS_TOKEN>`, or the PAYWICKET_SECRET_KEY where no such token is set.'

/** The path as it may stand in a log, without its query, which may carry a code: a shop's own id of a customer may be an e-mail address. */
const loggedPath = (path: string): string => path.replace(/(?<=^\/v1\/customers\/).+/, '…')

/** `assets` is the absolute folder of the built widget; `before` may add routes of a shop that lives in the same server. */
export function createApp(
  deps: RouteDeps & { readonly assets: string; readonly releases: Releases },
  before?: (app: Hono) => void,
): Hono {
  const { config, store, registry, broadcasts, refusing, metrics, log } = deps
  const app = new Hono()
  // Ours alone: what a client names itself would stand in our log.
  app.use('*', requestId({ headerName: '' }), async (c, next) => {
    c.header('x-request-id', c.get('requestId'))
    await next()
  })
  app.use('*', standingHeaders(config))
  app.use('*', limitBody(LARGEST_BODY, 'A body has at most 1 MB'))
  app.use('*', async (c, next) => {
    const start = performance.now()
    await next()
    // A stream has answered for itself. The adapter sees that only on a whole Response, which reading the body makes of a light one.
    if (c.res.headers.has('x-hono-already-sent')) void c.res.body
    const { method, path } = c.req
    const seconds = Number(((performance.now() - start) / 1000).toFixed(3))
    const line = { request: c.get('requestId'), method, path: loggedPath(path), status: c.res.status, seconds }
    if (isRefused(c)) log.warn({ ...line, client: clientIn(c, refusing.clientOf).address }, 'a request was refused')
    else log.info(line, 'request')
  })

  before?.(app)
  app.route('/', assetRoutes(deps.assets, deps.releases))
  app.route('/v1/checkout', buyerRoutes(deps))
  app.route('/v1/callbacks', callbackRoutes(deps))
  app.route('/v1/return', returnRoutes(deps))
  app.route('/v1/icons', iconRoutes(config.iconHosts, deps.now))
  app.route('/v1/reports', reportRoutes(deps))
  app.route('/v1', shopRoutes(deps))
  app.route('/pay', pageRoutes(deps))
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
  const document = openApi(app, config.publicUrl)
  app.get('/openapi.json', async (c, next) => (await document)(c, next))
  app.notFound((c) => problem(c, 'not_found', `There is nothing at ${c.req.path}`))
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status === 400)
      return problem(c, 'invalid_json', 'Send a JSON body with content-type: application/json')
    if (isCutShort(c)) {
      const line = { request: c.get('requestId'), client: clientIn(c, refusing.clientOf).address }
      log.warn(line, 'a request ended before its body did')
      return problem(c, 'invalid_json', 'Send the body whole')
    }
    log.error({ err: error, request: c.get('requestId') }, 'a request failed')
    return problem(c, 'internal', `Try again. If it stays, report request ${c.get('requestId')}.`)
  })
  return app
}

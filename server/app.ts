/** Puts the routes together into one web application. */
import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { requestId } from 'hono/request-id'
import type { Releases } from './checkout/releases.ts'
import { ownPaths } from './domain/own-paths.ts'
import { ERROR_CATALOGUE } from './error-catalogue.ts'
import { assetRoutes } from './routes/assets.ts'
import { isCutShort, limitBody } from './routes/body-limit.ts'
import { buyerRoutes, RECEIPT } from './routes/buyer.ts'
import { callbackRoutes } from './routes/callbacks.ts'
import type { RouteDeps } from './routes/deps.ts'
import { docsRoutes } from './routes/docs.ts'
import { healthRoutes } from './routes/health.ts'
import { iconRoutes } from './routes/icons.ts'
import type { Marks } from './routes/marks.ts'
import { standingHeaders } from './routes/page-headers.ts'
import { openApi } from './routes/openapi-document.ts'
import { pageRoutes } from './routes/pages.ts'
import { errorPages, problem } from './routes/problems.ts'
import { reportRoutes } from './routes/reports.ts'
import { clientIn, isRefused } from './routes/refusals.ts'
import { returnRoutes } from './routes/returns.ts'
import { shopRoutes } from './routes/shop.ts'

/** The largest body of a shop or a buyer, bytes. */
const LARGEST_BODY = 1024 * 1024

/** The path as it may stand in a log, without its query, which may carry a code: a shop's own id of a customer may be an e-mail address. */
const loggedPath = (path: string): string => path.replace(/(?<=\/v1\/customers\/).+/, '…')

/** Whoever asks beside our path has most likely a proxy in front that takes it off. */
function nothingAt(path: string, prefix: string): string {
  const isBeside = path !== prefix && !path.startsWith(`${prefix}/`)
  const hint = `. All is below ${prefix}, the path of PAYWICKET_PUBLIC_URL, which a proxy in front must not take off`
  return `There is nothing at ${path}${isBeside ? hint : ''}`
}

/** `assets` is the absolute folder of the built widget; `before` may add routes of a shop that lives in the same server. */
export function createApp(
  deps: RouteDeps & { readonly assets: string; readonly releases: Releases; readonly marks: Marks },
  before?: (app: Hono) => void,
): Hono {
  const { config, refusing, log } = deps
  const app = new Hono()
  // Ours alone: what a client names itself would stand in our log.
  app.use('*', requestId({ headerName: '' }), async (c, next) => {
    c.header('x-request-id', c.get('requestId'))
    await next()
  })
  app.use('*', standingHeaders(config), errorPages(config.publicUrl))
  const limit = limitBody(LARGEST_BODY, 'A body has at most 1 MB')
  const paths = ownPaths(config.publicUrl)
  const receipt = `${paths.prefix}${RECEIPT}`
  // The pages' forms have limits of their own, of which one lets a receipt through.
  const pages = `${paths.prefix}/pay/`
  app.use('*', (c, next) => (c.req.path === receipt || c.req.path.startsWith(pages) ? next() : limit(c, next)))
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
  const ours = new Hono()
  ours.route('/', assetRoutes(deps.assets, deps.releases))
  ours.route('/v1/checkout', buyerRoutes(deps))
  ours.route('/v1/callbacks', callbackRoutes(deps))
  ours.route('/v1/return', returnRoutes(deps))
  ours.route('/v1/icons', iconRoutes(config.iconHosts, deps.marks, deps.now))
  ours.route('/v1/reports', reportRoutes(deps))
  ours.route('/v1', shopRoutes(deps))
  ours.route('/pay', pageRoutes(deps))
  ours.route('/', healthRoutes(deps))
  ours.route('/', docsRoutes({ config, codes: ERROR_CATALOGUE, document: openApi(ours, config.publicUrl) }))
  const { prefix } = ownPaths(config.publicUrl)
  app.route(prefix || '/', ours)
  // A load balancer asks this very process, whatever path the world reaches it by.
  if (prefix !== '') app.route('/', healthRoutes(deps))
  app.notFound((c) => problem(c, 'not_found', nothingAt(c.req.path, prefix)))
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

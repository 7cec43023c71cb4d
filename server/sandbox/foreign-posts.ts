/** Another site's page in the same browser must not "pay" here: what changes something comes from our own pages, or from no page. */
import type { MiddlewareHandler } from 'hono'
import { problem, type SandboxEnv } from './wire.ts'

/** This machine's names. The sandbox is nowhere else, so a page of any other name is not its own, whatever `Host` says. */
const LOOPBACK = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

/** A shop's page sends its buyer through these doors by a form: to a page, or to open an invoice. Nothing is paid by that. */
const DOOR = /^\/paymega\/(hpp\/[^/]+|(public-api\/)?payment-invoices\/process)\/?$/

/** A payment system's servers and shops' backends send no Origin; browsers do with everything that is not read alone. */
export const refuseForeignPosts: MiddlewareHandler<SandboxEnv> = (c, next) => {
  const { method, path } = c.req
  const isReading = method === 'GET' || method === 'HEAD' || method === 'OPTIONS'
  if (isReading || DOOR.test(path)) return next()
  const origin = c.req.header('origin')
  const site = c.req.header('sec-fetch-site')
  const isOwn =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : LOOPBACK.test(origin) && origin === `http://${c.req.header('host')}`
  return isOwn
    ? next()
    : Promise.resolve(problem(c, 403, 'foreign_page', 'Only the pages of the sandbox itself may do this.'))
}

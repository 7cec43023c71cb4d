/** `/ways`: a page for each way to put the checkout into a shop, with a checkout that works. */
import { Hono, type Context } from 'hono'
import type { Page, PageContext } from '../shop/pages/layout.ts'
import type { Opened } from '../shop/paywicket.ts'
import type { ShopPolicy } from '../shop/policy.ts'
import { bundleWays } from './bundle.ts'
import { backendCode, codeOf, marked, type Values } from './code.ts'
import { wayPage, waysPage } from './pages.ts'
import { WAYS, type Way } from './ways.ts'

/** What the shop lends. */
export interface WaysOptions {
  enter(c: Context): Promise<PageContext>
  show(c: Context, context: PageContext, page: Page): Promise<Response>
  /** Opens a payment for what is in the cart; an empty one is given something. */
  order(c: Context, context: PageContext): Promise<Opened>
  /** The answer where no payment could be opened. */
  trouble(c: Context, context: PageContext, why: Exclude<Opened, { kind: 'opened' }>): Promise<Response>
  /** The Content-Security-Policy of a page that this shop's own pages may frame. */
  readonly framedPolicy: ShopPolicy
}

async function codesOf({ markup, module, inside }: Way): Promise<Readonly<Record<string, string>>> {
  const files = [markup, module, inside].flatMap((snippet) => (snippet ? [snippet.file] : []))
  return Object.fromEntries(await Promise.all(files.map(async (file) => [file, await codeOf(file)] as const)))
}

export function waysRoutes({ enter, show, order, trouble, framedPolicy }: WaysOptions): Hono {
  const app = new Hono()
  let bundled: ReturnType<typeof bundleWays> | undefined

  app.get('/', async (c) => show(c, await enter(c), waysPage(await backendCode())))

  for (const way of WAYS) {
    /** Opens a payment for this load and makes a page of it. */
    const open = async (c: Context, page: (context: PageContext, values: Values) => Promise<Response>) => {
      const context = await enter(c)
      const opened = await order(c, context)
      if (opened.kind !== 'opened') return trouble(c, context, opened)
      return page(context, { server: context.shop, token: opened.token, url: opened.url })
    }
    app.get(`/${way.id}`, (c) =>
      open(c, async (context, values) => show(c, context, wayPage(way, await codesOf(way), values, context.nonce))),
    )
    const { inside } = way
    if (!inside) continue
    app.get(`/${way.id}/inside`, (c) =>
      open(c, async ({ nonce }, values) => {
        c.header('cache-control', 'no-store')
        c.header('content-security-policy', framedPolicy(nonce))
        return c.html(marked(await codeOf(inside.file), values, nonce))
      }),
    )
  }

  app.get('/built/:file', async (c, next) => {
    bundled ??= bundleWays()
    const text = (await bundled).get(c.req.param('file'))
    if (text === undefined) return next()
    return c.body(text, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' })
  })
  return app
}

/** The shop: its pages and what its forms do. */
import { Hono, type Context } from 'hono'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { isLoopback } from '../../server/providers/kit/safe-url.ts'
import { isFromElsewhere, ownOrigins } from '../../server/routes/own-origins.ts'
import { otherName } from '../../stories/other-name.ts'
import { galleryRoutes } from '../gallery/routes.ts'
import { waysRoutes } from '../ways/routes.ts'
import { assetFiles } from './assets.ts'
import { createBackend } from './backend.ts'
import { productOf } from './catalogue.ts'
import { languageOf } from './locale.ts'
import { isPaid, orderState } from './order-state.ts'
import { newNonce } from './nonce.ts'
import { orderOf } from './orders.ts'
import { cartPage } from './pages/cart.ts'
import { checkoutPage } from './pages/checkout.ts'
import { homePage } from './pages/home.ts'
import { layout, type Page, type PageContext } from './pages/layout.ts'
import { messagePage, type Message } from './pages/message.ts'
import { orderPage } from './pages/order.ts'
import { createPaywicket, postedOf, type Opened, type Trouble } from './paywicket.ts'
import { shopPolicy } from './policy.ts'
import { fill, TEXTS } from './texts.ts'
import { countOf, readVisit, withChoices, withQuantity, writeVisit, type Visit } from './visit.ts'
import { createWebhookInbox } from './webhook-inbox.ts'

export interface ShopOptions {
  readonly name: string
  /** The shop's own address, where buyers come back to; no trailing slash. */
  readonly publicUrl: string
  /** Where the shop's backend reaches its Paywicket server. */
  readonly paywicket: string
  readonly secretKey: string
  /** Signs what the server tells this shop by webhook; undefined where it tells somebody else, or nobody. */
  readonly webhookSecret?: string
  /** The sandbox's control panel. */
  readonly sandbox: string
  /** True where no real money can move. */
  readonly isTest: boolean
  /** Whose forms may be shown inside the checkout. */
  readonly formOrigins: readonly string[]
  readonly log: Logger
}

const cartFormSchema = v.variant('do', [
  v.object({ do: v.literal('add'), product: v.string() }),
  v.object({
    do: v.literal('set'),
    product: v.string(),
    quantity: v.pipe(v.string(), v.regex(/^\d{1,3}$/), v.transform(Number)),
  }),
])

/** All of the shop's routes. */
export function shopApp({
  name,
  publicUrl,
  paywicket,
  secretKey,
  webhookSecret,
  sandbox,
  isTest,
  formOrigins,
  log,
}: ShopOptions): Hono {
  const backend = createBackend(createPaywicket({ server: paywicket, secretKey }))
  const webhookInbox = webhookSecret === undefined ? undefined : createWebhookInbox(webhookSecret)
  const own = new URL(publicUrl)
  const ours = ownOrigins(publicUrl)
  const policy = shopPolicy(formOrigins, own.origin)
  const app = new Hono()

  /** A cookie belongs to one name of a host, so whoever came by another name of this machine goes on by that one. */
  function addressOf(c: Context): string {
    const { hostname, origin } = new URL(c.req.url)
    return isLoopback(hostname) ? origin : publicUrl
  }

  const keep = (c: Context, visit: Visit) => writeVisit(c, visit, addressOf(c).startsWith('https:'))

  /** Who asks, with the currency and language that the address asks for, and what a page must know. */
  async function enter(c: Context): Promise<PageContext> {
    const known = readVisit(c)
    const asked = { currency: c.req.query('currency'), locale: c.req.query('locale') }
    const visit = await backend.settle(withChoices(known, asked))
    if (visit !== known) keep(c, visit)
    const { pathname, search } = new URL(c.req.url)
    const locale = languageOf(c, visit.locale)
    return {
      name,
      sandbox,
      isTest,
      locale,
      texts: TEXTS[locale],
      visit,
      shop: addressOf(c),
      here: `${pathname}${search}`,
      nonce: newNonce(),
    }
  }

  async function show(
    c: Context,
    context: PageContext,
    page: Page,
    status: 200 | 400 | 404 | 422 | 503 = 200,
  ): Promise<Response> {
    c.header('cache-control', 'no-store')
    c.header('content-security-policy', policy(context.nonce))
    // Its forms must say whose they are; others hear nothing.
    c.header('referrer-policy', 'same-origin')
    return c.html(layout(context, page), status)
  }

  function say(c: Context, context: PageContext, status: 400 | 404 | 422 | 503, message: Message): Promise<Response> {
    return show(c, context, messagePage(message), status)
  }

  function noOrder(c: Context, context: PageContext): Promise<Response> {
    const { noOrder: title, noOrderText: text, cart } = context.texts
    return say(c, context, 404, { title, text, link: { href: '/cart', text: cart } })
  }

  function trouble(c: Context, context: PageContext, why: Trouble): Promise<Response> {
    const { texts, here } = context
    log.warn({ why }, 'the shop got no answer it could use from its Paywicket server')
    if (why.kind === 'unavailable') {
      return say(c, context, 503, { title: texts.away, text: texts.awayText, link: { href: here, text: texts.again } })
    }
    const text = fill(texts.refusedText, { detail: why.detail })
    return say(c, context, 422, { title: texts.problem, text, link: { href: '/cart', text: texts.changeCart } })
  }

  app.get('/', async (c) => {
    const context = await enter(c)
    return show(c, context, homePage(context))
  })

  app.get('/cart', async (c) => {
    const context = await enter(c)
    return show(c, context, cartPage(context, orderOf(context.visit, context.locale)))
  })

  app.post('/cart', async (c) => {
    const context = await enter(c)
    const { visit, texts } = context
    // Whatever else the form holds, a price above all, is not looked at; another site's form is not looked at at all.
    const form = v.safeParse(
      cartFormSchema,
      isFromElsewhere(c, ours) ? undefined : await c.req.parseBody().catch(() => undefined),
    )
    const product = form.success ? productOf(form.output.product) : undefined
    if (!form.success || !product) {
      return say(c, context, 400, {
        title: texts.problem,
        text: texts.badForm,
        link: { href: '/cart', text: texts.cart },
      })
    }
    const quantity = form.output.do === 'add' ? (visit.lines[product.id] ?? 0) + 1 : form.output.quantity
    keep(c, withQuantity(visit, product.id, quantity))
    return c.redirect('/cart', 303)
  })

  app.get('/checkout', async (c) => {
    const context = await enter(c)
    const { visit, locale } = context
    const fromCart = orderOf(visit, locale)
    const id = c.req.query('order')
    // The address names the order, so that a reload keeps it whatever happens to the cart.
    if (id === undefined) return c.redirect(fromCart ? `/checkout?order=${fromCart.id}` : '/cart', 303)
    const found = await backend.find(id, visit)
    if (found.kind === 'refused' || found.kind === 'unavailable') return trouble(c, context, found)
    if (found.kind === 'found' && isPaid(found.held)) return c.redirect(`/orders/${id}`, 303)
    const order = found.kind === 'found' ? found.held.order : fromCart?.id === id ? postedOf(fromCart) : undefined
    if (!order) return noOrder(c, context)
    const opened = await backend.open(order, context)
    if (opened.kind !== 'opened') return trouble(c, context, opened)
    return show(c, context, checkoutPage(context, order, opened))
  })

  app.get('/orders/:id', async (c) => {
    const context = await enter(c)
    const found = await backend.find(c.req.param('id'), context.visit)
    if (found.kind === 'absent') return noOrder(c, context)
    if (found.kind !== 'found') return trouble(c, context, found)
    webhookInbox?.remember(found.held)
    return show(c, context, orderPage(context, found.held.order, orderState(found.held, context.locale)))
  })

  app.get('/orders/:id/state', async (c) => {
    const { visit, locale } = await enter(c)
    c.header('cache-control', 'no-store')
    const id = c.req.param('id')
    // What has been told is enough: the server is asked only where the shop hears nothing, or has just been started.
    const heard = webhookInbox?.of(id)
    if (heard && backend.isOf(heard, visit)) return c.json(orderState(heard, locale))
    const found = await backend.find(id, visit)
    if (found.kind === 'absent') return c.json({ code: 'not_found' }, 404)
    if (found.kind !== 'found') return c.json({ code: 'unavailable' }, 503)
    return c.json(orderState(found.held, locale))
  })

  app.post('/shop/webhook', async (c) => {
    const isOurs = webhookInbox?.hear(await c.req.text(), c.req.header())
    return isOurs ? c.body(null, 204) : c.json({ code: 'invalid_signature' }, 403)
  })

  /** Opens the payment of what is in the cart. An empty one is given a notebook, so that there is something to try. */
  async function orderAnything(c: Context, context: PageContext): Promise<Opened> {
    const known = context.visit
    const visit = countOf(known) > 0 ? known : withQuantity(known, 'notebook', 1)
    const order = orderOf(visit, context.locale)
    if (!order) return { kind: 'unavailable', detail: 'there is no notebook' }
    const opened = await backend.open(postedOf(order), { ...context, visit })
    if (visit !== known && opened.kind === 'opened') keep(c, visit)
    return opened
  }

  /** A token for what is in the cart. The browser says neither what it costs nor whose it is. */
  app.post('/shop/token', async (c) => {
    c.header('cache-control', 'no-store')
    if (isFromElsewhere(c, ours)) return c.json({ code: 'foreign_page' }, 403)
    const opened = await orderAnything(c, await enter(c))
    if (opened.kind === 'opened') return c.json({ token: opened.token })
    log.warn({ why: opened }, 'no token could be made')
    return c.json({ code: 'unavailable' }, 503)
  })

  app.get('/esm', (c) => c.redirect('/ways/module', 301))
  const framedPolicy = shopPolicy(formOrigins, own.origin, ["'self'"])
  app.route('/ways', waysRoutes({ enter, show, trouble, order: orderAnything, framedPolicy }))
  // The payment systems' pages of the gallery are this server's own, by either of its names.
  const other = otherName(own)
  app.route('/gallery', galleryRoutes({ name, policy: shopPolicy(other ? [other.origin] : [], own.origin) }))
  app.route('/shop', assetFiles())
  return app
}

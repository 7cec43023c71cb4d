/** The shop: its pages and what its forms do. */
import { Hono, type Context } from 'hono'
import type { Logger } from 'pino'
import * as v from 'valibot'
import { assetFiles } from './assets.ts'
import { productOf } from './catalogue.ts'
import { orderState, isPaid } from './order-state.ts'
import { orderOf } from './orders.ts'
import { cartPage } from './pages/cart.ts'
import { checkoutPage } from './pages/checkout.ts'
import { esmPage } from './pages/esm.ts'
import { homePage } from './pages/home.ts'
import { layout, type Page, type PageContext } from './pages/layout.ts'
import { messagePage, type Message } from './pages/message.ts'
import { orderPage } from './pages/order.ts'
import { createPaywicket, postedOf, type Held, type PostedOrder, type Trouble } from './paywicket.ts'
import { shopPolicy } from './policy.ts'
import { fill, TEXTS } from './texts.ts'
import {
  countOf,
  customerOf,
  languageOf,
  readVisit,
  withChoices,
  withEmptyCart,
  withQuantity,
  writeVisit,
  type Visit,
} from './visit.ts'

export interface ShopOptions {
  readonly name: string
  /** The shop's own address, where buyers come back to; no trailing slash. */
  readonly publicUrl: string
  /** Where the shop's backend reaches its Paywicket server. */
  readonly paywicket: string
  readonly secretKey: string
  /** The sandbox's control panel. */
  readonly sandbox: string
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
export function shopApp(options: ShopOptions): Hono {
  const { publicUrl, log, name, sandbox, isTest } = options
  const paywicket = createPaywicket({ server: options.paywicket, secretKey: options.secretKey })
  const policy = shopPolicy(options.formOrigins)
  const secure = publicUrl.startsWith('https:')
  const app = new Hono()

  /** The visit, with the currency and language that the address asks for, which are kept. */
  function visitOf(c: Context): Visit {
    const known = readVisit(c)
    const visit = withChoices(known, { currency: c.req.query('currency'), locale: c.req.query('locale') })
    if (visit !== known) writeVisit(c, visit, secure)
    return visit
  }

  function contextOf(c: Context, visit: Visit): PageContext {
    const { pathname, search } = new URL(c.req.url)
    const locale = languageOf(c, visit)
    return { name, sandbox, isTest, locale, texts: TEXTS[locale], visit, here: `${pathname}${search}` }
  }

  async function show(
    c: Context,
    context: PageContext,
    page: Page,
    status: 200 | 400 | 404 | 422 | 503 = 200,
  ): Promise<Response> {
    c.header('cache-control', 'no-store')
    c.header('content-security-policy', policy)
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
    log.warn({ why }, 'the checkout could not be opened')
    return why.kind === 'refused'
      ? say(c, context, 422, {
          title: texts.problem,
          text: fill(texts.refusedText, { detail: why.detail }),
          link: { href: '/cart', text: texts.changeCart },
        })
      : say(c, context, 503, { title: texts.away, text: texts.awayText, link: { href: here, text: texts.again } })
  }

  const open = (order: PostedOrder, { visit, locale }: PageContext) =>
    paywicket.open({ order, locale, customer: customerOf(visit), returnUrl: `${publicUrl}/orders/${order.id}` })

  /** The buyer's own order as the server holds it; another buyer's is as good as none. */
  async function findOwn(
    id: string,
    visit: Visit,
  ): Promise<{ kind: 'found'; held: Held } | { kind: 'absent' } | Trouble> {
    const found = await paywicket.find(id)
    return found.kind === 'found' && found.held.customer.id !== customerOf(visit) ? { kind: 'absent' } : found
  }

  /** A paid cart is emptied; it is told from the next one by the order that it makes. */
  function settleCart(c: Context, held: Held, visit: Visit): Visit {
    if (!isPaid(held) || orderOf(visit, 'en')?.id !== held.order.id) return visit
    const emptied = withEmptyCart(visit)
    writeVisit(c, emptied, secure)
    return emptied
  }

  app.get('/', (c) => {
    const context = contextOf(c, visitOf(c))
    return show(c, context, homePage(context))
  })

  app.get('/cart', (c) => {
    const context = contextOf(c, visitOf(c))
    return show(c, context, cartPage(context, orderOf(context.visit, context.locale)))
  })

  app.post('/cart', async (c) => {
    const visit = readVisit(c)
    const context = contextOf(c, visit)
    // Whatever else the form holds, a price above all, is not looked at.
    const form = v.safeParse(cartFormSchema, await c.req.parseBody().catch(() => undefined))
    const product = form.success ? productOf(form.output.product) : undefined
    if (!form.success || !product) {
      return say(c, context, 400, {
        title: context.texts.problem,
        text: context.texts.badForm,
        link: { href: '/cart', text: context.texts.cart },
      })
    }
    const quantity = form.output.do === 'add' ? (visit.lines[product.id] ?? 0) + 1 : form.output.quantity
    writeVisit(c, withQuantity(visit, product.id, quantity), secure)
    return c.redirect('/cart', 303)
  })

  app.get('/checkout', async (c) => {
    const visit = visitOf(c)
    const context = contextOf(c, visit)
    const fromCart = orderOf(visit, context.locale)
    const id = c.req.query('order')
    // The address names the order, so that a reload keeps it whatever happens to the cart.
    if (id === undefined) return c.redirect(fromCart ? `/checkout?order=${fromCart.id}` : '/cart', 303)
    const found = await findOwn(id, visit)
    if (found.kind === 'refused' || found.kind === 'unavailable') return trouble(c, context, found)
    if (found.kind === 'found' && isPaid(found.held)) return c.redirect(`/orders/${id}`, 303)
    const order = found.kind === 'found' ? found.held.order : fromCart?.id === id ? postedOf(fromCart) : undefined
    if (!order) return noOrder(c, context)
    const opened = await open(order, context)
    return opened.kind === 'opened'
      ? show(c, context, checkoutPage(context, order, opened))
      : trouble(c, context, opened)
  })

  app.get('/orders/:id', async (c) => {
    const visit = visitOf(c)
    const found = await findOwn(c.req.param('id'), visit)
    if (found.kind === 'absent') return noOrder(c, contextOf(c, visit))
    if (found.kind !== 'found') return trouble(c, contextOf(c, visit), found)
    const context = contextOf(c, settleCart(c, found.held, visit))
    return show(c, context, orderPage(context, found.held.order, orderState(found.held, context.locale)))
  })

  app.get('/orders/:id/state', async (c) => {
    const visit = visitOf(c)
    c.header('cache-control', 'no-store')
    const found = await findOwn(c.req.param('id'), visit)
    if (found.kind === 'absent') return c.json({ code: 'not_found' }, 404)
    if (found.kind !== 'found') return c.json({ code: 'unavailable' }, 503)
    settleCart(c, found.held, visit)
    return c.json(orderState(found.held, languageOf(c, visit)))
  })

  app.get('/esm', (c) => {
    const context = contextOf(c, visitOf(c))
    return show(c, context, esmPage(context))
  })

  /** A token for what is in the cart. The browser says neither what it costs nor whose it is. */
  app.post('/shop/token', async (c) => {
    c.header('cache-control', 'no-store')
    const known = readVisit(c)
    const visit = countOf(known) > 0 ? known : withQuantity(known, 'notebook', 1)
    const context = contextOf(c, visit)
    const order = orderOf(visit, context.locale)
    const opened = order ? await open(postedOf(order), context) : undefined
    if (opened?.kind !== 'opened') {
      log.warn({ why: opened }, 'no token could be made')
      return c.json({ code: 'unavailable' }, 503)
    }
    if (visit !== known) writeVisit(c, visit, secure)
    return c.json({ token: opened.token })
  })

  app.route('/shop', assetFiles())
  return app
}

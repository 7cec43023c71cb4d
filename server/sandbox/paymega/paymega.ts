/** Paymega's server, simulated: both APIs, the hosted page, the test flow, and pictures of its methods. */
import { Hono } from 'hono'
import { simulationOf, type Simulation, type SandboxContext } from '../context.ts'
import { viewOf, type Amount } from '../payments.ts'
import type { SandboxEnv } from '../wire.ts'
import { randomCode, randomToken } from './codes.ts'
import { cabinetOrder } from './cabinet.ts'
import { hostedEntry } from './hosted-entry.ts'
import { hostedPages } from './hosted.ts'
import { iconSvg } from './icons.ts'
import type { Invoice, InvoiceOrder } from './invoice.ts'
import { createInvoices } from './invoices.ts'
import { createOffers } from './offers.ts'
import { privateApi } from './private-api.ts'
import { publicApi } from './public-api.ts'

/** Flows of the catalogue that lead to a page of ours; `invoice` shows its details there. */
const PAGE_FLOWS: ReadonlySet<string> = new Set(['hpp', 'invoice', 'card'])
/** Seconds after which the test flow does what its status field says. */
const TEST_FLOW_SECONDS = 0.3

export function createPaymega(context: SandboxContext): Simulation {
  const invoices = createInvoices(context)
  const offers = createOffers(context.settings)
  const { book } = invoices
  const orderContext = () => ({ now: context.now(), service: offers.service })

  function open(order: InvoiceOrder, origin: string): Invoice {
    const { code, flow } = order.service
    const invoice = invoices.open(order, () => {
      if (!PAGE_FLOWS.has(flow)) return undefined
      const sid = `cgi_${randomCode()}`
      const page = { sid, token: randomToken(), action: `${origin}/paymega/hpp/${sid}` }
      return hostedEntry(code, context.settings.now().hppMethod, page)
    })
    if (flow === 'test') playTestFlow(invoice)
    return invoice
  }

  function playTestFlow(invoice: Invoice): void {
    const wanted = invoice.order.serviceFields['status']
    if (wanted !== 'success' && wanted !== 'fail') return
    context.later(TEST_FLOW_SECONDS, () => {
      if (invoice.status !== 'open') return
      if (wanted === 'success') invoices.pay(invoice, {})
      else invoices.move(invoice, 'process_failed', 'declined')
    })
  }

  const app = new Hono<SandboxEnv>()
  app.get('/icons/:name{.+\\.svg}', (c) =>
    c.body(iconSvg(c.req.param('name').replace(/\.svg$/, '')), 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=3600',
    }),
  )
  hostedPages(app, invoices, context)
  app.route(
    '/public-api',
    publicApi({ context, offers, orderContext, open, byId: book.byId, byReference: book.byReference }),
  )
  const privateRoutes = privateApi({ context, offers, invoices, orderContext, open })
  app.route('/api', privateRoutes)
  app.route('/', privateRoutes)

  return simulationOf({ id: 'paymega', app, payInCabinet }, book, view, invoices.act)

  function payInCabinet(referenceId: string, asked: Amount): string {
    const invoice = invoices.open(cabinetOrder(referenceId, asked), () => undefined)
    invoices.pay(invoice, {})
    return invoice.id
  }

  function view(invoice: Invoice) {
    return viewOf('paymega', invoice, {
      note: `${invoice.state}, ${invoice.resolution}`,
      events: invoices.allowed(invoice),
    })
  }
}

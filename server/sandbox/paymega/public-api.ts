/** Paymega's PUBLIC API: pre-request, invoices by public key, look-up without a key, and the HTML form. */
import { Hono, type Context } from 'hono'
import { cors } from 'hono/cors'
import { html } from 'hono/html'
import type { SandboxContext } from '../context.ts'
import { showPage } from '../pages/layout.ts'
import { jsonObject, originOf, withoutNulls, type JsonObject, type SandboxEnv } from '../wire.ts'
import { errorAnswer, invalidAnswer, isPublicKey, isTestKey } from './answers.ts'
import { SANDBOX_NOTE } from './hosted.ts'
import type { Invoice } from './invoice.ts'
import type { Offers } from './offers.ts'
import { nestFormFields, readOrder, type Faults, type OrderContext } from './orders.ts'
import { publicShape } from './shapes.ts'

type Ctx = Context<SandboxEnv>

export interface PublicParts {
  readonly context: SandboxContext
  readonly offers: Offers
  readonly orderContext: () => OrderContext
  /** Makes the invoice and lets its flow begin. */
  readonly open: (order: Exclude<ReturnType<typeof readOrder>, { faults: Faults }>, origin: string) => Invoice
  readonly byId: (id: string) => Invoice | undefined
  readonly byReference: (reference: string) => Invoice | undefined
}

export function publicApi({ context, offers, orderContext, open, byId, byReference }: PublicParts): Hono<SandboxEnv> {
  const credentials = context.credentials.paymega
  const app = new Hono<SandboxEnv>()
  // The platform's own client runs in browsers.
  app.use(cors())

  app.post('/payment-prerequest', async (c) => {
    const body = await read(c)
    if (!body) return errorAnswer(c, 400)
    if (!isPublicKey(credentials, body['public_key'])) return errorAnswer(c, 401)
    const currency = body['currency']
    if (typeof currency !== 'string' || !/^[A-Z]{3,5}$/.test(currency)) {
      return invalidAnswer(c, { currency: 'This value is not a valid currency.' })
    }
    const account = {
      name: 'Sandbox shop',
      description: 'An account of the sandbox',
      icon: `${originOf(c)}/paymega/icons/account.svg`,
      website: null,
    }
    const { services, methods, ...rest } = offers.catalogue(currency, originOf(c))
    return c.json({ data: { test_mode: isTestKey(credentials), account, ...rest, services, methods } })
  })

  app.post('/payment-invoices', async (c) => {
    const body = await read(c)
    if (!body) return errorAnswer(c, 400)
    if (!isPublicKey(credentials, body['public_key'])) return errorAnswer(c, 401)
    if (context.settings.now().forbidPublic) return errorAnswer(c, 403)
    const order = readOrder(body, { api: 'public', testMode: isTestKey(credentials) }, orderContext())
    if ('faults' in order) return invalidAnswer(c, order.faults)
    const existing = byReference(order.referenceId)
    if (existing) return errorAnswer(c, 409, { data: publicShape(existing) })
    return c.json({ data: publicShape(open(order, originOf(c))) }, 201)
  })

  app.get('/payment-invoices/:id', (c) => {
    const invoice = byId(c.req.param('id'))
    return invoice ? c.json({ data: publicShape(invoice) }) : errorAnswer(c, 404)
  })

  app.post('/payment-invoices/process', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const fields = nestFormFields(form)
    if (!isPublicKey(credentials, fields['public_key']))
      return formFault(c, 401, { public_key: 'This key is not known.' })
    if (context.settings.now().forbidPublic) return formFault(c, 403, { public_key: 'Public access is forbidden.' })
    const order = readOrder(fields, { api: 'form', testMode: isTestKey(credentials) }, orderContext())
    if ('faults' in order) return formFault(c, 422, order.faults)
    // A form that is sent twice (a reload, a second tab) leads to the page of the first invoice.
    const invoice = byReference(order.referenceId) ?? open(order, originOf(c))
    return invoice.hosted
      ? c.redirect(`/paymega/hpp/${invoice.hosted.sid}/pay`, 303)
      : formFault(c, 422, { service: 'This service has no page to pay on.' })
  })

  const allow = (path: string) => app.all(path, (c) => errorAnswer(c, 405))
  allow('/payment-prerequest')
  allow('/payment-invoices')
  allow('/payment-invoices/process')
  allow('/payment-invoices/:id')
  app.all('*', (c) => errorAnswer(c, 404))
  return app
}

async function read(c: Ctx): Promise<JsonObject | undefined> {
  const body = jsonObject(await c.req.text())
  return body && (withoutNulls(body) as JsonObject)
}

function formFault(c: Ctx, status: 401 | 403 | 422, faults: Faults) {
  const body = html`<h1>This payment cannot start</h1>
    <p role="alert">The shop's form was not accepted:</p>
    <ul>
      ${Object.entries(faults).map(([field, fault]) => html`<li><strong>${field}</strong>: ${fault}</li>`)}
    </ul>`
  return showPage(c, { lang: 'en', title: 'Payment', brand: 'Paymega', sandbox: SANDBOX_NOTE, body }, status)
}

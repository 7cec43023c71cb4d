/** Cactusgino's server, simulated from its H2H, form, callback and additional-endpoints documents. */
import { randomBytes } from 'node:crypto'
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { simulationOf, type Simulation, type SandboxContext } from '../context.ts'
import { eventAmount, viewOf, type Amount } from '../payments.ts'
import type { Settings } from '../settings.ts'
import { issueText, jsonObject, originOf, withoutNulls, type JsonObject, type SandboxEnv } from '../wire.ts'
import { formPages } from './form.ts'
import type { Invoice } from './invoice.ts'
import { createInvoices } from './invoices.ts'
import { CLOSABLE } from './methods.ts'
import { payPages } from './pay-page.ts'
import * as requests from './requests.ts'
import { isSigned, parametersToSign, signed } from './signature.ts'

type Ctx = Context<SandboxEnv>

export function createCactusgino(context: SandboxContext): Simulation {
  const { merchantId, siteId, salt, exponents } = context.credentials.cactusgino
  const invoices = createInvoices(context)
  const { book } = invoices
  const app = new Hono<SandboxEnv>()

  // The documents show failures only as bodies; they go out with HTTP 200, as the samples' clients expect.
  const answer = (c: Ctx, body: JsonObject) => {
    const { answerSignature } = context.settings.now()
    if (answerSignature === 'none') return c.json(body)
    return c.json(signed(body, answerSignature === 'right' ? salt : 'not the salt'))
  }
  const failure = (c: Ctx, message: string, more: JsonObject = {}) => answer(c, { success: false, message, ...more })

  /** The checks that every call has in common, then its own; a Response is the refusal. */
  async function read<Schema extends v.GenericSchema>(
    c: Ctx,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | Response> {
    const text = await c.req.text()
    const parameters = jsonObject(text)
    const isJson = (c.req.header('content-type') ?? '').toLowerCase().startsWith('application/json')
    if (!parameters || !isJson) return failure(c, 'Invalid ContentType or json format')
    const fields = v.safeParse(schema, withoutNulls(parameters))
    if (!fields.success) return failure(c, issueText(fields.issues))
    if (parameters['merchant_id'] !== merchantId) return failure(c, 'Merchant is not found')
    if (String(parameters['site_id']) !== siteId) return failure(c, 'Site is not found')
    if (!isSigned(parametersToSign(text), salt)) return failure(c, 'Invalid signature')
    return fields.output
  }

  const taken = (reference: string) => book.byReference(reference) && 'Invoice with this request_id already exists'

  function common(invoice: Invoice): JsonObject {
    return {
      site_id: Number(siteId),
      site_login: invoice.siteLogin,
      request_id: invoice.reference,
      invoice_id: Number(invoice.id),
      amount: invoice.asked.minor,
    }
  }
  /** The invoice as the additional endpoints answer with it. */
  function wholeInvoice(invoice: Invoice, success: boolean): JsonObject {
    const { statuses } = context.settings.now()
    const status = {
      searching: statuses.created,
      open: statuses.created,
      paid: statuses.success,
      refunded: statuses.success,
    }
    return {
      ...common(invoice),
      success,
      status: status[invoice.status as keyof typeof status] ?? statuses.decline,
      received_amount: invoice.received?.minor ?? 0,
      currency: invoice.asked.currency,
      received_currency: invoice.received?.currency ?? invoice.asked.currency,
      method: invoice.method,
    }
  }

  app.post('/api/create_invoice', async (c) => {
    const order = await read(c, requests.createInvoiceSchema)
    if (order instanceof Response) return order
    const additional = order.additional_fields ?? {}
    const fault = requests.additionalFault(order.method, additional, 'h2h') ?? taken(order.request_id)
    if (fault) return failure(c, fault)
    const origin = originOf(c)
    const asked = askedBy(context.settings.now(), order)
    if (typeof asked === 'string') return failure(c, asked)
    const { invoice, end } = invoices.search({
      reference: order.request_id,
      siteLogin: order.site_login,
      method: order.method,
      asked,
      additional,
      payKey: randomBytes(16).toString('hex'),
      payLink: (key) => `${origin}/cactusgino/pay/${key}/`,
    })
    const found = await end
    if (!found.found) return failure(c, found.why, { request_id: invoice.reference })
    const { statuses, details, lifetimeSeconds } = context.settings.now()
    const expiresAt = invoice.expiresAt ?? context.now() + lifetimeSeconds * 1000
    const lifetime = Math.max(1, Math.round((expiresAt - context.now()) / 1000))
    return answer(c, {
      // The published sample of a created deposit says so.
      message: 'Payout initialized',
      success: true,
      status: statuses.created,
      ...common(invoice),
      invoice_lifetime: lifetime,
      ...shownDetails(details, invoice.details ?? {}),
      // A column of some methods only; without it another currency could not be told.
      ...(asked.currency === order.currency ? {} : { currency: asked.currency }),
    })
  })

  /** What an operator asks for: the order's amount, unless the settings name another one. */
  function askedBy(
    { answerAmount, answerCurrency }: Settings,
    order: v.InferOutput<typeof requests.createInvoiceSchema>,
  ) {
    const currency = answerCurrency ?? order.currency
    const same: Amount = { minor: order.amount, currency }
    return answerAmount === null ? same : eventAmount({ amount: answerAmount }, same, exponents)
  }

  app.post('/api/jsapi/obtain_token', async (c) => {
    const order = await read(c, requests.obtainTokenSchema)
    if (order instanceof Response) return order
    const additional = order.additional_fields ?? {}
    const fault = requests.additionalFault(order.method, additional, 'form') ?? taken(order.request_id)
    if (fault) return failure(c, fault)
    const key = randomBytes(32).toString('hex')
    invoices.openForm({
      reference: order.request_id,
      siteLogin: order.site_login,
      // The form lists its methods then, and the payer's choice becomes the invoice's.
      method: order.method ?? '',
      asked: { minor: order.amount, currency: order.currency },
      additional,
      payKey: key,
      form: { key, language: order.language ?? 'EN', successUrl: order.success_url, failUrl: order.fail_url },
    })
    const redirect = context.settings.now().formRedirect
      ? { redirect_url: `${originOf(c)}/cactusgino/api/jsapi/open/${key}/` }
      : {}
    return answer(c, { success: true, key, ...redirect })
  })

  app.post('/api/close_invoice', async (c) => {
    const order = await read(c, requests.closeInvoiceSchema)
    if (order instanceof Response) return order
    const invoice = book.byReference(order.request_id)
    if (!invoice || invoice.siteLogin !== order.site_login) return failure(c, 'Invoice is not found')
    const live = invoice.status === 'searching' || invoice.status === 'open'
    if (live && CLOSABLE.includes(invoice.method)) invoices.close(invoice)
    return answer(c, wholeInvoice(invoice, invoice.status === 'closed'))
  })

  app.post('/api/cash_in/update', async (c) => {
    const order = await read(c, requests.cashUpdateSchema)
    if (order instanceof Response) return order
    const invoice = book.byReference(order.request_id)
    if (!invoice || invoice.method !== 'cash') return failure(c, 'Invoice is not found')
    const live = invoice.status === 'searching' || invoice.status === 'open'
    if (!live) return answer(c, wholeInvoice(invoice, false))
    if (order.update_type === 'delete') invoices.close(invoice)
    else {
      const { address, messenger, username, asap, time } = order
      const edited = withoutUndefined({ address, messenger, username, asap, time })
      invoice.additional = { ...invoice.additional, ...edited }
      invoice.details = { ...invoice.details, ...edited }
    }
    const { address, messenger, username, asap, time } = invoice.additional
    return answer(c, {
      ...wholeInvoice(invoice, true),
      ...withoutUndefined({ address, messenger, username, asap, time }),
    })
  })

  app.post('/api/balance', async (c) => {
    const order = await read(c, requests.balanceSchema)
    if (order instanceof Response) return order
    const currencies = ['RUB', 'KZT', 'USDT'].filter((currency) => currency === (order.currency ?? currency))
    // The page's sample of this answer has no signature.
    return c.json({
      site_id: Number(siteId),
      balances: currencies.map((currency, id) => ({
        id,
        name: currency,
        currency,
        amount: 125000.5,
        available: 120000.5,
      })),
    })
  })

  formPages(app, invoices, exponents)
  payPages(app, invoices, exponents)

  const view = (invoice: Invoice) =>
    viewOf('cactusgino', invoice, { note: invoice.description, events: invoices.allowed(invoice), exponents })
  const payInCabinet = (reference: string, asked: Amount) =>
    invoices.openPaid({ reference, siteLogin: 'cabinet', method: 'card', asked, additional: {}, payKey: '' }).id
  return simulationOf({ id: 'cactusgino', app, exponents, payInCabinet }, book, view, invoices.act)
}

function shownDetails(details: 'full' | 'none' | 'svg-only', all: JsonObject): JsonObject {
  switch (details) {
    case 'full':
      return all
    case 'none':
      return {}
    case 'svg-only':
      return all['qr'] === undefined ? {} : { qr: all['qr'] }
  }
}

function withoutUndefined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}

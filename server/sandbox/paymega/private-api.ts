/** Paymega's PRIVATE API: services, invoices, reconciliation and refunds, under Basic authorisation. */
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { exponentOf, toMinor } from '../../../src/contract/money.ts'
import type { SandboxContext } from '../context.ts'
import { isObject, issuePath, jsonObject, originOf, withoutNulls, type JsonObject, type SandboxEnv } from '../wire.ts'
import { basicAuth, errorAnswer, invalidAnswer } from './answers.ts'
import { cursorPage } from './cursor.ts'
import type { Invoice, InvoiceOrder } from './invoice.ts'
import type { Invoices } from './invoices.ts'
import type { Offers } from './offers.ts'
import { readOrder, type OrderContext } from './orders.ts'
import { servicePage, serviceShape } from './services.ts'
import { privateShape, refundShape } from './shapes.ts'

type Ctx = Context<SandboxEnv>

export interface PrivateParts {
  readonly context: SandboxContext
  readonly offers: Offers
  readonly invoices: Invoices
  readonly orderContext: () => OrderContext
  readonly open: (order: InvoiceOrder, origin: string) => Invoice
}

const refundSchema = v.looseObject({
  amount: v.pipe(v.number('This value should be of type float.'), v.transform(String)),
  reference_id: v.pipe(v.string('This value should not be blank.'), v.minLength(1, 'This value should not be blank.')),
  description: v.exactOptional(v.string()),
})

export function privateApi({ context, offers, invoices, orderContext, open }: PrivateParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  app.use(basicAuth(context.credentials.paymega))

  app.get('/payment-services', (c) => servicePage(c, offers.all()))
  app.get('/payment-services/:id', (c) => {
    const service = offers
      .all()
      .map(serviceShape)
      .find((one) => one.id === c.req.param('id'))
    return service ? c.json({ data: service }) : errorAnswer(c, 404)
  })

  app.post('/payment-invoices', async (c) => {
    const attributes = await readAttributes(c)
    if (!attributes) return errorAnswer(c, 400)
    const order = readOrder(attributes, { api: 'private' }, orderContext())
    if ('faults' in order) return invalidAnswer(c, order.faults)
    const existing = invoices.book.byReference(order.referenceId)
    if (existing) return errorAnswer(c, 409, { data: privateShape(existing) })
    return c.json({ data: privateShape(open(order, originOf(c))) }, 201)
  })

  app.get('/payment-invoices', (c) => {
    const reference = c.req.query('filter[reference_id]')
    const all = invoices.book.all()
    return cursorPage(c, reference === undefined ? all : all.filter((one) => one.reference === reference))
  })

  app.get('/payment-invoices/:id', (c) => {
    const invoice = byId(c)
    return invoice ? c.json({ data: privateShape(invoice) }) : errorAnswer(c, 404)
  })

  app.post('/payment-invoices/:id/refund', async (c) => {
    const invoice = byId(c)
    if (!invoice) return errorAnswer(c, 404)
    const attributes = await readAttributes(c)
    if (!attributes) return errorAnswer(c, 400)
    const read = v.safeParse(refundSchema, attributes)
    if (!read.success) {
      return invalidAnswer(c, Object.fromEntries(read.issues.map((issue) => [issuePath(issue), issue.message])))
    }
    const existing = invoice.refunds.find((refund) => refund.referenceId === read.output.reference_id)
    if (existing) return errorAnswer(c, 409, { data: refundShape(invoice, existing) })
    const { currency } = invoice.asked
    const minor = toMinor(read.output.amount, currency, exponentOf(currency))
    if (typeof minor === 'string' || minor <= 0)
      return invalidAnswer(c, { amount: 'This value should be greater than 0.' })
    if (minor > invoices.refundable(invoice))
      return invalidAnswer(c, { amount: 'This value is more than can be refunded.' })
    const refund = invoices.refund(invoice, minor, read.output.reference_id, read.output.description ?? null)
    return c.json({ data: refundShape(invoice, refund) }, 201)
  })

  function byId(c: Ctx): Invoice | undefined {
    return invoices.book.byId(c.req.param('id') ?? '')
  }

  for (const path of ['/payment-services', '/payment-services/:id', '/payment-invoices', '/payment-invoices/:id']) {
    app.all(path, (c) => errorAnswer(c, 405))
  }
  app.all('*', (c) => errorAnswer(c, 404))
  return app
}

/** The `data.attributes` of a JSON:API body, without nulls. */
async function readAttributes(c: Ctx): Promise<JsonObject | undefined> {
  const body = jsonObject(await c.req.text())
  const data = body?.['data']
  const attributes = isObject(data) ? data['attributes'] : undefined
  return isObject(attributes) ? (withoutNulls(attributes) as JsonObject) : undefined
}

/** Invoice's server, simulated from the document of its API v2: the eight calls and the payment page. */
import { Hono, type Context } from 'hono'
import * as v from 'valibot'
import { exponentOf, toMinor } from '../../../src/contract/money.ts'
import { simulationOf, type Simulation, type SandboxContext } from '../context.ts'
import { viewOf, type Amount } from '../payments.ts'
import {
  isBasic,
  isObject,
  issuePath,
  issueText,
  jsonObject,
  originOf,
  withoutNulls,
  type SandboxEnv,
} from '../wire.ts'
import { CALL_ERRORS, type CallError } from './errors.ts'
import { paymentPages } from './page.ts'
import type { InvoicePayment } from './payment.ts'
import { createPayments } from './payments.ts'
import * as requests from './requests.ts'
import { paymentShape, refundShape } from './shapes.ts'
import { openAtTerminal, terminalPages } from './terminal-page.ts'
import { createTerminals, terminalShape } from './terminals.ts'

type Ctx = Context<SandboxEnv>

export function createInvoice(context: SandboxContext): Simulation {
  const { merchantId, apiKey } = context.credentials.invoice
  const payments = createPayments(context)
  const terminals = createTerminals()
  const { book } = payments
  const app = new Hono<SandboxEnv>()

  function failure(c: Ctx, error: CallError, description: string = CALL_ERRORS[error]): Response {
    return c.json({ error, description }, context.settings.now().invoiceErrorStatus)
  }
  /** The checks every call has in common, then its own schema; a Response is the refusal. */
  async function read<Schema extends v.GenericSchema>(
    c: Ctx,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | Response> {
    if (!isBasic(c, merchantId, apiKey)) return failure(c, '0')
    const body = jsonObject(await c.req.text())
    if (!body) return c.json({ error: '400', description: 'The request is not JSON' }, 400)
    const fields = v.safeParse(schema, withoutNulls(body))
    return fields.success
      ? fields.output
      : failure(c, errorOfField(issuePath(fields.issues[0])), issueText(fields.issues))
  }

  app.post('/api/v2/CreateTerminal', async (c) => {
    const order = await read(c, requests.createTerminalSchema)
    if (order instanceof Response) return order
    if (terminals.byAlias(order.alias)) return failure(c, '12', 'A terminal with this alias already exists')
    const { alias, name, description, type, logo, defaultPrice, canComments } = order
    const made = terminals.create({ alias, name, description, type, logo, defaultPrice, canComments })
    return c.json(terminalShape(made, originOf(c)))
  })

  app.post('/api/v2/GetTerminal', async (c) => {
    const order = await read(c, requests.getTerminalSchema)
    if (order instanceof Response) return order
    // The document's own request sample names both, and they belong to one terminal.
    const found = order.alias === undefined ? terminals.byId(order.id ?? '') : terminals.byAlias(order.alias)
    return found ? c.json(terminalShape(found, originOf(c))) : failure(c, order.alias === undefined ? '3' : '12')
  })

  app.post('/api/v2/CreatePayment', async (c) => {
    const order = await read(c, requests.createPaymentSchema)
    if (order instanceof Response) return order
    const { currency } = order.order
    const minor = toMinor(order.order.amount, currency, exponentOf(currency))
    if (typeof minor === 'string' || minor <= 0) return failure(c, '2')
    const terminal = terminals.byId(order.settings.terminal_id)
    if (!terminal) return failure(c, '3')
    const origin = originOf(c)
    const payment = payments.open(
      {
        // No rule forbids a second payment for one order.id, so there is none here either.
        reference: order.order.id,
        method: order.settings.payment_method ?? 'card',
        asked: { minor, currency },
        order: { description: order.order.description },
        terminal: terminal.id,
        successUrl: order.settings.success_url,
        failUrl: order.settings.fail_url,
        custom: isObject(order.custom_parameters) ? order.custom_parameters : {},
        trtype: Number(order.trtype),
      },
      (id) => `${origin}/invoice/init/${id}`,
    )
    return c.json(paymentShape(payment))
  })

  app.post('/api/v2/GetPayment', async (c) => {
    const order = await read(c, requests.idSchema)
    if (order instanceof Response) return order
    const payment = book.byId(order.id)
    return payment ? c.json(paymentShape(payment)) : failure(c, '7')
  })

  app.post('/api/v2/GetPaymentByOrder', async (c) => {
    const order = await read(c, requests.idSchema)
    if (order instanceof Response) return order
    const payment = book.byReference(order.id)
    return payment ? c.json(paymentShape(payment)) : failure(c, '7')
  })

  app.post('/api/v2/ClosePayment', async (c) => {
    const order = await read(c, requests.idSchema)
    if (order instanceof Response) return order
    const payment = book.byId(order.id)
    if (!payment) return failure(c, '7')
    switch (payment.state) {
      case 'successful':
      case 'refunded':
        return failure(c, '9')
      case 'fail':
        return failure(c, '10')
      case 'init':
        if (payment.confirming) return failure(c, '11')
        payments.close(payment)
        return c.json(paymentShape(payment))
      case 'closed':
        return c.json(paymentShape(payment))
    }
  })

  app.post('/api/v2/CreateRefund', async (c) => {
    const order = await read(c, requests.createRefundSchema)
    if (order instanceof Response) return order
    const payment = book.byId(order.id)
    if (!payment?.received) return failure(c, '7')
    const { currency } = payment.asked
    if ((order.refund.currency ?? currency) !== currency) return failure(c, '1')
    const minor = toMinor(order.refund.amount, currency, exponentOf(currency))
    if (typeof minor === 'string' || minor <= 0 || minor > payments.refundable(payment)) return failure(c, '2')
    return c.json(refundShape(payments.refund(payment, minor, order.refund.reason ?? '')))
  })

  app.post('/api/v2/GetRefund', async (c) => {
    const order = await read(c, requests.idSchema)
    if (order instanceof Response) return order
    const refund = payments.findRefund(order.id)
    return refund ? c.json(refundShape(refund)) : failure(c, '8')
  })

  paymentPages(app, payments, context)
  terminalPages(app, terminals, payments)

  const view = (payment: InvoicePayment) =>
    viewOf('invoice', payment, { note: `${payment.state} ${payment.why}`.trim(), events: payments.allowed(payment) })
  return simulationOf({ id: 'invoice', app, payInCabinet, payAtTerminal }, book, view, payments.act)

  function payInCabinet(reference: string, asked: Amount): string {
    const payment = payments.open(
      {
        reference,
        method: 'card',
        asked,
        order: { description: '' },
        terminal: '',
        successUrl: undefined,
        failUrl: undefined,
        custom: {},
        trtype: 1,
      },
      () => '',
    )
    payments.pay(payment)
    return payment.id
  }

  function payAtTerminal(idOrAlias: string, asked: Amount): string | undefined {
    const terminal = terminals.byId(idOrAlias) ?? terminals.byAlias(idOrAlias)
    const payment = terminal && openAtTerminal(payments, terminal, asked, '')
    if (payment) payments.pay(payment)
    return payment?.id
  }
}

/** The code of a call's error that belongs to the field to blame; 14 where none does. */
function errorOfField(path: string): CallError {
  const codes: Readonly<Record<string, CallError>> = {
    'order.currency': '1',
    'refund.currency': '1',
    'order.amount': '2',
    'refund.amount': '2',
    'settings.terminal_id': '3',
    'settings.payment_method': '4',
    'settings.success_url': '5',
    'settings.fail_url': '6',
    alias: '12',
    id: '7',
  }
  return codes[path] ?? '14'
}

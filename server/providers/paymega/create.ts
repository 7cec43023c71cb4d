/** Opening an invoice, and the document's table of HTTP codes row by row. */
import type { HttpAnswer } from '../kit/http.ts'
import type { CreateResult, CreateOrder } from '../provider.ts'
import { ask, dataOf, describe, errorsIn, type Context } from './api.ts'
import { invoiceOf, type Invoice } from './invoice.ts'
import { reportOf } from './report.ts'
import { expiryFor, formFields, privateBody, publicBody } from './request.ts'

/** Seconds; the platform waits for its own provider before it answers. */
export const CREATE_LIMIT = 60

/** Opens an invoice. See `Provider.create`. */
export async function create(context: Context, order: CreateOrder, signal: AbortSignal): Promise<CreateResult> {
  const { config, now } = context
  if (config.create === 'form') return formOf(context, order)
  const call = {
    method: 'POST',
    path: '/payment-invoices',
    route: '/payment-invoices',
    limit: CREATE_LIMIT,
    safe: false,
    signal,
  } as const
  if (!config.account) {
    const answer = await ask(context, { ...call, api: 'public', body: publicBody(config, order) })
    return readCreate(answer, order)
  }
  const started = now()
  const answer = await ask(context, { ...call, api: 'private', body: privateBody(config, order, started) })
  return readCreate(answer, order, expiryFor(order, started))
}

/** The buyer's browser creates the invoice by posting a form; nothing exists before it does. */
function formOf({ config }: Context, order: CreateOrder): CreateResult {
  const screen = {
    kind: 'redirect',
    url: `${config.publicUrl}/payment-invoices/process`,
    method: 'POST',
    params: formFields(config, order),
  } as const
  // Until a callback names the invoice, our own reference stands for it.
  return { kind: 'report', report: { payment: order.attempt, state: 'pending', screen } }
}

function readCreate(answer: HttpAnswer, order: CreateOrder, expiresAt?: number): CreateResult {
  const detail = describe(answer)
  if (answer.kind === 'none') return { kind: 'unanswered', detail }
  switch (answer.status) {
    case 200:
    case 201:
    case 202:
    // "The body will hold the existing operation": ours, from a call whose answer was lost.
    case 409: {
      const invoice = invoiceOf(dataOf(answer.text))
      if (!invoice || !isOurs(invoice, order)) return { kind: 'unanswered', detail: `${detail}, without our invoice` }
      const report = reportOf(invoice, true)
      return {
        kind: 'report',
        report: { ...report, ...(report.screen && expiresAt !== undefined ? { expiresAt } : {}) },
      }
    }
    // "Finally unsuccessful: the operation was not created." 404 is a wrong address of the API itself.
    case 401:
    case 403:
    case 404:
    case 405:
      return { kind: 'refused', failure: 'provider_error', detail }
    case 422:
      return { kind: 'refused', failure: refusalOf(errorsIn(answer.text)), detail }
    // 400, 429 and 5xx do not say whether it was created; whatever else comes is not in the table.
    default:
      return { kind: 'unanswered', detail }
  }
}

/** The reference is ours; without one in the answer nothing says whose invoice it is. */
function isOurs(invoice: Invoice, order: CreateOrder): boolean {
  return invoice.reference === order.attempt
}

/** What a 422 is about, from the fields it names. */
function refusalOf(errors: string): string {
  if (/amount/i.test(errors)) return 'amount_refused'
  if (/service_fields|customer|phone|email/i.test(errors)) return 'invalid_details'
  return /service|currency|method/i.test(errors) ? 'method_refused' : 'provider_error'
}

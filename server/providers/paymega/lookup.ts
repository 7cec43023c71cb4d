/** Reconciliation of one invoice: by its id at either API, by our reference at the private one. */
import type { Exact } from '../kit/exact-json.ts'
import type { HttpAnswer } from '../kit/http.ts'
import type { KnownAttempt, LookupResult } from '../provider.ts'
import { ask, dataOf, describe, READ_LIMIT, type Context } from './api.ts'
import { invoiceOf, type Invoice } from './invoice.ts'
import { reportOf } from './report.ts'

/** Asks what became of an attempt. See `Provider.lookup`. */
export async function lookup(context: Context, attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult> {
  // Our own reference stands for the id where the buyer's browser creates the invoice.
  const id = attempt.payment === attempt.attempt ? undefined : attempt.payment
  if (id !== undefined) return byId(context, id, attempt, signal)
  if (context.config.account) return byReference(context, attempt, signal)
  return { kind: 'unanswered', detail: 'Paymega’s public API cannot be asked by reference' }
}

async function byId(context: Context, id: string, attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult> {
  const answer = await ask(context, {
    api: context.config.account ? 'private' : 'public',
    method: 'GET',
    path: `/payment-invoices/${encodeURIComponent(id)}`,
    route: '/payment-invoices/{id}',
    limit: READ_LIMIT,
    safe: true,
    signal,
  })
  if (answer.kind === 'answer' && answer.status === 404) return { kind: 'absent' }
  const invoice = isOk(answer) ? invoiceOf(dataOf(answer.text)) : undefined
  const isOurs = invoice !== undefined && (invoice.reference === undefined || invoice.reference === attempt.attempt)
  return isOurs ? found(invoice) : { kind: 'unanswered', detail: describe(answer) }
}

async function byReference(context: Context, attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult> {
  const answer = await ask(context, {
    api: 'private',
    method: 'GET',
    path: '/payment-invoices',
    route: '/payment-invoices?filter',
    query: { 'filter[reference_id]': attempt.attempt },
    limit: READ_LIMIT,
    safe: true,
    signal,
  })
  if (answer.kind === 'answer' && answer.status === 404) return nothingThere(context)
  const data = isOk(answer) ? dataOf(answer.text) : undefined
  if (data === undefined || data === null) return { kind: 'unanswered', detail: describe(answer) }
  // The document's sample is one object; a list is what the same address gives without the filter.
  const entries: readonly Exact[] = Array.isArray(data) ? data : [data]
  if (entries.length === 0) return nothingThere(context)
  const invoice = entries.map(invoiceOf).find((entry) => entry?.reference === attempt.attempt)
  return invoice ? found(invoice) : { kind: 'unanswered', detail: 'Paymega’s answer holds other invoices only' }
}

/** With the HTML form an invoice that is not there yet may still come: the buyer has not posted it. */
function nothingThere({ config }: Context): LookupResult {
  return config.create === 'form'
    ? { kind: 'unanswered', detail: 'the buyer has not opened Paymega’s page yet' }
    : { kind: 'absent' }
}

function isOk(answer: HttpAnswer): answer is HttpAnswer & { kind: 'answer' } {
  return answer.kind === 'answer' && answer.status === 200
}

function found(invoice: Invoice): LookupResult {
  return { kind: 'report', report: reportOf(invoice, true) }
}

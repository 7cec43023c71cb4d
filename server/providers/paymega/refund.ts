/** Refunds, by the platform's merchant documentation: `POST /payment-invoices/{id}/refund` of the private API. */
import * as v from 'valibot'
import { exactNumber, idText, isRecord, lenient } from '../kit/exact-json.ts'
import type { RefundResult, RefundOrder } from '../provider.ts'
import { ask, dataOf, describe, type Context } from './api.ts'
import { decimalOf } from './request.ts'

/** Seconds. */
const REFUND_LIMIT = 60

const attributesSchema = v.object({ status: lenient(idText), reference_id: lenient(idText) })

/** Sends money back. Never repeated by itself: an answer that got lost stays `unanswered`. */
export async function refund(context: Context, order: RefundOrder, signal: AbortSignal): Promise<RefundResult> {
  const id = order.payment
  if (id === undefined || id === order.attempt)
    return { kind: 'failed', failure: 'unknown_payment', detail: 'Paymega’s id of the payment is not known yet' }
  const attributes = {
    invoiceId: id,
    amount: exactNumber(decimalOf(order.refundAmount)),
    reference_id: order.refund,
    ...(order.reason === undefined ? {} : { description: order.reason }),
  }
  const answer = await ask(context, {
    api: 'private',
    method: 'POST',
    path: `/payment-invoices/${encodeURIComponent(id)}/refund`,
    route: '/payment-invoices/{id}/refund',
    body: { data: { type: 'refund', attributes } },
    limit: REFUND_LIMIT,
    safe: false,
    signal,
  })
  const detail = describe(answer)
  if (answer.kind === 'none') return { kind: 'unanswered', detail }
  switch (answer.status) {
    case 200:
    case 201:
    case 202:
    // An operation with our reference exists: the body holds it.
    case 409:
      return readRefund(answer.text, order.refund) ?? { kind: 'unanswered', detail }
    case 401:
    case 403:
    case 404:
    case 405:
    case 422:
      return { kind: 'failed', failure: 'refund_refused', detail }
    default:
      return { kind: 'unanswered', detail }
  }
}

function readRefund(text: string, reference: string): RefundResult | undefined {
  const data = dataOf(text)
  if (!isRecord(data)) return undefined
  const id = v.safeParse(idText, data['id'])
  const attributes = v.safeParse(attributesSchema, data['attributes'])
  if (!id.success || !attributes.success) return undefined
  const { status, reference_id: given } = attributes.output
  if (given !== undefined && given !== reference) return undefined
  switch (status?.toLowerCase()) {
    case 'processed':
    case 'refunded':
    case 'partially_refunded':
      return { kind: 'succeeded', id: id.output }
    case 'process_failed':
    case 'refund_failed':
    case 'failed':
    case 'expired':
      return { kind: 'failed', failure: 'refund_failed', detail: `Paymega: ${status}`, id: id.output }
    // The table of refund statuses is not public; what is not named here is still under way.
    default:
      return { kind: 'pending', id: id.output }
  }
}

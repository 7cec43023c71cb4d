/** `CreateRefund` and `GetRefund`. */
import * as v from 'valibot'
import { idText, lenient } from '../kit/exact-json.ts'
import type { RefundResult, RefundOrder } from '../provider.ts'
import { call, type Context, type Reply } from './api.ts'
import { apiFailure } from './codes.ts'
import { decimalOf, receiptOf, upTo200 } from './receipt.ts'

const refundSchema = v.object({ id: idText, status: v.pipe(v.string(), v.toLowerCase()), payment_id: lenient(idText) })

/**
 * Codes that refuse the request itself, or speak of a payment without money: nothing was sent back. The others ("is already
 * paid", "is under way", their database failed) and those that nobody has told of leave it open.
 */
const REFUSING: ReadonlySet<string> = new Set(['0', '1', '2', '3', '4', '5', '6', '7', '10', '12', '13', '400'])

/** Sends money back. The API takes no id of ours for a refund, so a lost answer cannot be looked up. */
export async function refund(context: Context, order: RefundOrder, signal: AbortSignal): Promise<RefundResult> {
  const { payment } = order
  if (payment === undefined)
    return { kind: 'failed', failure: 'unknown_payment', detail: 'Invoice’s id of the payment is not known yet' }
  const reason = upTo200(order.reason)
  const body = {
    id: payment,
    refund: {
      amount: decimalOf(order.refundAmount),
      currency: order.refundAmount.currency,
      ...(reason === undefined ? {} : { reason }),
    },
    receipt: receiptOf(order.items, order.refundAmount),
  }
  const reply = await call(context, 'CreateRefund', body, signal)
  if (reply.kind === 'error')
    return REFUSING.has(reply.code)
      ? { kind: 'failed', failure: apiFailure(reply.code), detail: reply.detail }
      : { kind: 'unanswered', detail: reply.detail }
  return readRefund(reply, payment)
}

/** What became of a refund; `init` means that the result may come later. */
export async function lookupRefund(
  context: Context,
  { id }: { readonly id: string },
  signal: AbortSignal,
): Promise<RefundResult> {
  if (id === '') return { kind: 'unanswered', detail: 'Invoice’s id of the refund is not known' }
  const reply = await call(context, 'GetRefund', { id }, signal)
  return reply.kind === 'error' ? { kind: 'unanswered', detail: reply.detail } : readRefund(reply)
}

function readRefund(reply: Exclude<Reply, { kind: 'error' }>, payment?: string): RefundResult {
  if (reply.kind === 'none') return { kind: 'unanswered', detail: reply.detail }
  const read = v.safeParse(refundSchema, reply.object)
  if (!read.success) return { kind: 'unanswered', detail: 'Invoice’s answer holds no refund' }
  const { id, status, payment_id: about } = read.output
  if (payment !== undefined && about !== undefined && about !== payment)
    return { kind: 'unanswered', detail: 'Invoice’s answer is about another payment' }
  switch (status) {
    case 'successful':
      return { kind: 'succeeded', id }
    case 'fail':
    case 'failed':
    case 'error':
      return { kind: 'failed', failure: 'refund_failed', detail: 'Invoice could not carry the refund out', id }
    // `init`, and `created` and `process` of the company's own client libraries.
    default:
      return { kind: 'pending', id }
  }
}

/** `GetPayment` and `GetPaymentByOrder`: what became of a payment. */
import type { KnownAttempt, LookupResult } from '../provider.ts'
import { call, type Context } from './api.ts'
import { paymentOf, reportOf } from './payment.ts'

/** Code 7: there is no such order or payment. */
export const NOT_FOUND = '7'

/**
 * Asks by the payment's id, or by our attempt id, which is its order's. A payment of another order is none of this
 * attempt's: a notification proves neither the order nor the amount, so this answer is where both are checked.
 */
export async function lookup(context: Context, attempt: KnownAttempt, signal: AbortSignal): Promise<LookupResult> {
  const reply =
    attempt.payment === undefined
      ? await call(context, 'GetPaymentByOrder', { id: attempt.attempt }, signal)
      : await call(context, 'GetPayment', { id: attempt.payment }, signal)
  if (reply.kind === 'none') return { kind: 'unanswered', detail: reply.detail }
  if (reply.kind === 'error')
    return reply.code === NOT_FOUND ? { kind: 'absent' } : { kind: 'unanswered', detail: reply.detail }
  const payment = paymentOf(reply.object)
  if (!payment) return { kind: 'unanswered', detail: 'Invoice’s answer holds no payment' }
  if (payment.order.id !== attempt.attempt)
    return attempt.payment === undefined
      ? { kind: 'unanswered', detail: 'Invoice’s answer is about another order' }
      : { kind: 'absent' }
  return { kind: 'report', report: reportOf(payment, context.now()) }
}

/** `GetPayment` of a payment that none of our attempts knows: made in the company's cabinet, or for a session that is gone. */
export async function lookupPayment(context: Context, id: string, signal: AbortSignal): Promise<LookupResult> {
  const reply = await call(context, 'GetPayment', { id }, signal)
  if (reply.kind === 'none') return { kind: 'unanswered', detail: reply.detail }
  if (reply.kind === 'error')
    return reply.code === NOT_FOUND ? { kind: 'absent' } : { kind: 'unanswered', detail: reply.detail }
  const payment = paymentOf(reply.object)
  if (payment?.id !== id) return { kind: 'unanswered', detail: 'Invoice’s answer holds no such payment' }
  return { kind: 'report', report: reportOf(payment, context.now()) }
}

/** A payment as Invoice sends it, and what it says in our words. */
import * as v from 'valibot'
import { exponentOf } from '../../../src/contract/index.ts'
import { minorOf } from '../kit/decimal.ts'
import { idText, lenient, numberText } from '../kit/exact-json.ts'
import { safeUrl } from '../kit/safe-url.ts'
import type { Amount, Report } from '../provider.ts'
import { failureOf } from './errors.ts'

const text = lenient(idText)

const paymentSchema = v.object({
  id: idText,
  order: v.object({
    id: text,
    amount: numberText,
    // Optional in the request, where we always send it; roubles are the document's first.
    currency: v.fallback(v.pipe(v.string(), v.toUpperCase()), 'RUB'),
  }),
  status: v.pipe(v.string(), v.toLowerCase()),
  status_description: text,
  expire_date: text,
  payment_url: text,
})
export type Payment = v.InferOutput<typeof paymentSchema>

/** The payment in an answer; undefined where it is none. */
export function paymentOf(object: unknown): Payment | undefined {
  const read = v.safeParse(paymentSchema, object)
  return read.success ? read.output : undefined
}

function amountOf({ order }: Payment): Amount | undefined {
  const minor = minorOf(order.amount, exponentOf(order.currency), 'down')
  return minor === undefined ? undefined : { minor, currency: order.currency }
}

/** When the payment page stops taking money, ms; the samples' own `expire_date` is the moment of creation and says nothing. */
function expiryOf({ expire_date: date }: Payment, now: number): number | undefined {
  const time = date === undefined ? Number.NaN : Date.parse(date)
  return time > now ? time : undefined
}

/**
 * The document's statuses (init, successful, fail, closed) and the other words of the company's own client libraries.
 * A successful payment is worth its order's amount, bonuses included. An unknown word is open and is asked about again.
 */
export function reportOf(payment: Payment, now: number): Report {
  const { id } = payment
  const amount = amountOf(payment)
  switch (payment.status) {
    case 'created':
    case 'init': {
      const url = payment.payment_url === undefined ? undefined : safeUrl(payment.payment_url)
      const expiresAt = expiryOf(payment, now)
      return {
        payment: id,
        state: 'pending',
        ...(url === undefined ? {} : { screen: { kind: 'redirect', url, method: 'GET', params: [] } }),
        ...(expiresAt === undefined ? {} : { expiresAt }),
      }
    }
    case 'successful':
      return amount ? { payment: id, state: 'succeeded', received: amount } : { payment: id, state: 'confirming' }
    case 'refunded':
      return amount
        ? { payment: id, state: 'succeeded', received: amount, refunded: amount }
        : { payment: id, state: 'confirming' }
    case 'fail':
    case 'failed':
    case 'error':
      return { payment: id, state: 'failed', failure: failureOf(payment.status_description) }
    case 'closed':
      return { payment: id, state: 'cancelled' }
    case 'expired':
      return { payment: id, state: 'expired' }
    // `process` and `processed`: under way.
    default:
      return { payment: id, state: 'confirming' }
  }
}

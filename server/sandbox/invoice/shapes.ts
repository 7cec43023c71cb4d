/** Payments and refunds as Invoice's answers show them. Amounts are JSON numbers in major units. */
import { major } from '../payments.ts'
import type { JsonObject } from '../wire.ts'
import type { InvoicePayment, Refund } from './payment.ts'

export function orderShape({ asked, order, reference }: InvoicePayment): JsonObject {
  return {
    currency: asked.currency,
    amount: major(asked.minor, asked.currency),
    description: order.description,
    id: reference,
  }
}

/** Times of a payment, as ISO texts. */
export function datesShape({ createdAt, updatedAt, expiresAt = createdAt }: InvoicePayment): JsonObject {
  const iso = (ms: number) => new Date(ms).toISOString()
  return { create_date: iso(createdAt), update_date: iso(updatedAt), expire_date: iso(expiresAt) }
}

/** The answer of CreatePayment, GetPayment, GetPaymentByOrder and ClosePayment. */
export function paymentShape(payment: InvoicePayment): JsonObject {
  return {
    id: payment.id,
    order: orderShape(payment),
    status: payment.state,
    status_description: payment.why,
    ...datesShape(payment),
    custom_parameters: payment.custom,
    payment_url: payment.paymentUrl,
  }
}

/** How it was paid: `funds` is money, `bonuses` the bonus points taken, a negative number as in the sample. */
export function methodShape(payment: InvoicePayment): JsonObject {
  const { currency, minor } = payment.asked
  return {
    terminal_id: payment.terminal,
    type: payment.method,
    account: payment.account,
    funds: payment.received ? major(minor - payment.bonuses, currency) : 0,
    bonuses: payment.bonuses === 0 ? 0 : -major(payment.bonuses, currency),
  }
}

/** The answer of CreateRefund and GetRefund. */
export function refundShape(refund: Refund): JsonObject {
  const { payment } = refund
  const { currency } = payment.asked
  return {
    id: refund.id,
    refund: { currency, amount: major(refund.minor, currency), reason: refund.reason },
    status: refund.status,
    payment_id: payment.id,
    payment_method: methodShape(payment),
    create_date: new Date(refund.createdAt).toISOString(),
    update_date: new Date(refund.updatedAt).toISOString(),
    custom_parameters: payment.custom,
  }
}

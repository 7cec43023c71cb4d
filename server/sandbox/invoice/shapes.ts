/** Payments and refunds as Invoice's answers show them. Amounts are JSON numbers in major units. */
import { exponentOf, toDecimal } from '../../../src/contract/money.ts'
import type { JsonObject } from '../wire.ts'
import type { InvoicePayment, Refund } from './payments.ts'

/** Minor units as a JSON number of major units. */
export function major(minor: number, currency: string): number {
  return Number(toDecimal(minor, exponentOf(currency)))
}

export function orderShape({ asked, order, reference }: InvoicePayment): JsonObject {
  return {
    currency: asked.currency,
    amount: major(asked.minor, asked.currency),
    description: order.description,
    id: reference,
  }
}

/** The answer of CreatePayment, GetPayment, GetPaymentByOrder and ClosePayment. */
export function paymentShape(payment: InvoicePayment): JsonObject {
  return {
    id: payment.id,
    order: orderShape(payment),
    status: payment.state,
    status_description: payment.why,
    create_date: new Date(payment.createdAt).toISOString(),
    update_date: new Date(payment.updatedAt).toISOString(),
    expire_date: new Date(payment.expiresAt ?? payment.createdAt).toISOString(),
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

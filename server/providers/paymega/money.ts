/**
 * Paymega's amounts in terms of what our order was asked.
 *
 * `payment_amount` is what the payer must pay, the fee included; `processed_amount` is what was paid. Paying all of
 * it must read as the order's amount, not as an overpayment by the fee; paying less is credited in proportion.
 */
import { exponentOf } from '../../../src/contract/index.ts'
import { safeInteger, scaled } from '../kit/decimal.ts'
import type { Amount } from '../provider.ts'
import type { Invoice } from './invoice.ts'

/** Decimals kept while amounts of two currencies are compared; eight is what the platform's finest currencies have. */
const FINE = 10

function fine(text: string | undefined): bigint | undefined {
  const value = text === undefined ? undefined : scaled(text, FINE, 'down')
  return value === undefined || value < 0n ? undefined : value
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

/** What was paid, in fine units of the order's currency; undefined where nothing is said to have been paid. */
function creditOf(invoice: Invoice): bigint | undefined {
  const amount = fine(invoice.amount)
  const processed = fine(invoice.processedAmount)
  if (amount === undefined || processed === undefined || processed === 0n) return undefined
  const payment = fine(invoice.paymentAmount)
  if (payment === undefined || payment === 0n) return processed
  const isForeign = invoice.serviceCurrency !== undefined && invoice.serviceCurrency !== invoice.currency
  // What is above the payment amount is money of the order's currency only where that is the currency it was paid in.
  return processed >= payment && !isForeign ? amount + (processed - payment) : (processed * amount) / payment
}

/** Totals of an invoice. A member is absent where the invoice says nothing of it. */
export interface Totals {
  readonly received?: Amount
  readonly refunded?: Amount
  readonly chargedBack?: Amount
}

/** Statuses that mean all of it where the amount itself is left out. */
const ALL_BACK: Readonly<Record<string, 'refunded' | 'chargedBack'>> = {
  refunded: 'refunded',
  charged_back: 'chargedBack',
}

/** What an invoice says was received, refunded and charged back: minor units of ours, rounded down. */
export function totalsOf(invoice: Invoice): Totals {
  const { currency } = invoice
  const unit = 10n ** BigInt(FINE - exponentOf(currency))
  const amountOf = (units: bigint | undefined): Amount | undefined => {
    const minor = units === undefined ? undefined : safeInteger(units / unit)
    return minor === undefined ? undefined : { minor, currency }
  }
  const credit = creditOf(invoice)
  // The fee may go back with the rest: what is taken back is never more than what came in.
  const back = (text: string | undefined, kind: 'refunded' | 'chargedBack'): bigint | undefined => {
    const given = fine(text)
    if (credit === undefined) return given === 0n ? undefined : given
    if (given === undefined || given === 0n) return ALL_BACK[invoice.status] === kind ? credit : undefined
    return smaller(given, credit)
  }
  const received = amountOf(credit)
  const refunded = amountOf(back(invoice.refundedAmount, 'refunded'))
  const chargedBack = amountOf(back(invoice.chargedBackAmount, 'chargedBack'))
  return {
    ...(received ? { received } : {}),
    ...(refunded ? { refunded } : {}),
    ...(chargedBack ? { chargedBack } : {}),
  }
}

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

/** A sum as it is told, else the sum of its two parts: an amount is its deposit and its fee. */
function wholeOf(told: string | undefined, deposit: string | undefined, fee: string | undefined): bigint | undefined {
  const whole = fine(told)
  const part = fine(deposit)
  return whole ?? (part === undefined ? undefined : part + (fine(fee) ?? 0n))
}

/** What was paid in fine units, and of which currency. */
interface Paid {
  readonly units: bigint
  readonly currency: string
}

/**
 * What was paid, in the order's currency; undefined where nothing is said to have been paid. Paid in another currency, it is worth
 * its share of what the payer was asked; where that is not told, it is money of that currency, and a person says what it is worth.
 */
function paidOf(invoice: Invoice): Paid | undefined {
  const { currency, serviceCurrency = currency } = invoice
  const amount = fine(invoice.amount)
  const processed = wholeOf(invoice.processedAmount, invoice.processedDeposit, invoice.processedFee)
  if (amount === undefined || processed === undefined || processed === 0n) return undefined
  const payment = wholeOf(invoice.paymentAmount, invoice.deposit, invoice.fee)
  if (payment === undefined || payment === 0n) return { units: processed, currency: serviceCurrency }
  // What is above the payment amount is money of the order's currency only where that is the currency it was paid in.
  const isWhole = processed >= payment && serviceCurrency === currency
  return { units: isWhole ? amount + (processed - payment) : (processed * amount) / payment, currency }
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
  const paid = paidOf(invoice)
  const currency = paid?.currency ?? invoice.currency
  const unit = 10n ** BigInt(FINE - exponentOf(currency))
  const amountOf = (units: bigint | undefined): Amount | undefined => {
    const minor = units === undefined ? undefined : safeInteger(units / unit)
    return minor === undefined ? undefined : { minor, currency }
  }
  // The fee may go back with the rest: what is taken back is never more than what came in.
  const back = (text: string | undefined, kind: 'refunded' | 'chargedBack'): bigint | undefined => {
    const given = fine(text)
    if (paid === undefined) return given === 0n ? undefined : given
    if (given === undefined || given === 0n) return ALL_BACK[invoice.status] === kind ? paid.units : undefined
    return smaller(given, paid.units)
  }
  const received = amountOf(paid?.units)
  const refunded = amountOf(back(invoice.refundedAmount, 'refunded'))
  const chargedBack = amountOf(back(invoice.chargedBackAmount, 'chargedBack'))
  return {
    ...(received ? { received } : {}),
    ...(refunded ? { refunded } : {}),
    ...(chargedBack ? { chargedBack } : {}),
  }
}

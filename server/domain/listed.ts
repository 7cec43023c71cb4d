/** What a list knows of a session, and which it holds. Pure. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import { attentionOf } from './attention.ts'
import { isErased } from './erasure.ts'
import { paymentsOf } from './payment-holder.ts'
import type { SessionFilter } from './session-filter.ts'
import type { SessionState } from './session.ts'

/** One text for each amount, whatever zeros it is written with: `1503.10` and `1503.1` are `1503.1`. */
export function plainDecimal(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** The order's amount as a list looks for it. */
export function amountOf({ terms: { amount } }: Pick<SessionState, 'terms'>): string {
  return plainDecimal(toDecimal(amount.minor, exponentOf(amount.currency)))
}

/** The customer by which a session is found; empty where it is erased, or a guest's. No text of every database holds a zero character. */
export function customerOf(state: Pick<SessionState, 'terms' | 'end' | 'erasure'>): string {
  return isErased(state) ? '' : (state.terms.customer?.id ?? '').replaceAll('\u0000', '')
}

/** The payment systems' ids of all payments and refunds of a session. */
function referencesOf({ attempts, refunds }: SessionState): readonly string[] {
  const payments = attempts.flatMap((attempt) => [...paymentsOf(attempt)])
  return [...payments, ...refunds.flatMap(({ reference }) => (reference === undefined ? [] : [reference]))]
}

/** Does the list hold this session, wherever it begins? */
export function isListed(state: SessionState, filter: SessionFilter): boolean {
  const { order, status, attention, reference, customer, amount, from, to } = filter
  return (
    (order === undefined || state.terms.order.id === order) &&
    (status === undefined || (state.end?.outcome ?? 'open') === status) &&
    (attention === undefined || attentionOf(state).length > 0) &&
    (reference === undefined || referencesOf(state).includes(reference)) &&
    (customer === undefined || (customer !== '' && customerOf(state) === customer)) &&
    (amount === undefined || (amountOf(state) === amount.value && isIn(state, amount.currency))) &&
    (from === undefined || state.createdAt >= from) &&
    (to === undefined || state.createdAt <= to)
  )
}

function isIn(state: SessionState, currency: string | undefined): boolean {
  return currency === undefined || state.terms.amount.currency === currency
}

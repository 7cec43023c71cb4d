/** Which sessions a list holds, and in which order. Pure. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import { attentionOf } from './attention.ts'
import { heldTotals } from './ledger.ts'
import type { SessionState } from './session.ts'

/** What a list goes on after; of those of one time the id decides. */
export interface Place {
  readonly id: string
  /** ms */
  readonly at: number
}

/** All that is named must hold. */
export interface SessionFilter {
  readonly order?: string
  readonly status?: string
  /** Only those that need a person. */
  readonly attention?: true
  /** A payment system's id of a payment or of a refund. */
  readonly reference?: string
  readonly customer?: string
  /** Of the order; `value` as `plainDecimal` writes it, in any currency where none is named. */
  readonly amount?: { readonly value: string; readonly currency?: string }
  /** Made at this time or later, ms. */
  readonly from?: number
  /** Made at this time or earlier, ms. */
  readonly to?: number
  /** The newest first unless said. */
  readonly sort?: 'newest' | 'oldest'
  readonly after?: Place
  readonly limit: number
}

/** One text for each amount, whatever zeros it is written with: `1503.10` and `1503.1` are `1503.1`. */
export function plainDecimal(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** The order's amount as a list looks for it. */
export function amountOf({ terms: { amount } }: Pick<SessionState, 'terms'>): string {
  return plainDecimal(toDecimal(amount.minor, exponentOf(amount.currency)))
}

/** The customer by which a session is found; empty where it is erased. No text of every database holds a zero character. */
export function customerOf({ terms, erasure }: Pick<SessionState, 'terms' | 'erasure'>): string {
  return erasure?.doneAt === undefined ? terms.customer.id.replaceAll('\u0000', '') : ''
}

/** The payment systems' ids of all payments and refunds of a session. */
function referencesOf({ attempts, refunds }: SessionState): readonly string[] {
  const payments = attempts.flatMap((attempt) => [
    ...(attempt.payment === undefined ? [] : [attempt.payment]),
    ...heldTotals(attempt).map(({ payment }) => payment),
  ])
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

/** Less than 0 where the first is older, or of the same time and has the lesser id. */
export function byAge(a: Place, b: Place): number {
  if (a.at !== b.at) return a.at - b.at
  if (a.id === b.id) return 0
  return a.id < b.id ? -1 : 1
}

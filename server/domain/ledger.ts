/**
 * The ledger: a join over reports. For each provider payment, received, refunded and charged back are totals,
 * each the largest any verified report has given. So the order, repetition and delay of reports cannot change
 * a sum, and money goes away only by a refund or a charge-back.
 */
import type { Amount } from './order.ts'
import type { Report } from './report.ts'
import type { AttemptState, RefundState, SessionState, Total } from './session.ts'

type Column = 'received' | 'refunded' | 'chargedBack'

function raise(
  totals: readonly Total[],
  payment: string,
  column: Column,
  amount: Amount | undefined,
): readonly Total[] {
  if (!amount || amount.minor <= 0) return totals
  const held = totals.find((total) => total.payment === payment && total.currency === amount.currency)
  if (!held) {
    const fresh = {
      payment,
      currency: amount.currency,
      received: 0,
      refunded: 0,
      chargedBack: 0,
      [column]: amount.minor,
    }
    return [...totals, fresh]
  }
  if (held[column] >= amount.minor) return totals
  return totals.map((total) => (total === held ? { ...held, [column]: amount.minor } : total))
}

/** The totals with one more report joined in; the same array where it says nothing new. */
export function join(totals: readonly Total[], report: Pick<Report, 'payment' | Column>): readonly Total[] {
  const columns: readonly Column[] = ['received', 'refunded', 'chargedBack']
  return columns.reduce((sum, column) => raise(sum, report.payment, column, report[column]), totals)
}

function sum(totals: readonly Total[], currency: string, column: Column): number {
  return totals.reduce((all, total) => (total.currency === currency ? all + total[column] : all), 0)
}

/** Minor units that came in for an attempt, in the order's currency, before any refund. */
export function receivedBy(attempt: Pick<AttemptState, 'totals'>, currency: string): number {
  return sum(attempt.totals, currency, 'received')
}

/** Money that came in another currency than asked: never compared, a person must look. */
export function foreignTo(attempt: Pick<AttemptState, 'totals'>, currency: string): readonly Total[] {
  return attempt.totals.filter((total) => total.currency !== currency && total.received > 0)
}

/** Minor units sent back for an attempt: what the provider reports, or what our own refunds came to, whichever is more. */
export function refundedBy(
  attempt: Pick<AttemptState, 'id' | 'totals'>,
  refunds: readonly RefundState[],
  currency: string,
): number {
  const ours = refunds.reduce(
    (all, refund) => (refund.attempt === attempt.id && refund.status === 'succeeded' ? all + refund.amount : all),
    0,
  )
  return Math.max(ours, sum(attempt.totals, currency, 'refunded'))
}

export function chargedBackBy(attempt: Pick<AttemptState, 'totals'>, currency: string): number {
  return sum(attempt.totals, currency, 'chargedBack')
}

/** The sums of a whole session, minor units of the order's currency. */
export interface Ledger {
  readonly amount: number
  readonly received: number
  readonly refunded: number
  readonly chargedBack: number
  /** What counts towards the order. */
  readonly credited: number
  /** What is still owed; less than 0 where too much has come. */
  readonly due: number
}

/**
 * Adds up a session. An attempt that brought all it was asked for counts in full even when it is refunded
 * later, so a refund never reopens a session; money sent back from a part payment no longer counts, so that
 * the buyer is asked for it again.
 */
export function ledgerOf(state: Pick<SessionState, 'terms' | 'attempts' | 'refunds'>): Ledger {
  const { minor: amount, currency } = state.terms.amount
  let received = 0
  let refunded = 0
  let chargedBack = 0
  let credited = 0
  for (const attempt of state.attempts) {
    const came = receivedBy(attempt, currency)
    const back = refundedBy(attempt, state.refunds, currency)
    const charged = chargedBackBy(attempt, currency)
    received += came
    refunded += back
    chargedBack += charged
    credited += came >= attempt.asked ? came : Math.max(0, came - back - charged)
  }
  return { amount, received, refunded, chargedBack, credited, due: amount - credited }
}

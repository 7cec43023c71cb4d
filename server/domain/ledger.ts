/**
 * The ledger: a join over reports. For each provider payment, received, refunded and charged back are totals,
 * each the largest any verified report has given. So the order, repetition and delay of reports cannot change
 * a sum, and money goes away only by a refund or a charge-back.
 */
import type { Amount } from './order.ts'
import type { Report } from './report.ts'
import type { AttemptState, CreditState, RefundState, SessionState, Total } from './session.ts'

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

type Held = Pick<AttemptState, 'totals'> & Partial<Pick<AttemptState, 'id' | 'payment' | 'records' | 'credits'>>

/**
 * What has come, by report and by hand. A record stands for its payment's own report: the larger of the two counts, so that
 * neither counts twice when the other comes.
 */
export function heldTotals({ id = '', payment: own = id, totals, records = [] }: Held): readonly Total[] {
  const counting = records.filter(({ voided }) => voided === undefined)
  // Several records of one payment are parts of it.
  const parts = new Map<string, { payment: string; kind: Column; amount: Amount }>()
  for (const { kind, amount, payment = own } of counting) {
    const key = `${kind} ${amount.currency} ${payment}`
    const minor = (parts.get(key)?.amount.minor ?? 0) + amount.minor
    parts.set(key, { payment, kind, amount: { ...amount, minor } })
  }
  return [...parts.values()].reduce((held, { payment, kind, amount }) => raise(held, payment, kind, amount), totals)
}

function foreignHeld(attempt: Held): Map<string, number> {
  const held = new Map<string, number>()
  for (const { currency, received } of heldTotals(attempt)) held.set(currency, (held.get(currency) ?? 0) + received)
  return held
}

/** The credits whose money is there, the oldest first. Money that was recorded by hand may have been taken back since. */
export function coveredCredits(attempt: Held): readonly CreditState[] {
  const left = foreignHeld(attempt)
  return (attempt.credits ?? []).filter(({ received: { currency, minor } }) => {
    const rest = (left.get(currency) ?? 0) - minor
    if (rest < 0) return false
    left.set(currency, rest)
    return true
  })
}

/** Minor units of the order's currency that money in other currencies is worth, as a person has said. */
export function creditedFor(attempt: Held): number {
  return coveredCredits(attempt).reduce((all, { credited }) => all + credited, 0)
}

function sum(totals: readonly Total[], currency: string, column: Column): number {
  return totals.reduce((all, total) => (total.currency === currency ? all + total[column] : all), 0)
}

/** Minor units that came in for an attempt, in the order's currency or credited in it, before any refund. */
export function receivedBy(attempt: Held, currency: string): number {
  return sum(heldTotals(attempt), currency, 'received') + creditedFor(attempt)
}

/** Money that came in another currency than asked, and of which nobody has said what it is worth, by currency. */
export function foreignTo(attempt: Held, currency: string): readonly Amount[] {
  const left = foreignHeld(attempt)
  for (const { received } of coveredCredits(attempt))
    left.set(received.currency, (left.get(received.currency) ?? 0) - received.minor)
  return [...left].flatMap(([other, minor]) => (minor > 0 && other !== currency ? [{ minor, currency: other }] : []))
}

/** Minor units sent back for an attempt: what the provider reports, or what our own refunds came to, whichever is more. */
export function refundedBy(
  attempt: Held & Pick<AttemptState, 'id'>,
  refunds: readonly RefundState[],
  currency: string,
): number {
  const ours = refunds.reduce(
    (all, refund) => (refund.attempt === attempt.id && refund.status === 'succeeded' ? all + refund.amount : all),
    0,
  )
  return Math.max(ours, sum(heldTotals(attempt), currency, 'refunded'))
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
  /** What the order was short of and is called paid with; nothing where the rest has come after all. */
  readonly rounding: number
  /** What is still owed; less than 0 where too much has come. */
  readonly due: number
}

/**
 * Adds up a session. An attempt that brought all that was owed counts in full even when it is refunded
 * later, so a refund never reopens a session; money sent back from a part payment no longer counts, so that
 * the buyer is asked for it again. Where its provider asks for less than was owed, all of that is a part payment, but for
 * the one by which the order was called paid.
 */
export function ledgerOf(state: Pick<SessionState, 'terms' | 'attempts' | 'refunds' | 'rounding'>): Ledger {
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
    const short = (attempt.ordered ?? attempt.asked) - came
    const isWhole = short <= 0 || (came >= attempt.asked && short <= (state.rounding ?? 0))
    credited += isWhole ? came : Math.max(0, came - back - charged)
  }
  const rounding = Math.min(state.rounding ?? 0, Math.max(0, amount - credited))
  return { amount, received, refunded, chargedBack, credited, rounding, due: amount - credited - rounding }
}

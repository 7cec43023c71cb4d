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

function cameBy(attempt: Held): Map<string, number> {
  const held = new Map<string, number>()
  for (const { currency, received } of heldTotals(attempt)) held.set(currency, (held.get(currency) ?? 0) + received)
  return held
}

/** The credits whose money is there, the oldest first. Money that was recorded by hand may have been taken back since. */
export function coveredCredits(attempt: Held): readonly CreditState[] {
  const left = cameBy(attempt)
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

/** Minor units by currency that came and are neither credited nor back where they came from; less than 0 where credited money went back. */
export function leftBy(attempt: Held): ReadonlyMap<string, number> {
  const left = new Map<string, number>()
  const add = (currency: string, minor: number) => left.set(currency, (left.get(currency) ?? 0) + minor)
  for (const { currency, received, refunded, chargedBack } of heldTotals(attempt))
    add(currency, received - refunded - chargedBack)
  for (const { received } of coveredCredits(attempt)) add(received.currency, -received.minor)
  return left
}

/** Money that came in another currency than asked and waits for a person: nobody has said what it is worth, or sent it back. */
export function foreignTo(attempt: Held, currency: string): readonly Amount[] {
  return [...leftBy(attempt)].flatMap(([other, minor]) =>
    minor > 0 && other !== currency ? [{ minor, currency: other }] : [],
  )
}

/** Minor units of our own refunds of an attempt that went through. */
export function ourRefunds({ id }: Pick<AttemptState, 'id'>, refunds: readonly RefundState[]): number {
  return refunds.reduce(
    (all, refund) => (refund.attempt === id && refund.status === 'succeeded' ? all + refund.amount : all),
    0,
  )
}

/** Minor units that reports say went back of the payment we asked for, by whoever's doing. */
export function toldBack(
  { id, payment = id, totals }: Pick<AttemptState, 'id' | 'payment' | 'totals'>,
  currency: string,
): number {
  const own = totals.filter((total) => total.payment === payment)
  return sum(own, currency, 'refunded')
}

/** May it yet turn out to have been made? Also where a person has said that it was not. */
export const mayHaveGone = ({ status, settled }: RefundState): boolean =>
  status === 'pending' || status === 'unknown' || (status === 'failed' && settled !== undefined)

/**
 * Minor units that went back in the payment system's own cabinet, as far as reports have told: none of our refunds. It never
 * shrinks, so that a later refund of ours is not taken for one that was there before it.
 */
export function goneElsewhere(
  attempt: Pick<AttemptState, 'id' | 'payment' | 'totals'>,
  refunds: readonly RefundState[],
  currency: string,
): number {
  const ours = refunds.filter((refund) => refund.attempt === attempt.id)
  const open = ours.reduce((all, refund) => (mayHaveGone(refund) ? all + refund.amount : all), 0)
  const seen = toldBack(attempt, currency) - ourRefunds(attempt, ours) - open
  return Math.max(seen, ...ours.map(({ elsewhere = 0 }) => elsewhere), 0)
}

/**
 * What a person has recorded as gone back of the payment we asked for, with our own refunds that it cannot stand for: those
 * known to be made before it, and those asked for after it.
 */
function recordedBack(
  { id, payment = id, records = [] }: Pick<AttemptState, 'id' | 'payment' | 'records'>,
  refunds: readonly RefundState[],
  currency: string,
): number {
  const counting = records.filter(
    ({ kind, amount, payment: about = payment, voided }) =>
      kind === 'refunded' && amount.currency === currency && about === payment && voided === undefined,
  )
  if (counting.length === 0) return 0
  const since = refunds.slice(Math.max(...counting.map(({ beside }) => beside?.refunds ?? refunds.length)))
  const before = Math.max(...counting.map(({ beside }) => beside?.made ?? 0))
  return counting.reduce((all, { amount }) => all + amount.minor, before + ourRefunds({ id }, since))
}

/**
 * Minor units sent back for an attempt: the most of what its provider tells, what our own refunds came to beside those made
 * elsewhere, and what a person has recorded; and all that went back of its other payments.
 */
export function refundedBy(
  attempt: Held & Pick<AttemptState, 'id'>,
  refunds: readonly RefundState[],
  currency: string,
): number {
  const { id, payment = id } = attempt
  const elsewhere = Math.max(0, ...refunds.map((refund) => (refund.attempt === id ? (refund.elsewhere ?? 0) : 0)))
  const others = heldTotals(attempt).filter((total) => total.payment !== payment)
  return (
    sum(others, currency, 'refunded') +
    Math.max(
      toldBack(attempt, currency),
      ourRefunds(attempt, refunds) + elsewhere,
      recordedBack(attempt, refunds, currency),
    )
  )
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
 * the one by which the order was called paid; and so is what comes by an amount that the order has no more.
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
    const short = (attempt.owed ?? attempt.ordered ?? attempt.asked) - came
    const isRounded = attempt.owed === undefined && came >= attempt.asked && short <= (state.rounding ?? 0)
    const isWhole = short <= 0 || isRounded
    credited += isWhole ? came : Math.max(0, came - back - charged)
  }
  const rounding = Math.min(state.rounding ?? 0, Math.max(0, amount - credited))
  return { amount, received, refunded, chargedBack, credited, rounding, due: amount - credited - rounding }
}

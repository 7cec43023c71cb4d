/** What a session's records come to, counted once more from the rules alone, so that the ledger is not its own witness. */
import type { AttemptState, SessionState } from '../../server/domain/session.ts'
import { CURRENCY } from './payment-model.ts'

type Column = 'received' | 'refunded'

/** Minor units by payment and currency that a person has recorded and not taken back. */
export function recordedBy(attempt: AttemptState, kind: Column): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const record of attempt.records ?? []) {
    if (record.kind !== kind || record.voided) continue
    const key = `${record.payment ?? attempt.payment ?? attempt.id} ${record.amount.currency}`
    sums.set(key, (sums.get(key) ?? 0) + record.amount.minor)
  }
  return sums
}

/** By payment and currency: the larger of what reports have told and what is recorded. */
function heldBy(attempt: AttemptState, column: Column): ReadonlyMap<string, number> {
  const held = new Map(recordedBy(attempt, column))
  for (const total of attempt.totals) {
    const key = `${total.payment} ${total.currency}`
    held.set(key, Math.max(held.get(key) ?? 0, total[column]))
  }
  return held
}

const ofCurrency = (sums: ReadonlyMap<string, number>, isOurs: boolean) =>
  [...sums].reduce((all, [key, minor]) => (key.endsWith(` ${CURRENCY}`) === isOurs ? all + minor : all), 0)

export interface Sums {
  /** In the order's currency, what was credited in it counted in. */
  readonly came: number
  readonly credited: number
  /** Money in another currency, all of it and what is neither credited nor sent back. The simulation knows of one other alone. */
  readonly foreign: number
  readonly foreignLeft: number
}

export function sumsOf(attempt: AttemptState): Sums {
  const received = heldBy(attempt, 'received')
  const foreign = ofCurrency(received, false)
  let uncredited = foreign
  let credited = 0
  for (const credit of attempt.credits ?? []) {
    if (credit.received.minor > uncredited) continue
    uncredited -= credit.received.minor
    credited += credit.credited
  }
  const foreignLeft = Math.max(0, uncredited - ofCurrency(heldBy(attempt, 'refunded'), false))
  return { came: ofCurrency(received, true) + credited, credited, foreign, foreignLeft }
}

/** What went back of the payment that was asked for is told, made by us, or recorded beside what is made by us; of others, told or recorded. */
export function backOf(attempt: AttemptState, { refunds }: SessionState): number {
  const main = `${attempt.payment ?? attempt.id} ${CURRENCY}`
  const all = heldBy(attempt, 'refunded')
  const recorded = recordedBy(attempt, 'refunded').get(main) ?? 0
  const mine = refunds.filter((refund) => refund.attempt === attempt.id)
  const made = (some: typeof refunds) =>
    some.reduce(
      (sum, { attempt: of, status, amount }) => (of === attempt.id && status === 'succeeded' ? sum + amount : sum),
      0,
    )
  const marks = (attempt.records ?? []).flatMap(({ kind, payment = attempt.payment ?? attempt.id, voided, beside }) =>
    kind === 'refunded' && !voided && `${payment} ${CURRENCY}` === main && beside ? [beside] : [],
  )
  const before = Math.max(0, ...marks.map((mark) => mark.made))
  const after = marks.length > 0 ? made(refunds.slice(Math.max(...marks.map((mark) => mark.refunds)))) : 0
  const told = attempt.totals.find(({ payment, currency }) => `${payment} ${currency}` === main)?.refunded ?? 0
  const elsewhere = Math.max(0, ...mine.map((refund) => refund.elsewhere ?? 0))
  const own = Math.max(told, made(refunds) + elsewhere, recorded > 0 ? recorded + before + after : 0)
  return ofCurrency(all, true) - (all.get(main) ?? 0) + own
}

/** What counts towards the order: all of what came, less what went back where it was a part only. */
export function countedOf(state: SessionState): number {
  return state.attempts.reduce((sum, attempt) => {
    const { came } = sumsOf(attempt)
    const chargedBack = attempt.totals.reduce(
      (all, total) => all + (total.currency === CURRENCY ? total.chargedBack : 0),
      0,
    )
    const owed = attempt.owed ?? attempt.ordered ?? attempt.asked
    const isRounded = attempt.owed === undefined && came >= attempt.asked && came + (state.rounding ?? 0) >= owed
    const isWhole = came >= owed || isRounded
    return sum + (isWhole ? came : Math.max(0, came - backOf(attempt, state) - chargedBack))
  }, 0)
}

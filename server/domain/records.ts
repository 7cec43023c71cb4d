/** What a person says of money that no report has told, and of what money in another currency is worth. Pure. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import { isLive, liveAttempt, withMoney } from './attempt.ts'
import { giveUp } from './give-up.ts'
import { withoutMoneyEnd } from './late-end.ts'
import { foreignTo, heldTotals, leftBy, ourRefunds, receivedBy, refundedBy } from './ledger.ts'
import type { Amount } from './order.ts'
import { applyLateMoney } from './provider-results.ts'
import type { AttemptState, CreditState, LogLine, RecordState, SessionState } from './session.ts'
import { settle, settleWithLog } from './settle.ts'
import { findAttempt, replaceAttempt, type Actor, type Setting, type Step } from './step.ts'

export type RecordDecision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: 'more_than_received' | 'nothing_to_credit' | 'sent_back' }

/** Of an attempt and a number, so that the id alone finds its session. */
export const recordIdOf = (attempt: string, number: number): string => `${attempt}_${number}`
/** The attempt that a record's id names; undefined where it is none. */
export const attemptOfRecord = (id: string): string | undefined => /^([a-z0-9]{1,32})_\d{1,15}$/.exec(id)?.[1]

const amountText = ({ minor, currency }: Amount) => `${toDecimal(minor, exponentOf(currency))} ${currency}`
const who = (by: string | undefined) => (by === undefined ? {} : { by })

function changed(state: SessionState, attempt: AttemptState, line: LogLine, setting: Setting): RecordDecision {
  const before = findAttempt(state, attempt.id) ?? attempt
  const next = withMoney(before, attempt, state.terms.amount.currency, setting.now)
  const step = settleWithLog(replaceAttempt(state, next), setting, [line])
  return { kind: 'step', step: applyLateMoney(state, step, setting.now) }
}

/** Records what came, or went back. `id` must be new: of `recordIdOf`. */
export function record(
  state: SessionState,
  id: string,
  said: Omit<RecordState, 'id' | 'at' | 'beside' | 'voided'> & { readonly attempt: string },
  setting: Setting,
): RecordDecision {
  const { attempt: name, ...what } = said
  const attempt = findAttempt(state, name)
  if (!attempt) return { kind: 'unknown' }
  if (attempt.records?.some((held) => held.id === id)) return { kind: 'step', step: { state, log: [] } }
  const { kind, amount, note, by } = what
  const beside =
    kind === 'refunded' ? { beside: { refunds: state.refunds.length, made: ourRefunds(attempt, state.refunds) } } : {}
  const records = [...(attempt.records ?? []), { ...what, id, at: setting.now, ...beside }]
  const after: AttemptState = { ...attempt, records }
  if (kind === 'refunded' && isTooMuchBack(state, after, amount.currency))
    return { kind: 'refused', why: 'more_than_received' }
  const detail = { record: id, kind, amount: amountText(amount), byHand: true, note, ...who(by) }
  return changed(state, after, { at: setting.now, what: 'attempt.recorded', attempt: name, detail }, setting)
}

/** Has more gone back in a currency than came in it, or than is left uncredited where that is not the order's? */
function isTooMuchBack({ terms, refunds }: SessionState, attempt: AttemptState, currency: string): boolean {
  return currency === terms.amount.currency
    ? refundedBy(attempt, refunds, currency) > receivedBy(attempt, currency)
    : (leftBy(attempt).get(currency) ?? 0) < 0
}

/** Minor units of a currency that came by an attempt, and that went back or may be on their way. */
function flowOf({ terms, refunds }: SessionState, attempt: AttemptState, currency: string) {
  if (currency !== terms.amount.currency) {
    const totals = heldTotals(attempt).filter((total) => total.currency === currency)
    const sum = (column: 'received' | 'refunded') => totals.reduce((all, total) => all + total[column], 0)
    return { came: sum('received'), back: sum('refunded') }
  }
  const open = refunds.reduce(
    (all, refund) =>
      refund.attempt === attempt.id && (refund.status === 'pending' || refund.status === 'unknown')
        ? all + refund.amount
        : all,
    0,
  )
  return { came: receivedBy(attempt, currency), back: refundedBy(attempt, refunds, currency) + open }
}

/** Would the attempt, without a record, have sent back more than came? */
function isSentBack(state: SessionState, before: AttemptState, after: AttemptState, currency: string): boolean {
  const [was, is] = [flowOf(state, before, currency), flowOf(state, after, currency)]
  return is.came < was.came && is.back > is.came
}

/** Takes a record back; a second time changes nothing. What was paid by it alone is not paid any more. */
export function voidRecord(
  state: SessionState,
  id: string,
  { note, by }: Actor & { readonly note: string },
  setting: Setting,
): RecordDecision {
  const attempt = state.attempts.find(({ records }) => records?.some((held) => held.id === id))
  const held = attempt?.records?.find((one) => one.id === id)
  if (!attempt?.records || !held) return { kind: 'unknown' }
  if (held.voided) return { kind: 'step', step: { state, log: [] } }
  const voided = { note, at: setting.now, ...who(by) }
  const records = attempt.records.map((one) => (one.id === id ? { ...one, voided } : one))
  const without: AttemptState = { ...attempt, records }
  // Money in another currency may have been credited in the order's.
  const currencies = [held.amount.currency, state.terms.amount.currency]
  if (currencies.some((currency) => isSentBack(state, attempt, without, currency)))
    return { kind: 'refused', why: 'sent_back' }
  const detail = { record: id, byHand: true, note, ...who(by) }
  const line = { at: setting.now, what: 'attempt.record-voided', attempt: attempt.id, detail }
  const bare = withoutMoneyEnd(replaceAttempt(state, without))
  const step = settle(withOneLive(bare, setting), setting)
  // What comes to the same end has not ended again.
  if (step.state.end?.outcome === state.end?.outcome) {
    const found = state.end ? { ...step.state, end: state.end } : step.state
    const log = step.log.filter(({ what }) => !what.startsWith('session.'))
    return { kind: 'step', step: { state: found, log: [line, ...log] } }
  }
  const reopened = step.state.end ? [] : [{ at: setting.now, what: 'session.reopened', detail: { byHand: true } }]
  return { kind: 'step', step: { state: step.state, log: [line, ...step.log, ...reopened] } }
}

/** Without its money an attempt may be live again: only where the buyer is busy with no other, and the session has not ended. */
function withOneLive(state: SessionState, setting: Setting): SessionState {
  const { currency } = state.terms.amount
  const live = liveAttempt(state)
  return state.attempts
    .filter((attempt) => isLive(attempt, currency) && (state.end !== undefined || attempt.id !== live?.id))
    .reduce((left, attempt) => giveUp(left, attempt, state.end ? 'ended' : 'replaced', setting), state)
}

/** Says what money in another currency is worth for the order. */
export function credit(
  state: SessionState,
  said: Omit<CreditState, 'at'> & { readonly attempt: string },
  setting: Setting,
): RecordDecision {
  const { attempt: name, ...what } = said
  const attempt = findAttempt(state, name)
  if (!attempt) return { kind: 'unknown' }
  if (what.id !== undefined && attempt.credits?.some(({ id }) => id === what.id))
    return { kind: 'step', step: { state, log: [] } }
  const { currency } = state.terms.amount
  const left = foreignTo(attempt, currency).find((amount) => amount.currency === what.received.currency)
  if (!left || what.received.minor > left.minor) return { kind: 'refused', why: 'nothing_to_credit' }
  const credits = [...(attempt.credits ?? []), { ...what, at: setting.now }]
  const detail = {
    received: amountText(what.received),
    credited: amountText({ minor: what.credited, currency }),
    byHand: true,
    note: what.note,
    ...who(what.by),
  }
  return changed(
    state,
    { ...attempt, credits },
    { at: setting.now, what: 'attempt.credited', attempt: name, detail },
    setting,
  )
}

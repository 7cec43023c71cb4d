/** Refunds: never more than came in, never repeated by machine. Pure. */
import { chargedBackBy, creditedFor, goneElsewhere, receivedBy, refundedBy } from './ledger.ts'
import { withoutPersons, wordsOfBuyer } from './private-text.ts'
import type { Fault } from './read-amount.ts'
import { faultInRefundItems, totalOf } from './refund-items.ts'
import type { RefundResult } from './report.ts'
import type { AttemptState, RefundState, SessionState } from './session.ts'
import { settle } from './settle.ts'
import { findAttempt, type Setting, type Step } from './step.ts'
import { MINUTE } from './time-units.ts'

/** Waits between polls of a refund that is still going on, ms; the last one again and again, until it has ended. */
const REFUND_POLL_WAITS = [MINUTE / 2, MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE] as const
/** After so many polls in a row without an answer, most of a day, a person may say how it ended; it is asked about still. */
const MOST_UNANSWERED = 12

/** What can still be sent back for an attempt, minor units: received, less what went back, was taken back or may be going back. */
export function refundable(state: SessionState, attempt: AttemptState): number {
  const { currency } = state.terms.amount
  const open = state.refunds.reduce(
    (sum, refund) =>
      refund.attempt === attempt.id && (refund.status === 'pending' || refund.status === 'unknown')
        ? sum + refund.amount
        : sum,
    0,
  )
  const gone = refundedBy(attempt, state.refunds, currency) + chargedBackBy(attempt, currency)
  // What came in another currency goes back as it came: by a person.
  return Math.max(0, receivedBy(attempt, currency) - creditedFor(attempt) - gone - open)
}

export type RefundDecision =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'refused'
      readonly why: 'not_possible' | 'nothing_to_refund' | 'amount_too_large'
      /** Minor units that can be sent back by machine. */
      readonly refundable: number
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** What a shop wants sent back: `amount` in minor units, or what the lines come to, or all that is left. */
export type RefundWish = Pick<RefundState, 'id'> & Partial<Pick<RefundState, 'amount' | 'reason' | 'items'>>

/** Which payment systems send money back by machine. */
export type CanRefund = (provider: string) => boolean

/** Asks for a refund of one attempt. */
export function requestRefund(
  state: SessionState,
  wanted: RefundWish & { readonly attempt: string },
  setting: Setting,
  canRefund: CanRefund,
): RefundDecision {
  const attempt = state.attempts.find((held) => held.id === wanted.attempt)
  return requestFrom(state, attempt ? [attempt] : [], wanted, setting, canRefund)
}

/**
 * Asks for a refund of a session, split over its attempts, the newest first. All of it or nothing: where it needs an attempt
 * whose payment system sends nothing back by machine, it is refused. Its parts are named by its id and a number.
 */
export function requestSessionRefund(
  state: SessionState,
  wanted: RefundWish,
  setting: Setting,
  canRefund: CanRefund,
): RefundDecision {
  return requestFrom(state, state.attempts.toReversed(), wanted, setting, canRefund)
}

/** The parts of a session's refund, in the order in which they were asked for. */
export function partsOf(state: Pick<SessionState, 'refunds'>, id: string): readonly RefundState[] {
  return state.refunds.filter((refund) => refund.id === id || refund.id.startsWith(`${id}x`))
}

function requestFrom(
  state: SessionState,
  attempts: readonly AttemptState[],
  wanted: RefundWish,
  { now }: Setting,
  canRefund: CanRefund,
): RefundDecision {
  const fault = wanted.items && faultInRefundItems(state, wanted.items, wanted.amount)
  if (fault) return { kind: 'fault', fault }
  const left = attempts
    .map((attempt) => ({ attempt, minor: refundable(state, attempt) }))
    .filter(({ minor }) => minor > 0)
  const usable = left.filter(({ attempt }) => canRefund(attempt.provider))
  const [all, most] = [left, usable].map((some) => some.reduce((sum, { minor }) => sum + minor, 0))
  if (all === undefined || most === undefined || all <= 0)
    return { kind: 'refused', why: 'nothing_to_refund', refundable: 0 }
  const amount = wanted.amount ?? (wanted.items ? totalOf(wanted.items) : all)
  if (amount > all) return { kind: 'refused', why: 'amount_too_large', refundable: most }
  if (amount > most) return { kind: 'refused', why: 'not_possible', refundable: most }
  const parts: RefundState[] = []
  let open = amount
  for (const { attempt, minor } of usable) {
    if (open <= 0) break
    const part = Math.min(open, minor)
    open -= part
    const isFirst = parts.length === 0
    const elsewhere = goneElsewhere(attempt, state.refunds, state.terms.amount.currency)
    parts.push({
      id: isFirst ? wanted.id : `${wanted.id}x${parts.length}`,
      attempt: attempt.id,
      amount: part,
      ...(wanted.reason === undefined ? {} : { reason: wanted.reason }),
      // Where they do not come to the part, its driver sends none; here they say what has been sent back.
      ...(wanted.items === undefined || !isFirst ? {} : { items: wanted.items }),
      status: 'pending',
      createdAt: now,
      ...(elsewhere > 0 ? { elsewhere } : {}),
      task: { kind: 'refund', tries: 0, at: now },
    })
  }
  const log = parts.map(({ id, attempt, amount: part }) => ({
    at: now,
    what: 'refund.asked',
    attempt,
    detail: { refund: id, amount: part },
  }))
  return { kind: 'step', step: { state: { ...state, refunds: [...state.refunds, ...parts] }, log } }
}

/** How a person says that an `unknown` refund ended, and why that is known. */
export interface Settlement {
  readonly outcome: 'succeeded' | 'failed'
  readonly note: string
  readonly by?: string
}

export type SettleDecision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refused'; readonly status: RefundState['status'] }

/**
 * Settles a refund of which nobody knows whether it was made. What a person has said can be said again, and is taken back
 * only by the payment system's own word.
 */
export function settleRefund(state: SessionState, id: string, said: Settlement, setting: Setting): SettleDecision {
  const refund = state.refunds.find((held) => held.id === id)
  if (!refund) return { kind: 'step', step: { state, log: [] } }
  if (refund.settled && refund.status === said.outcome) return { kind: 'step', step: { state, log: [] } }
  if (refund.status !== 'unknown') return { kind: 'refused', status: refund.status }
  const { outcome, note, by } = said
  const { task: _asked, ...rest } = refund
  const who = by === undefined ? {} : { by }
  const after: RefundState = {
    ...rest,
    status: outcome,
    ...(outcome === 'failed' ? { failure: 'refund_failed' } : {}),
    settled: { note, at: setting.now, ...who },
  }
  const line = {
    at: setting.now,
    what: `refund.${outcome}`,
    attempt: refund.attempt,
    detail: { refund: id, byHand: true, note, ...who },
  }
  const refunds = state.refunds.map((held) => (held.id === id ? after : held))
  const step = settle({ ...state, refunds }, setting)
  return { kind: 'step', step: { state: step.state, log: [line, ...step.log] } }
}

function next(refund: RefundState, result: RefundResult, now: number): RefundState {
  const { task, ...rest } = refund
  const tries = task?.kind === 'lookup' ? task.tries + 1 : 0
  const wait = REFUND_POLL_WAITS[Math.min(tries, REFUND_POLL_WAITS.length - 1)] ?? REFUND_POLL_WAITS[0]
  const again = { task: { kind: 'lookup' as const, tries, at: now + wait } }
  switch (result.kind) {
    case 'succeeded':
      return { ...rest, status: 'succeeded', reference: result.id }
    case 'pending':
      return { ...rest, status: 'pending', reference: result.id, ...again }
    case 'failed':
      return {
        ...rest,
        status: 'failed',
        failure: result.failure,
        ...(result.id === undefined ? {} : { reference: result.id }),
      }
    case 'unanswered':
      // A lost answer is shown as unknown and left to a person; a lost look-up changes nothing.
      return task?.kind === 'lookup'
        ? unanswered(rest, again.task, (task.silent ?? 0) + 1)
        : { ...rest, status: 'unknown' }
  }
}

function unanswered(
  refund: Omit<RefundState, 'task'>,
  task: NonNullable<RefundState['task']>,
  silent: number,
): RefundState {
  return { ...refund, ...(silent >= MOST_UNANSWERED ? { status: 'unknown' } : {}), task: { ...task, silent } }
}

function withReference(refund: RefundState, result: RefundResult): RefundState {
  const reference = refund.reference ?? ('id' in result ? result.id : undefined)
  return reference === undefined ? refund : { ...refund, reference }
}

/** The provider's answer to a refund or to a poll of one. */
export function applyRefundResult(state: SessionState, id: string, result: RefundResult, setting: Setting): Step {
  const refund = state.refunds.find((held) => held.id === id)
  if (!refund) return { state, log: [] }
  // A report may have been faster than the answer; then only the provider's id of the refund is news.
  const isOver = refund.status === 'succeeded' || refund.status === 'failed'
  const after = isOver ? withReference(refund, result) : next(refund, result, setting.now)
  const refunds = state.refunds.map((held) => (held.id === id ? after : held))
  const changed = after.status !== refund.status
  const detail = {
    refund: id,
    ...(result.kind === 'failed' || result.kind === 'unanswered'
      ? { said: withoutPersons(result.detail, wordsOfBuyer(state, findAttempt(state, refund.attempt))) }
      : {}),
  }
  const line = { at: setting.now, what: `refund.${after.status}`, attempt: refund.attempt, detail }
  const step = settle({ ...state, refunds }, setting)
  return { state: step.state, log: changed ? [line, ...step.log] : step.log }
}

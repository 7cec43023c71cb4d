/** Refunds: never more than came in, never repeated by machine. Pure. */
import { chargedBackBy, receivedBy, refundedBy } from './ledger.ts'
import type { RefundResult } from './report.ts'
import type { AttemptState, RefundState, SessionState } from './session.ts'
import { settle } from './settle.ts'
import type { Setting, Step } from './step.ts'
import { MINUTE } from './time-units.ts'

/** Waits between polls of a refund that is still going on, ms; the last one again and again, until it has ended. */
const REFUND_POLL_WAITS = [MINUTE / 2, MINUTE, 5 * MINUTE, 30 * MINUTE, 120 * MINUTE] as const

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
  return Math.max(0, receivedBy(attempt, currency) - gone - open)
}

export type RefundDecision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refused'; readonly why: 'nothing_to_refund' | 'amount_too_large'; readonly refundable: number }

/** Asks for a refund of `amount` minor units, or of all that is left. */
export function requestRefund(
  state: SessionState,
  wanted: Pick<RefundState, 'id' | 'attempt'> & Partial<Pick<RefundState, 'amount' | 'reason' | 'items'>>,
  { now }: Setting,
): RefundDecision {
  const attempt = state.attempts.find((held) => held.id === wanted.attempt)
  const left = attempt ? refundable(state, attempt) : 0
  if (left <= 0) return { kind: 'refused', why: 'nothing_to_refund', refundable: 0 }
  const amount = wanted.amount ?? left
  if (amount > left) return { kind: 'refused', why: 'amount_too_large', refundable: left }
  const refund: RefundState = {
    ...wanted,
    amount,
    status: 'pending',
    createdAt: now,
    task: { kind: 'refund', tries: 0, at: now },
  }
  const log = [{ at: now, what: 'refund.asked', attempt: wanted.attempt, detail: { refund: wanted.id, amount } }]
  return { kind: 'step', step: { state: { ...state, refunds: [...state.refunds, refund] }, log } }
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
      if (task?.kind === 'lookup') return { ...rest, ...again }
      return { ...rest, status: 'unknown' }
  }
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
    ...(result.kind === 'failed' || result.kind === 'unanswered' ? { said: result.detail } : {}),
  }
  const line = { at: setting.now, what: `refund.${after.status}`, attempt: refund.attempt, detail }
  const step = settle({ ...state, refunds }, setting)
  return { state: step.state, log: changed ? [line, ...step.log] : step.log }
}

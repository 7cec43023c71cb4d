/** Money to no known order that a person gives to a session: it needs no attempt of the buyer's. Pure. */
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import type { AttemptState, LogLine, SessionState } from './session.ts'
import { findAttempt, type Actor, type Setting, type Step } from './step.ts'
import type { PaymentHolder, Unmatched } from './store.ts'

/** `method` of an attempt that only holds what was assigned. */
export const assignedMethod = (provider: string): string => `${provider}.assigned`

/**
 * Was this payment given to the attempt by a person? Then its provider knows it by its own id alone: under our id of the attempt
 * it holds another payment, or none.
 */
export function isGiven({ provider, method, payment: own }: AttemptState, payment: string | undefined): boolean {
  return method === assignedMethod(provider) || (payment !== undefined && own !== undefined && own !== payment)
}

/** Who gives money to an order, and why. */
export interface AssignedBy extends Actor {
  readonly note?: string
}

/** Money of somebody who has named no order, as its provider has told of it. */
interface Found extends AssignedBy {
  readonly provider: string
  readonly report: Report
  /** The attempt of another payment system that was named instead. */
  readonly named?: string
}

/** Gives the money of `report` to this attempt. */
export function assignToAttempt(state: SessionState, id: string, found: Found, setting: Setting): Step {
  const step = applyReport(state, id, found.report, setting)
  return { state: step.state, log: [assignedLine(id, found, setting), ...step.log] }
}

function assignedLine(attempt: string, { report, named, note, by }: Found, { now }: Setting): LogLine {
  const said = {
    ...(named === undefined ? {} : { named }),
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
  }
  return { at: now, what: 'attempt.assigned', attempt, detail: { payment: report.payment, byHand: true, ...said } }
}

/** Gives the money of `report` to the session, under an attempt of its own with this new `id`. */
export function assignToSession(state: SessionState, id: string, found: Found, setting: Setting): Step {
  const { provider, report } = found
  const { received } = report
  const isOurs = received?.currency === state.terms.amount.currency
  const { due } = ledgerOf(state)
  const holder: AttemptState = {
    id,
    provider,
    method: assignedMethod(provider),
    name: provider,
    fields: {},
    locale: 'en',
    opening: 'provider',
    // Nobody was asked: what has come is all there was to come.
    asked: isOurs ? received.minor : Math.max(1, due),
    // A part of what was owed, which is owed again where it is sent back.
    ...(isOurs && received.minor < due ? { ordered: due } : {}),
    startedAt: setting.now,
    progress: { word: 'confirming', order: 0 },
    totals: [],
  }
  return assignToAttempt({ ...state, attempts: [...state.attempts, holder] }, id, found, setting)
}

export type AssignDecision =
  | { readonly kind: 'given'; readonly attempt: string; readonly step: Step }
  /** It was given to what was named before. */
  | { readonly kind: 'there' }
  | { readonly kind: 'assigned'; readonly to: string }
  /** Another attempt holds it, by a report or by what a person has recorded there. */
  | { readonly kind: 'held'; readonly by: string }

/**
 * Gives money to the attempt of the id `named`, or to the session where none is named, under `fresh`, a new id. One payment
 * system's money never goes to an attempt of another: that could send back what it has not got.
 */
export function assign(
  state: SessionState,
  named: string | undefined,
  fresh: string,
  unmatched: Unmatched,
  holder: PaymentHolder | undefined,
  said: AssignedBy,
  setting: Setting,
): AssignDecision {
  const { provider, report, assignedTo } = unmatched
  const own = named !== undefined && findAttempt(state, named)?.provider === provider ? named : undefined
  if (assignedTo !== undefined) {
    const isThere = own === undefined ? findAttempt(state, assignedTo) !== undefined : own === assignedTo
    return isThere ? { kind: 'there' } : { kind: 'assigned', to: assignedTo }
  }
  if (holder && holder.attempt !== own) return { kind: 'held', by: holder.attempt }
  const found = { provider, report, ...said }
  if (own !== undefined) return { kind: 'given', attempt: own, step: assignToAttempt(state, own, found, setting) }
  const step = assignToSession(state, fresh, named === undefined ? found : { ...found, named }, setting)
  return { kind: 'given', attempt: fresh, step }
}

/** Money to no known order that a person gives to a session: it needs no attempt of the buyer's. Pure. */
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import type { AttemptState, LogLine, SessionState } from './session.ts'
import type { Setting, Step } from './step.ts'

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
export interface AssignedBy {
  readonly note?: string
  readonly by?: string
}

/** Money of somebody who has named no order, as its provider has told of it. */
interface Found extends AssignedBy {
  readonly provider: string
  readonly report: Report
}

/** Gives the money of `report` to this attempt. */
export function assignToAttempt(state: SessionState, id: string, found: Found, setting: Setting): Step {
  const step = applyReport(state, id, found.report, setting)
  return { state: step.state, log: [assignedLine(id, found, setting), ...step.log] }
}

function assignedLine(attempt: string, { report, note, by }: Found, { now }: Setting): LogLine {
  const said = { ...(note === undefined ? {} : { note }), ...(by === undefined ? {} : { by }) }
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

/** Money to no known order that a person gives to a session: it needs no attempt of the buyer's. Pure. */
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import type { AttemptState, SessionState } from './session.ts'
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

/** Gives the money of `report` to the session, under an attempt of its own with this new `id`. */
export function assignToSession(
  state: SessionState,
  id: string,
  { provider, report }: { readonly provider: string; readonly report: Report },
  setting: Setting,
): Step {
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
  const line = {
    at: setting.now,
    what: 'attempt.assigned',
    attempt: id,
    detail: { payment: report.payment, byHand: true },
  }
  const step = applyReport({ ...state, attempts: [...state.attempts, holder] }, id, report, setting)
  return { state: step.state, log: [line, ...step.log] }
}

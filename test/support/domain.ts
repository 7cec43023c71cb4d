/** What tests of the domain begin with: an open session, a choice, an attempt whose details the buyer sees. */
import * as commands from '../../server/domain/commands.ts'
import { applyCreateResult, applyReport } from '../../server/domain/provider-results.ts'
import type { RecordDecision } from '../../server/domain/records.ts'
import type { RefundDecision } from '../../server/domain/refunds.ts'
import type { Report } from '../../server/domain/report.ts'
import type { SessionState } from '../../server/domain/session.ts'
import type { Setting } from '../../server/domain/step.ts'
import { MINUTE } from '../../server/domain/time-units.ts'
import { newsBetween } from '../../server/domain/webhook-events.ts'

export const T0 = 1_760_000_000_000
export const capabilities = () => ({ lookup: false, close: true, repeatable: false, createLimit: 300 })
export const at = (now: number): Setting => ({ now, capabilities })

/** A session that nobody has chosen anything for. */
export function open(amount = 150_317): SessionState {
  return {
    id: 'ses_1',
    mode: 'test',
    terms: { order: { id: 'o1' }, amount: { minor: amount, currency: 'RUB' }, customer: { id: 'c1' }, posted: {} },
    createdAt: T0,
    expiresAt: T0 + 30 * MINUTE,
    revision: 1,
    attempts: [],
    refunds: [],
  }
}

export const choice = (id: string, method = 'cactusgino.card', replaces?: string): commands.Choice => ({
  id,
  provider: 'cactusgino',
  method,
  name: 'Card',
  fields: {},
  locale: 'en',
  opening: 'operator',
  ...(replaces ? { replaces } : {}),
})

/** The session after a command, or after what a person has said; throws where it was refused. */
export function step(decision: commands.Decision | RecordDecision | RefundDecision): SessionState {
  if (decision.kind !== 'step') throw new Error(JSON.stringify(decision))
  return decision.step.state
}

export const details: Report = {
  payment: '1314',
  state: 'pending',
  expiresAt: T0 + 15 * MINUTE,
  screen: { kind: 'transfer', rows: [{ name: 'card', value: '5543 0000 0000 0003' }] },
}
/** A report that so much has come. */
export const money = (minor: number, payment = '1314', currency = 'RUB'): Report => ({
  payment,
  state: 'succeeded',
  received: { minor, currency },
})

/** With the attempt `a1`, whose details the buyer sees. */
export function pending(): SessionState {
  const chosen = step(commands.choose(open(), choice('a1'), at(T0)))
  return applyCreateResult(chosen, 'a1', { kind: 'report', report: details }, at(T0 + 5000)).state
}

/** The session after a report about the attempt `a1`. */
export const told = (state: SessionState, report: Report, now = T0 + MINUTE): SessionState =>
  applyReport(state, 'a1', report, at(now)).state

/** The names of what the shop is told of a change, in the order it is told. */
export const eventsBetween = (before: SessionState, after: SessionState): readonly string[] =>
  newsBetween(before, after).map(({ type }) => type)

/** Money and moments as views write them. */
export const rub = (value: string) => ({ value, currency: 'RUB' })
export const time = (ms: number) => new Date(ms).toISOString()

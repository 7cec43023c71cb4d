import { expect, it } from 'vitest'
import { at, money, pending, step, T0 } from '../../test/support/domain.ts'
import { accept, cancelSession } from './commands.ts'
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import { record, voidRecord, type RecordDecision } from './records.ts'
import type { SessionState } from './session.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'
import { eventsBetween } from './webhook-events.ts'

const NOW = at(T0 + MINUTE)
const LATER = at(T0 + 60 * MINUTE)

function made(decision: RecordDecision) {
  if (decision.kind !== 'step') throw new Error(JSON.stringify(decision))
  return decision.step
}
const recorded = (state: SessionState, minor: number, id = 'a1_1', setting = NOW) =>
  made(
    record(
      state,
      id,
      { attempt: 'a1', kind: 'received', amount: { minor, currency: 'RUB' }, note: 'seen', payment: id },
      setting,
    ),
  ).state
const voided = (state: SessionState, id = 'a1_1', setting = NOW) =>
  made(voidRecord(state, id, { note: 'mistaken' }, setting))

it('opens a session again that only a record had paid, and tells the shop', () => {
  const paid = recorded(pending(), 150_317)
  const { state, log } = voided(paid)
  expect(state.end).toBeUndefined()
  expect(log.map(({ what }) => what)).toEqual(['attempt.record-voided', 'session.reopened'])
  expect(eventsBetween(paid, state)).toEqual(['session.underpaid'])
})

it('leaves a session alone that is paid without it, and writes down no second end', () => {
  const paid = recorded(applyReport(pending(), 'a1', money(150_317), NOW).state, 1)
  expect(paid.end?.outcome).toBe('overpaid')
  const twice = recorded(paid, 2, 'a1_2')
  const { state, log } = voided(twice, 'a1_2', LATER)
  expect(state.end).toEqual(twice.end)
  expect(log.map(({ what }) => what)).toEqual(['attempt.record-voided'])
  // The sum is another, and told.
  expect(eventsBetween(twice, state)).toEqual(['session.overpaid'])
  expect(voided(state, 'a1_1', LATER).state.end?.outcome).toBe('paid')
})

it.each(['cancelled', 'expired'] as const)('gives a session its end back that was %s before', (outcome) => {
  const over = outcome === 'expired' ? settle(pending(), LATER).state : step(cancelSession(pending(), NOW))
  expect(over.end?.outcome).toBe(outcome)
  const part = recorded(over, 100, 'a1_1', LATER)
  expect(part.end?.outcome).toBe('underpaid')
  const paid = recorded(part, 150_217, 'a1_2', LATER)
  expect(paid.end).toMatchObject({ outcome: 'paid', was: over.end })
  // The clock has not run out yet, and a cancelled one stays cancelled.
  const less = voided(paid, 'a1_2')
  expect(less.state.end).toMatchObject({ outcome: 'underpaid', was: over.end })
  const none = voided(less.state, 'a1_1').state
  expect(none.end).toEqual(over.end)
  expect(eventsBetween(less.state, none)).toEqual([`session.${outcome}`])
})

it('expires what ended with a part that is taken back', () => {
  const part = recorded(pending(), 100)
  const over = settle(part, LATER).state
  expect(over.end?.outcome).toBe('underpaid')
  expect(voided(over).state.end?.outcome).toBe('expired')
})

it('takes nothing as enough when there is nothing', () => {
  const accepted = step(accept(recorded(pending(), 100), NOW))
  expect(accepted.end?.outcome).toBe('paid')
  const back = voided(accepted).state
  expect([back.end, back.accepted]).toEqual([undefined, undefined])
  expect(ledgerOf(back).due).toBe(150_317)
  // With something left it is still enough.
  const more = voided(recorded(accepted, 100, 'a1_2'), 'a1_2').state
  expect([more.end?.outcome, more.accepted]).toEqual(['paid', true])
})

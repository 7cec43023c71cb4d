/** What a person has said of money stands in the log, as said by hand and by whom. */
import { describe, expect, it } from 'vitest'
import { at, money, pending, step, T0, told } from '../../test/support/domain.ts'
import { attemptOfRecord, credit, record, voidRecord, type RecordDecision } from './records.ts'
import type { SessionState } from './session.ts'
import { MINUTE } from './time-units.ts'

const NOW = at(T0 + MINUTE)
const note = 'seen in the bank'
const logOf = (decision: RecordDecision) => (decision.kind === 'step' ? decision.step.log : decision.kind)
const recorded = (state: SessionState, minor: number, id = 'a1_1') =>
  record(state, id, { attempt: 'a1', kind: 'received', amount: { minor, currency: 'RUB' }, note, by: 'Anna' }, NOW)

const voided = { record: 'a1_1', byHand: true, note: 'another order', by: 'Boris' }
const takenBack = (state: SessionState, now = NOW) =>
  logOf(voidRecord(state, 'a1_1', { note: 'another order', by: 'Boris' }, now))
const voidLine = (now = NOW.now) => ({ at: now, what: 'attempt.record-voided', attempt: 'a1', detail: voided })

it('money that came', () => {
  expect(logOf(recorded(pending(), 1000))).toEqual([
    {
      at: NOW.now,
      what: 'attempt.recorded',
      attempt: 'a1',
      detail: { record: 'a1_1', kind: 'received', amount: '10.00 RUB', byHand: true, note, by: 'Anna' },
    },
  ])
})

describe('money that is taken back', () => {
  it('and that the session is open again', () => {
    expect(takenBack(step(recorded(pending(), 150_317)))).toEqual([
      voidLine(),
      { at: NOW.now, what: 'session.reopened', detail: { byHand: true } },
    ])
  })

  it('without an end of the session a second time', () => {
    expect(takenBack(told(step(recorded(pending(), 150_317)), money(150_317)))).toEqual([voidLine()])
  })

  it('with what the clock has ended meanwhile', () => {
    const late = at(T0 + 26 * MINUTE)
    expect(takenBack(step(recorded(pending(), 1000)), late)).toMatchObject([
      voidLine(late.now),
      { what: 'attempt.expired', detail: { by: 'clock' } },
    ])
  })
})

it('what other money is worth, and a second part of it too', () => {
  const came = told(pending(), money(17_000, '1314', 'TJS'))
  const said = (id: string) =>
    ({ id, attempt: 'a1', received: { minor: 5000, currency: 'TJS' }, credited: 45_000, note, by: 'Anna' }) as const
  const line = {
    at: NOW.now,
    what: 'attempt.credited',
    attempt: 'a1',
    detail: { received: '50.00 TJS', credited: '450.00 RUB', byHand: true, note, by: 'Anna' },
  }
  const first = credit(came, said('c1'), NOW)
  expect(logOf(first)).toEqual([line])
  const second = credit(step(first), said('c2'), NOW)
  expect(logOf(second)).toEqual([line])
  // Whichever of them is said again.
  for (const id of ['c1', 'c2']) expect(logOf(credit(step(second), said(id), NOW))).toEqual([])
})

it('the id of a record is all of the text', () => {
  for (const odd of ['a1_1x', 'a1_1 ', 'xa1-a1_1', `a1_${'1'.repeat(16)}`]) expect(attemptOfRecord(odd)).toBeUndefined()
})

/** Money that went back in the payment system's own cabinet, beside our own refunds of the same payment. */
import { describe, expect, it } from 'vitest'
import { at, eventsBetween, money, pending, step, T0 } from '../../test/support/domain.ts'
import { goneElsewhere, ledgerOf, refundedBy } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import { record, voidRecord } from './records.ts'
import { refundable, requestRefund } from './refunds.ts'
import type { RefundState, SessionState } from './session.ts'
import { MINUTE } from './time-units.ts'

const WHOLE = 100_000
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const clock = (minutes: number) => at(T0 + minutes * MINUTE)

/** The payment system says that so much of the payment has gone back. */
const told = (state: SessionState, refunded: number, minutes = 5) =>
  applyReport(state, 'a1', { ...money(WHOLE), ...(refunded > 0 ? { refunded: rub(refunded) } : {}) }, clock(minutes))
    .state

/** A refund of ours that ended so. */
function ours(
  state: SessionState,
  id: string,
  amount: number,
  status: RefundState['status'],
  minutes = 2,
): SessionState {
  const asked = step(requestRefund(state, { id, attempt: 'a1', amount }, clock(minutes), () => true))
  return { ...asked, refunds: asked.refunds.map((refund) => (refund.id === id ? { ...refund, status } : refund)) }
}

const recorded = (state: SessionState, id: string, minor: number, minutes = 3) =>
  record(state, id, { attempt: 'a1', kind: 'refunded', amount: rub(minor), note: 'in the cabinet' }, clock(minutes))

const back = (state: SessionState) => ledgerOf(state).refunded
const left = (state: SessionState) => state.attempts.map((attempt) => refundable(state, attempt))
const PAID = told(pending(), 0, 1)

describe('a refund made in the cabinet', () => {
  it('that the payment tells of is told to the shop once', () => {
    const state = told(PAID, 50_000)
    expect([back(state), left(state)]).toEqual([50_000, [50_000]])
    expect(eventsBetween(PAID, state)).toEqual(['refund.succeeded'])
    expect(eventsBetween(state, told(state, 50_000))).toEqual([])
  })

  it('is told apart from what is going back of another attempt', () => {
    const [attempt] = told(PAID, 50_000).attempts
    if (!attempt) throw new Error('there is an attempt')
    const beside = { id: 'r9', attempt: 'a2', amount: 50_000, status: 'pending', createdAt: T0 } as const
    const others = [beside, { ...beside, id: 'r8', elsewhere: 90_000 }]
    expect(goneElsewhere(attempt, others, 'RUB')).toBe(50_000)
    expect(refundedBy(attempt, others, 'RUB')).toBe(50_000)
  })

  it('is added to a refund of ours whose report has not come', () => {
    expect(back(ours(told(PAID, 50_000), 'r1', 30_000, 'succeeded'))).toBe(80_000)
    expect(back(told(ours(told(PAID, 50_000), 'r1', 30_000, 'succeeded'), 80_000))).toBe(80_000)
  })

  it('never makes a later refund of ours look made that nobody knows of', () => {
    const lost = ours(told(PAID, 50_000), 'r1', 30_000, 'unknown')
    expect(lost.refunds).toMatchObject([{ elsewhere: 50_000 }])
    const again = told(lost, 50_000)
    expect(again.refunds).toMatchObject([{ status: 'unknown' }])
    expect(left(again)).toEqual([20_000])
    const made = told(again, 80_000)
    expect(made.refunds).toMatchObject([{ status: 'succeeded' }])
    expect([back(made), left(made)]).toEqual([80_000, [20_000]])
    expect(eventsBetween(again, made)).toEqual(['refund.succeeded'])
  })

  it('stays apart from ours through several of them', () => {
    const one = ours(told(PAID, 50_000), 'r1', 10_000, 'succeeded')
    // What is told is still without the first one of ours.
    const two = ours(one, 'r2', 20_000, 'unknown', 4)
    expect(told(two, 60_000).refunds).toMatchObject([{ status: 'succeeded' }, { status: 'unknown' }])
    expect(told(two, 80_000).refunds).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }])
  })
})

describe('a refund that a person records', () => {
  it('is told to the shop, and what is recorded is taken back whole', () => {
    const state = step(recorded(PAID, 'a1_1', 50_000))
    expect(eventsBetween(PAID, state)).toEqual(['refund.succeeded'])
    const other = ours(state, 'r1', 30_000, 'succeeded', 4)
    expect([back(other), left(other)]).toEqual([80_000, [20_000]])
    expect(back(step(voidRecord(other, 'a1_1', { note: 'another order' }, clock(6))))).toBe(30_000)
  })

  it('is beside ours that were known to be made', () => {
    const state = step(recorded(ours(PAID, 'r1', 30_000, 'succeeded'), 'a1_1', 50_000))
    expect(state.attempts).toMatchObject([{ records: [{ beside: { refunds: 1, made: 30_000 } }] }])
    expect([back(state), left(state)]).toEqual([80_000, [20_000]])
    expect(back(told(state, 80_000))).toBe(80_000)
    expect(back(ours(state, 'r2', 10_000, 'succeeded', 4))).toBe(90_000)
    expect(back(step(recorded(state, 'a1_2', 5000, 4)))).toBe(85_000)
  })

  it('may be one of ours of which nobody knew, and counts with it once', () => {
    const state = step(recorded(ours(PAID, 'r1', 30_000, 'unknown'), 'a1_1', 30_000))
    expect(back(state)).toBe(30_000)
    const known = { ...state, refunds: state.refunds.map((refund) => ({ ...refund, status: 'succeeded' as const })) }
    expect(back(known)).toBe(30_000)
  })

  it('stands for a refund of ours that a person has called failed, and makes it none', () => {
    const lost = ours(PAID, 'r1', 30_000, 'failed')
    const called = {
      ...lost,
      refunds: lost.refunds.map((refund) => ({ ...refund, settled: { note: 'not made', at: T0 } })),
    }
    const state = step(recorded(called, 'a1_1', 30_000))
    const known = told(state, 30_000)
    expect(known.refunds).toMatchObject([{ status: 'failed' }])
    expect([back(known), left(known)]).toEqual([30_000, [70_000]])
    // Also beside a record of something else.
    const came = { attempt: 'a1', kind: 'received', amount: rub(WHOLE), note: 'seen' } as const
    const beside = told(step(record(state, 'a1_5', came, clock(4))), 30_000)
    expect(beside.refunds).toMatchObject([{ status: 'failed' }])
    // Without the record the report can only mean ours; so it does once the record was a mistake.
    expect(told(called, 30_000).refunds).toMatchObject([{ status: 'succeeded' }])
    const undone = step(voidRecord(state, 'a1_1', { note: 'another order' }, clock(4)))
    expect(told(undone, 30_000).refunds).toMatchObject([{ status: 'succeeded' }])
  })

  it('is not made by what an earlier total shows to have gone back otherwise', () => {
    const lost = ours(PAID, 'r1', WHOLE, 'failed')
    const called = {
      ...lost,
      refunds: lost.refunds.map((refund) => ({ ...refund, settled: { note: 'not made', at: T0 } })),
    }
    const elsewhere = told(called, 90_000)
    const asked = step(requestRefund(elsewhere, { id: 'r2', attempt: 'a1', amount: 10_000 }, clock(6), () => true))
    const all = told(asked, WHOLE, 7)
    expect(all.refunds.map(({ status }) => status)).toEqual(['failed', 'succeeded'])
    expect(back(all)).toBe(WHOLE)
  })

  it('cannot send back more than came, with ours and those recorded before', () => {
    const refused = { kind: 'refused', why: 'more_than_received' }
    const state = step(recorded(ours(PAID, 'r1', 30_000, 'succeeded'), 'a1_1', 50_000))
    expect(recorded(state, 'a1_2', 20_001)).toEqual(refused)
    expect(recorded(state, 'a1_2', 20_000).kind).toBe('step')
    expect(recorded(step(voidRecord(state, 'a1_1', { note: 'x' }, clock(4))), 'a1_2', 70_000).kind).toBe('step')
  })

  it('of another payment of the attempt is added to what went back of its own', () => {
    const two = applyReport(told(PAID, 50_000), 'a1', money(20_000, 'other'), clock(6)).state
    const said = { attempt: 'a1', kind: 'refunded', amount: rub(20_000), payment: 'other', note: 'seen' } as const
    expect(back(step(record(two, 'a1_1', said, clock(7))))).toBe(70_000)
  })
})

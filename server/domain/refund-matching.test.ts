import { describe, expect, it } from 'vitest'
import { matchRefundReports } from './refund-matching.ts'
import type { Report } from './report.ts'
import type { AttemptState, RefundState, SessionState } from './session.ts'

const NOW = 1_000_000
const amount = (minor: number) => ({ minor, currency: 'RUB' })

/** A paid attempt of 100.00 with refunds, after its provider has said that so much went back. */
function told(refunds: readonly Partial<RefundState>[], back: number, report: Partial<Report> = {}) {
  const attempt: AttemptState = {
    id: 'a1',
    provider: 'bank',
    method: 'bank.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'provider',
    asked: 10_000,
    startedAt: 0,
    progress: { word: 'confirming', order: 5 },
    totals: [{ payment: 'p', currency: 'RUB', received: 10_000, refunded: back, chargedBack: 0 }],
    payment: 'p',
  }
  const state: SessionState = {
    id: 'ses_1',
    mode: 'test',
    terms: { order: { id: 'o' }, amount: amount(10_000), customer: { id: 'c' }, posted: {} },
    createdAt: 0,
    expiresAt: NOW,
    revision: 1,
    attempts: [attempt],
    refunds: refunds.map((refund, index) => ({
      id: `r${index}`,
      attempt: 'a1',
      amount: 3000,
      status: 'pending',
      createdAt: index,
      task: { kind: 'lookup', tries: 0, at: NOW },
      ...refund,
    })),
  }
  const step = matchRefundReports(state, attempt, { payment: 'p', state: 'succeeded', ...report }, NOW)
  return { statuses: step.state.refunds.map(({ status }) => status), step, state }
}

describe('what a report says of refunds', () => {
  it('calls those done that the total can only mean, and asks no more for them', () => {
    const { statuses, step } = told([{}, { amount: 2000 }, {}], 8000)
    expect(statuses).toEqual(['succeeded', 'succeeded', 'succeeded'])
    expect(step.state.refunds.map(({ task }) => task?.kind)).toEqual([undefined, undefined, undefined])
    expect(step.log.map(({ what }) => what)).toEqual(['refund.succeeded', 'refund.succeeded', 'refund.succeeded'])
    expect(told([{ amount: 5000 }, {}], 3000).statuses).toEqual(['pending', 'succeeded'])
  })

  it('waits for their own answers where it may mean one or another', () => {
    expect(told([{}, {}], 3000).statuses).toEqual(['pending', 'pending'])
    expect(told([{ amount: 4000 }, { amount: 1000 }, { amount: 3000 }], 4000).statuses).toEqual([
      'pending',
      'pending',
      'pending',
    ])
    expect(told([{}, {}, {}], 7000).statuses).toEqual(['pending', 'pending', 'pending'])
  })

  it('takes the older of two alike that have no answer of their own to come', () => {
    const blind = { task: undefined } as unknown as Partial<RefundState>
    expect(told([blind, blind], 3000).statuses).toEqual(['succeeded', 'pending'])
  })

  it('counts what has come already, and what nobody knew of', () => {
    expect(told([{ status: 'succeeded' }, {}], 3000).statuses).toEqual(['succeeded', 'pending'])
    expect(told([{ status: 'unknown' }], 3000).statuses).toEqual(['succeeded'])
  })

  it('takes none of another attempt’s for its own', () => {
    expect(told([{ attempt: 'a2' }, {}], 3000).statuses).toEqual(['pending', 'succeeded'])
    expect(told([{ attempt: 'a2' }], 3000).statuses).toEqual(['pending'])
  })

  it('puzzles over ten of them, and over no more', () => {
    const powers = (count: number) => Array.from({ length: count }, (_, index) => ({ amount: 2 ** index }))
    expect(told(powers(10), 5).statuses.filter((status) => status === 'succeeded')).toHaveLength(2)
    expect(told(powers(11), 5).statuses).not.toContain('succeeded')
  })

  it('changes nothing where there is nothing to say', () => {
    const { step, state } = told([{}], 0)
    expect(step.state).toBe(state)
    expect(told([], 3000).step.log).toEqual([])
  })

  it('calls the one under way failed only by a report newer than all before', () => {
    const failed = { refundFailed: true }
    expect(told([{}], 0, { ...failed, order: 6 }).statuses).toEqual(['failed'])
    // A repeat of what was said of an earlier refund, which may come at any time.
    expect(told([{}], 0, { ...failed, order: 5 }).statuses).toEqual(['pending'])
    expect(told([{}], 0, failed).statuses).toEqual(['pending'])
    expect(told([{}, {}], 0, { ...failed, order: 6 }).statuses).toEqual(['pending', 'pending'])
    expect(told([{}, { amount: 2000 }], 3000, { ...failed, order: 6 }).statuses).toEqual(['succeeded', 'failed'])
    // Whether one whose answer was lost was ever taken, nobody knows.
    expect(told([{ status: 'unknown' }], 0, { ...failed, order: 6 }).statuses).toEqual(['unknown'])
  })
})

import { describe, expect, it } from 'vitest'
import { eventsBetween, step } from '../../test/support/domain.ts'
import { applyReport } from './provider-results.ts'
import { applyRefundResult, partsOf, refundable, requestRefund, requestSessionRefund, settleRefund } from './refunds.ts'
import type { AttemptState, RefundState, SessionState } from './session.ts'

const NOW = 1_760_000_000_000
const setting = { now: NOW, capabilities: () => ({ lookup: true, close: true, repeatable: false, createLimit: 60 }) }
const anybody = () => true

/** Paid by these attempts, of the amounts named, the oldest first. */
function paidBy(...sums: readonly number[]): SessionState {
  const attempts = sums.map((minor, index): AttemptState => ({
    id: `a${index + 1}`,
    provider: index === 0 ? 'bank' : 'other',
    method: 'bank.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'provider',
    asked: minor,
    startedAt: NOW,
    progress: { word: 'confirming', order: 1 },
    payment: `p${index + 1}`,
    totals: [{ payment: `p${index + 1}`, currency: 'RUB', received: minor, refunded: 0, chargedBack: 0 }],
  }))
  const amount = { minor: sums.reduce((sum, minor) => sum + minor, 0), currency: 'RUB' }
  return {
    id: 'ses_1',
    mode: 'test',
    terms: { order: { id: 'o' }, amount, customer: { id: 'c' }, posted: {} },
    createdAt: NOW,
    expiresAt: NOW,
    revision: 1,
    attempts,
    refunds: [],
    end: { outcome: 'paid', at: NOW },
  }
}
const sums = (refunds: readonly RefundState[]) => refunds.map(({ id, attempt, amount }) => [id, attempt, amount])

describe('a refund of a session', () => {
  const state = paidBy(6000, 4000)
  const ask = (held: SessionState, amount?: number, can: (provider: string) => boolean = anybody) =>
    requestSessionRefund(held, { id: 'r', ...(amount === undefined ? {} : { amount }) }, setting, can)

  it('is split over its attempts, the newest first', () => {
    expect(sums(partsOf(step(ask(state)), 'r'))).toEqual([
      ['r', 'a2', 4000],
      ['rx1', 'a1', 6000],
    ])
    expect(sums(partsOf(step(ask(state, 4001)), 'r'))).toEqual([
      ['r', 'a2', 4000],
      ['rx1', 'a1', 1],
    ])
    expect(sums(partsOf(step(ask(state, 4000)), 'r'))).toEqual([['r', 'a2', 4000]])
  })

  it('takes what is left, and is asked for as a whole or not at all', () => {
    const some = step(ask(state, 3000))
    expect(ask(some, 7001)).toEqual({ kind: 'refused', why: 'amount_too_large', refundable: 7000 })
    expect(sums(partsOf(step(requestSessionRefund(some, { id: 's' }, setting, anybody)), 's'))).toEqual([
      ['s', 'a2', 1000],
      ['sx1', 'a1', 6000],
    ])
    expect(ask(step(ask(state)))).toEqual({ kind: 'refused', why: 'nothing_to_refund', refundable: 0 })
  })

  it('is refused where it needs an attempt that nothing goes back of by machine', () => {
    const canOther = (provider: string) => provider === 'other'
    expect(ask(state, undefined, canOther)).toEqual({ kind: 'refused', why: 'not_possible', refundable: 4000 })
    expect(ask(state, 4001, canOther)).toEqual({ kind: 'refused', why: 'not_possible', refundable: 4000 })
    expect(sums(partsOf(step(ask(state, 4000, canOther)), 'r'))).toEqual([['r', 'a2', 4000]])
  })

  it('names its lines once, and each part is a task of its own', () => {
    const items = [{ name: 'Lamp', price: 5000, quantity: '1', total: 5000 }]
    const parts = partsOf(
      step(requestSessionRefund(state, { id: 'r', items, reason: 'broken' }, setting, anybody)),
      'r',
    )
    expect(parts.map(({ items: lines, amount, reason, task }) => [lines, amount, reason, task?.kind])).toEqual([
      [items, 4000, 'broken', 'refund'],
      [undefined, 1000, 'broken', 'refund'],
    ])
  })
})

describe('the lines of a refund', () => {
  const items = [{ name: 'Lamp', price: 1000, quantity: '1', total: 1000 }]
  const ask = (amount?: number) =>
    requestRefund(
      paidBy(11_000),
      { id: 'r', attempt: 'a1', items, ...(amount === undefined ? {} : { amount }) },
      setting,
      anybody,
    )

  it('are its amount where it names none', () => {
    expect(sums(step(ask()).refunds)).toEqual([['r', 'a1', 1000]])
  })

  it('may not say anything else than its amount', () => {
    expect(ask(11_000)).toMatchObject({ kind: 'fault', fault: { code: 'items_do_not_add_up', field: 'items' } })
  })
})

describe('an unknown refund', () => {
  const asked = step(requestRefund(paidBy(10_000), { id: 'r', attempt: 'a1', amount: 4000 }, setting, anybody))
  const unknown = applyRefundResult(asked, 'r', { kind: 'unanswered', detail: 'reset' }, setting).state
  const said = (outcome: 'succeeded' | 'failed', held = unknown) =>
    settleRefund(held, 'r', { outcome, note: 'seen', by: 'Anna' }, setting)
  function settled(outcome: 'succeeded' | 'failed', held = unknown): SessionState {
    const decision = said(outcome, held)
    if (decision.kind !== 'step') throw new Error(decision.status)
    return decision.step.state
  }
  const left = (state: SessionState) => state.attempts.map((attempt) => refundable(state, attempt))

  it('blocks no other beyond its own sum', () => {
    expect(left(unknown)).toEqual([6000])
    const other = requestRefund(unknown, { id: 's', attempt: 'a1', amount: 6000 }, setting, anybody)
    expect(sums(step(other).refunds)).toEqual([
      ['r', 'a1', 4000],
      ['s', 'a1', 6000],
    ])
  })

  it.each([
    ['succeeded', 6000],
    ['failed', 10_000],
  ] as const)('%s by the word of a person, is told and logged with who said it', (outcome, rest) => {
    const state = settled(outcome)
    expect(state.refunds).toMatchObject([{ status: outcome, settled: { note: 'seen', by: 'Anna', at: NOW } }])
    expect(left(state)).toEqual([rest])
    expect(eventsBetween(unknown, state)).toEqual([`refund.${outcome}`])
    const decision = said(outcome)
    expect(decision.kind === 'step' && decision.step.log).toEqual([
      {
        at: NOW,
        what: `refund.${outcome}`,
        attempt: 'a1',
        detail: { refund: 'r', byHand: true, note: 'seen', by: 'Anna' },
      },
    ])
    expect(settled(outcome, state)).toBe(state)
    expect(said(outcome === 'failed' ? 'succeeded' : 'failed', state)).toEqual({ kind: 'refused', status: outcome })
  })

  it('is one that nobody answers for most of a day; it is asked about until it is settled', () => {
    const asked = step(requestRefund(paidBy(10_000), { id: 'r', attempt: 'a1', amount: 3000 }, setting, anybody))
    const heard = (held: SessionState, ...kinds: readonly ('pending' | 'unanswered')[]) =>
      kinds.reduce(
        (now, kind) =>
          applyRefundResult(now, 'r', kind === 'pending' ? { kind, id: 'R1' } : { kind, detail: 'no answer' }, setting)
            .state,
        held,
      )
    const silence = (times: number) => Array.from({ length: times }, () => 'unanswered' as const)
    const waiting = heard(asked, 'pending', ...silence(11), 'pending', ...silence(11))
    expect(waiting.refunds).toMatchObject([{ status: 'pending', task: { kind: 'lookup' } }])
    const lost = heard(waiting, 'unanswered')
    expect(lost.refunds).toMatchObject([{ status: 'unknown', reference: 'R1', task: { kind: 'lookup' } }])
    expect(heard(lost, 'pending').refunds).toMatchObject([{ status: 'pending' }])
    const settled = settleRefund(lost, 'r', { outcome: 'succeeded', note: 'seen' }, setting)
    expect(settled.kind === 'step' && settled.step.state.refunds).toMatchObject([{ status: 'succeeded', settled: {} }])
    expect(settled.kind === 'step' && settled.step.state.refunds[0]?.task).toBeUndefined()
  })

  it('is the only kind that is settled', () => {
    expect(said('failed', asked)).toEqual({ kind: 'refused', status: 'pending' })
    expect(settleRefund(unknown, 'none', { outcome: 'failed', note: 'x' }, setting)).toMatchObject({ kind: 'step' })
  })

  it('went through where the payment system says so, whatever a person has said', () => {
    const report = (refunded: number) =>
      ({ payment: 'p1', state: 'succeeded', order: 2, refunded: { minor: refunded, currency: 'RUB' } }) as const
    const after = applyReport(settled('failed'), 'a1', report(4000), setting).state
    expect(after.refunds[0]).toMatchObject({ status: 'succeeded' })
    expect(after.refunds[0]).not.toHaveProperty('failure')
    expect(left(after)).toEqual([6000])
    // Said rightly, the same report counts nothing twice.
    expect(left(applyReport(settled('succeeded'), 'a1', report(4000), setting).state)).toEqual([6000])
  })
})

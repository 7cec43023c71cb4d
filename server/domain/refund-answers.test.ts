/** What the answers of a payment system make of a refund, and what is kept of each. */
import { describe, expect, it } from 'vitest'
import { at, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import { applyRefundResult, refundable, requestRefund, requestSessionRefund, settleRefund } from './refunds.ts'
import type { RefundResult } from './report.ts'
import type { RefundState, SessionState } from './session.ts'
import { MINUTE } from './time-units.ts'

const now = T0 + 2 * MINUTE
const anybody = () => true
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const paid = told(pending(), money(150_317))
const [attempt] = paid.attempts
if (!attempt) throw new Error('there is an attempt')

const asking = (state: SessionState, id: string, amount: number): SessionState =>
  step(requestRefund(state, { id, attempt: 'a1', amount }, at(now), anybody))
/** Two refunds under way, of which `r` is the one in question. */
const asked = asking(asking(paid, 'r', 4000), 's', 3000)
const answered = (state: SessionState, result: RefundResult, when = now) =>
  applyRefundResult(state, 'r', result, at(when))
const after = (state: SessionState, ...results: readonly RefundResult[]): SessionState =>
  results.reduce((held, result) => answered(held, result).state, state)
const refundOf = (state: SessionState, id = 'r'): RefundState => {
  const refund = state.refunds.find((held) => held.id === id)
  if (!refund) throw new Error(`no refund ${id}`)
  return refund
}
/** What is known of a refund from the moment it was asked for. */
const plain = { id: 'r', attempt: 'a1', amount: 4000, createdAt: now }
const declined: RefundResult = { kind: 'failed', failure: 'declined', detail: 'no money on the account' }
const PENDING: RefundResult = { kind: 'pending', id: 'R1' }
const SILENCE: RefundResult = { kind: 'unanswered', detail: 'reset' }

describe('a refund that is asked for', () => {
  it('says only what was said of it', () => {
    const task = { kind: 'refund', tries: 0, at: now }
    expect(refundOf(asked)).toStrictEqual({ ...plain, status: 'pending', task })
  })

  it('is of money that has not been charged back', () => {
    const back = told(paid, { ...money(150_317), chargedBack: rub(50_000) })
    expect(back.attempts.map((held) => refundable(back, held))).toEqual([100_317])
  })

  it('has no part for an attempt of which nothing is left', () => {
    const bare = { ...attempt, id: 'a2', payment: '1315', totals: [] }
    const state = { ...paid, attempts: [attempt, bare] }
    const { refunds } = step(requestSessionRefund(state, { id: 'r' }, at(now), anybody))
    expect(refunds.map(({ id, attempt: of, amount }) => [id, of, amount])).toEqual([['r', 'a1', 150_317]])
  })
})

describe('an answer', () => {
  it('of success ends the refund and no other, with the id of the payment system', () => {
    const state = after(asked, { kind: 'succeeded', id: 'R1' })
    expect(refundOf(state)).toStrictEqual({ ...plain, status: 'succeeded', reference: 'R1' })
    expect(refundOf(state, 's')).toBe(refundOf(asked, 's'))
  })

  it('of failure says why, and by which id where it has one', () => {
    const failed = { ...plain, status: 'failed', failure: 'declined' }
    expect(refundOf(after(asked, declined))).toStrictEqual(failed)
    expect(refundOf(after(asked, { ...declined, id: 'R1' }))).toStrictEqual({ ...failed, reference: 'R1' })
  })

  it('that got lost leaves it to a person', () => {
    expect(refundOf(after(asked, SILENCE))).toStrictEqual({ ...plain, status: 'unknown' })
  })

  it.each<[string, RefundResult]>([
    ['succeeded', { kind: 'succeeded', id: 'R1' }],
    ['failed', { ...declined, id: 'R1' }],
  ])('changes nothing any more of one that has %s, but for the id that was not known', (_how, end) => {
    const over = after(asked, end)
    for (const late of [PENDING, declined, SILENCE, { kind: 'succeeded', id: 'R2' } as const]) {
      expect(refundOf(after(over, late))).toStrictEqual(refundOf(over))
      expect(answered(over, late).log).toEqual([])
    }
  })

  it('that comes after the report of it brings the id that the report had not', () => {
    // All that is under way must have gone back, so this one has.
    const reported = told(asked, { ...money(150_317), refunded: rub(7000) })
    expect(refundOf(reported)).toStrictEqual({ ...plain, status: 'succeeded' })
    expect(refundOf(after(reported, SILENCE))).toStrictEqual(refundOf(reported))
    expect(refundOf(after(reported, PENDING))).toStrictEqual({ ...plain, status: 'succeeded', reference: 'R1' })
  })
})

describe('a refund that goes on', () => {
  it('is asked about ever more seldom, and then every two hours until it has ended', () => {
    const waits: number[] = []
    let [state, when] = [asked, now]
    for (let polls = 0; polls < 8; polls += 1) {
      state = answered(state, PENDING, when).state
      const { status, task } = refundOf(state)
      expect([status, task?.kind]).toEqual(['pending', 'lookup'])
      const next = task?.at ?? Number.NaN
      waits.push((next - when) / MINUTE)
      when = next
    }
    expect(waits).toEqual([0.5, 1, 5, 30, 120, 120, 120, 120])
  })
})

describe('the log', () => {
  const line = (what: string, detail: object) => ({ at: now, what, attempt: 'a1', detail })

  it('has each change of a refund once, and no poll that brings no news', () => {
    expect(answered(asked, PENDING).log).toEqual([])
    expect(answered(asked, { kind: 'succeeded', id: 'R1' }).log).toEqual([line('refund.succeeded', { refund: 'r' })])
  })

  it('has what the payment system said of a failure, without the buyer', () => {
    const customer = { id: 'c1', name: 'Anna Lee' }
    const known = { ...asked, terms: { ...asked.terms, customer } }
    expect(answered(known, { ...declined, detail: 'Anna Lee has closed it' }).log).toEqual([
      line('refund.failed', { refund: 'r', said: '(buyer) has closed it' }),
    ])
    expect(answered(known, { kind: 'unanswered', detail: 'reset' }).log).toEqual([
      line('refund.unknown', { refund: 'r', said: 'reset' }),
    ])
  })
})

describe('the word of a person', () => {
  const lost = after(asked, SILENCE)
  const said = (outcome: 'succeeded' | 'failed') => {
    const decision = settleRefund(lost, 'r', { outcome, note: 'seen' }, at(now))
    if (decision.kind !== 'step') throw new Error(decision.status)
    return decision.step.state
  }
  const settled = { note: 'seen', at: now }

  it('ends the one refund, and names a failure as any', () => {
    expect(refundOf(said('succeeded'))).toStrictEqual({ ...plain, status: 'succeeded', settled })
    expect(refundOf(said('failed'))).toStrictEqual({ ...plain, status: 'failed', failure: 'refund_failed', settled })
    expect(refundOf(said('failed'), 's')).toBe(refundOf(lost, 's'))
  })
})

it('a refund that is not there changes nothing', () => {
  expect(applyRefundResult(open(), 'r', PENDING, at(now))).toEqual({ state: open(), log: [] })
})

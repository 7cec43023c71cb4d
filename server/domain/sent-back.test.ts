/** Money in another currency that went back, and records of money that has gone back since. */
import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, money, pending, step, T0, told } from '../../test/support/domain.ts'
import { shownAttempt, statusOf } from './attempt.ts'
import { choose } from './commands.ts'
import { sessionEnd } from './deadlines.ts'
import { keptFor } from './erasure.ts'
import { foreignTo, ledgerOf } from './ledger.ts'
import { credit, record, voidRecord } from './records.ts'
import { applyRefundResult, requestRefund } from './refunds.ts'
import type { SessionState } from './session.ts'
import { MINUTE } from './time-units.ts'

const NOW = at(T0 + MINUTE)
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const somoni = (minor: number) => ({ minor, currency: 'TJS' })
type Money = ReturnType<typeof rub>
const said = (state: SessionState, id: string, kind: 'received' | 'refunded', amount: Money, payment?: string) =>
  record(state, id, { attempt: 'a1', kind, amount, note: 'seen', ...(payment ? { payment } : {}) }, NOW)
const waiting = ({ attempts }: SessionState) => attempts.flatMap((attempt) => foreignTo(attempt, 'RUB'))
const statuses = ({ attempts }: SessionState) => attempts.map((attempt) => statusOf(attempt, 'RUB'))
const voided = (state: SessionState, id: string) => voidRecord(state, id, { note: 'not so' }, NOW)
const SENT_BACK = { kind: 'refused', why: 'sent_back' }

describe('money in another currency', () => {
  const came = told(pending(), money(17_000, '1314', 'TJS'))
  const back = (state: SessionState, minor: number) => said(state, 'a1_9', 'refunded', somoni(minor))

  it('waits by what is left of it, once its payment system tells that it went back', () => {
    const part = told(came, { ...money(17_000, '1314', 'TJS'), refunded: somoni(7000) })
    expect(waiting(part)).toEqual([somoni(10_000)])
    const all = told(part, { ...money(17_000, '1314', 'TJS'), refunded: somoni(12_000), chargedBack: somoni(5000) })
    expect(waiting(all)).toEqual([])
    expect(keptFor({ ...all, end: { outcome: 'expired', at: T0 } })).not.toBe('money')
    expect(sessionEnd(all, capabilities)).toBeLessThan(sessionEnd(part, capabilities))
  })

  it('is recorded as sent back up to what is left, and joins with the callback', () => {
    expect(back(came, 17_001)).toEqual({ kind: 'refused', why: 'more_than_received' })
    const part = step(back(came, 7000))
    expect(waiting(part)).toEqual([somoni(10_000)])
    expect(said(part, 'a1_8', 'refunded', somoni(10_001))).toEqual({ kind: 'refused', why: 'more_than_received' })
    expect(waiting(told(part, { ...money(17_000, '1314', 'TJS'), refunded: somoni(7000) }))).toEqual([somoni(10_000)])
    expect(waiting(step(said(part, 'a1_8', 'refunded', somoni(10_000))))).toEqual([])
    expect(back(came, 17_000).kind).toBe('step')
    expect(said(came, 'a1_9', 'refunded', { minor: 1, currency: 'USD' }).kind).toBe('refused')
    expect(ledgerOf(part)).toMatchObject({ received: 0, refunded: 0 })
  })

  it('that is recorded as sent back is of any payment of the attempt', () => {
    const extra = told(pending(), money(17_000, 'extra', 'TJS'))
    expect(waiting(step(back(extra, 17_000)))).toEqual([])
  })

  it('that is credited is not left to go back, and none that went back can be credited', () => {
    const worth = (state: SessionState, minor: number) =>
      credit(state, { attempt: 'a1', received: somoni(minor), credited: 90_000, note: 'rate' }, NOW)
    const credited = step(worth(came, 10_000))
    expect(back(credited, 7001)).toEqual({ kind: 'refused', why: 'more_than_received' })
    const rest = step(back(credited, 7000))
    expect(waiting(rest)).toEqual([])
    expect(worth(rest, 1)).toEqual({ kind: 'refused', why: 'nothing_to_credit' })
    expect(ledgerOf(rest).received).toBe(90_000)
    expect(worth(step(back(came, 7000)), 10_001)).toEqual({ kind: 'refused', why: 'nothing_to_credit' })
  })

  it('that went back leaves nothing to wait for: the buyer may choose again, and more of it is late', () => {
    expect(statuses(came)).toEqual(['confirming'])
    const gone = step(back(came, 17_000))
    expect(statuses(gone)).toEqual(['cancelled'])
    expect(shownAttempt(gone)).toBeUndefined()
    expect(step(choose(gone, choice('a2'), NOW)).attempts).toHaveLength(2)
    const more = told(gone, money(20_000, '1314', 'TJS'))
    expect([waiting(more), statuses(more), more.attempts[0]?.late]).toEqual([[somoni(3000)], ['confirming'], true])
    const paid = told(gone, money(150_317, 'other'))
    expect(paid.end?.outcome).toBe('paid')
    // Taken back, it waits again.
    expect(waiting(step(voided(gone, 'a1_9')))).toEqual([somoni(17_000)])
    // While its details can still be paid, they are what the buyer sees.
    const open = step(said(step(said(pending(), 'a1_1', 'received', somoni(500))), 'a1_2', 'refunded', somoni(500)))
    expect(statuses(open)).toEqual(['pending'])
  })
})

describe('where a payment system tells of more that went back than came', () => {
  const odd = told(pending(), { ...money(1000), refunded: rub(1500) })

  it('money can be recorded all the same, and a record that makes nothing less is taken back', () => {
    expect(said(odd, 'a1_1', 'received', rub(1100)).kind).toBe('step')
    const same = step(said(odd, 'a1_1', 'received', rub(1000)))
    expect(voided(same, 'a1_1').kind).toBe('step')
  })
})

describe('a record of money that has gone back since', () => {
  const paid = step(said(pending(), 'a1_1', 'received', rub(150_317)))

  it('is not taken back before the record of its refund', () => {
    const back = step(said(paid, 'a1_2', 'refunded', rub(50_000)))
    expect(voided(back, 'a1_1')).toEqual(SENT_BACK)
    expect(ledgerOf(step(voided(step(voided(back, 'a1_2')), 'a1_1'))).received).toBe(0)
  })

  it('is taken back where what is left is enough for what went back', () => {
    const more = step(said(paid, 'a1_3', 'received', rub(50_000)))
    const back = step(said(more, 'a1_2', 'refunded', rub(50_000)))
    expect(ledgerOf(step(voided(back, 'a1_1')))).toMatchObject({ received: 50_000, refunded: 50_000 })
    const short = step(said(more, 'a1_2', 'refunded', rub(50_001)))
    expect(voided(short, 'a1_1')).toEqual(SENT_BACK)
  })

  it('is taken back where a report tells of the money anyhow', () => {
    const back = step(said(told(paid, money(150_317)), 'a1_2', 'refunded', rub(50_000)))
    expect(ledgerOf(step(voided(back, 'a1_1')))).toMatchObject({ received: 150_317, refunded: 50_000 })
  })

  it('is not taken back while a refund by machine was made of it, or may be', () => {
    const wish = { id: 'r1', attempt: 'a1', amount: 50_000 }
    const asked = step(requestRefund(paid, wish, NOW, () => true))
    expect(voided(asked, 'a1_1')).toEqual(SENT_BACK)
    const made = applyRefundResult(asked, 'r1', { kind: 'succeeded', id: 'x' }, NOW).state
    expect(voided(made, 'a1_1')).toEqual(SENT_BACK)
    const lost = applyRefundResult(asked, 'r1', { kind: 'unanswered', detail: 'x' }, NOW).state
    expect(voided(lost, 'a1_1')).toEqual(SENT_BACK)
    const failed = applyRefundResult(asked, 'r1', { kind: 'failed', failure: 'declined', detail: 'x' }, NOW).state
    expect(voided(failed, 'a1_1').kind).toBe('step')
  })

  it('is held to its own currency, and to refunds of its own attempt', () => {
    const came = step(said(told(pending(), money(1000)), 'a1_1', 'received', somoni(100)))
    const back = step(said(came, 'a1_2', 'refunded', somoni(50)))
    expect(voided(back, 'a1_1')).toEqual(SENT_BACK)
    const beside = { id: 'r9', attempt: 'a2', amount: 50_000, status: 'pending', createdAt: T0 } as const
    expect(voided({ ...paid, refunds: [beside] }, 'a1_1').kind).toBe('step')
  })

  it('is held to the same in another currency, and to what it was credited for', () => {
    const came = step(said(pending(), 'a1_1', 'received', somoni(17_000)))
    const back = step(said(came, 'a1_2', 'refunded', somoni(1)))
    expect(voided(back, 'a1_1')).toEqual(SENT_BACK)
    const worth = { attempt: 'a1', received: somoni(17_000), credited: 150_317, note: 'rate' }
    const credited = step(credit(came, worth, NOW))
    expect(voided(step(said(credited, 'a1_2', 'refunded', rub(1))), 'a1_1')).toEqual(SENT_BACK)
    expect(voided(credited, 'a1_1').kind).toBe('step')
  })
})

import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, eventsBetween, money, open, pending, step, T0 } from '../../test/support/domain.ts'
import { shownAttempt, statusOf } from './attempt.ts'
import { cancel, choose, markSent, unsend } from './commands.ts'
import { FOREIGN_HELD, sessionEnd } from './deadlines.ts'
import { endedTransfer } from './ended-transfer.ts'
import { foreignTo, ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import { attemptOfRecord, credit, record, recordIdOf, voidRecord } from './records.ts'
import { refundable } from './refunds.ts'
import type { SessionState } from './session.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'

const NOW = at(T0 + MINUTE)
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const received = (
  state: SessionState,
  minor: number,
  more: { id?: string; payment?: string; currency?: string } = {},
) => {
  const { id = 'a1_1', payment, currency = 'RUB' } = more
  const said = { attempt: 'a1', kind: 'received', amount: { minor, currency }, note: 'seen in the bank' } as const
  return step(record(state, id, { ...said, by: 'Anna', ...(payment ? { payment } : {}) }, NOW))
}
const sum = (state: SessionState) => ledgerOf(state).received

describe('money recorded by hand', () => {
  it('pays the order, is told, and names who said so', () => {
    const before = pending()
    const paid = received(before, 150_317)
    expect(paid.end?.outcome).toBe('paid')
    expect(eventsBetween(before, paid)).toEqual(['session.paid'])
    expect(paid.attempts[0]?.records).toEqual([
      { id: 'a1_1', kind: 'received', amount: rub(150_317), note: 'seen in the bank', by: 'Anna', at: NOW.now },
    ])
    const again = record(paid, 'a1_1', { attempt: 'a1', kind: 'received', amount: rub(1), note: 'x' }, NOW)
    expect(step(again)).toBe(paid)
  })

  it.each([150_317, 100_000, 200_000])('joins with the callback of its payment, whatever that tells (%i)', (told) => {
    const expected = Math.max(told, 150_317)
    const first = received(pending(), 150_317)
    expect(sum(applyReport(first, 'a1', money(told), NOW).state)).toBe(expected)
    expect(sum(received(applyReport(pending(), 'a1', money(told), NOW).state, 150_317))).toBe(expected)
    // By the payment's own id it is the same.
    expect(sum(applyReport(received(pending(), 150_317, { payment: '1314' }), 'a1', money(told), NOW).state)).toBe(
      expected,
    )
  })

  it('is beside what a callback of another payment tells', () => {
    const one = received(pending(), 50_317)
    expect(sum(applyReport(one, 'a1', money(100_000, 'other'), NOW).state)).toBe(150_317)
    const two = received(pending(), 100_000, { payment: 'other' })
    expect(sum(applyReport(two, 'a1', money(50_317), NOW).state)).toBe(150_317)
  })

  it('that was recorded in parts is their sum', () => {
    expect(sum(received(received(pending(), 50_000), 317, { id: 'a1_2' }))).toBe(50_317)
  })

  it('is late where the session had ended without it', () => {
    const over = settle(pending(), at(T0 + 60 * MINUTE)).state
    expect(over.end?.outcome).toBe('expired')
    const part = received(over, 100)
    expect(part.end?.outcome).toBe('underpaid')
    expect(eventsBetween(over, part)).toEqual(['session.underpaid'])
  })

  it('is taken back by name, and what it alone had paid is not paid any more', () => {
    const paid = received(pending(), 150_317)
    const back = step(voidRecord(paid, 'a1_1', { note: 'another order', by: 'Boris' }, NOW))
    expect([sum(back), back.end]).toEqual([0, undefined])
    expect(back.attempts[0]?.records?.[0]?.voided).toEqual({ note: 'another order', by: 'Boris', at: NOW.now })
    expect(step(voidRecord(back, 'a1_1', { note: 'x' }, NOW))).toBe(back)
    const later = step(voidRecord(paid, 'a1_1', { note: 'x' }, at(T0 + 60 * MINUTE)))
    expect(later.end?.outcome).toBe('expired')
    expect(eventsBetween(paid, later)).toEqual(['session.expired'])
    expect(voidRecord(paid, 'a1_2', { note: 'x' }, NOW)).toEqual({ kind: 'unknown' })
  })

  it('taken back after the callback has come changes nothing', () => {
    const told = applyReport(received(pending(), 150_317), 'a1', money(150_317), NOW).state
    const back = step(voidRecord(told, 'a1_1', { note: 'twice' }, NOW))
    expect([sum(back), back.end?.outcome]).toEqual([150_317, 'paid'])
  })

  it('is late where its attempt had ended without it', () => {
    const failed = applyReport(pending(), 'a1', { payment: '1314', state: 'failed', order: 1 }, NOW).state
    expect(received(failed, 100).attempts[0]?.late).toBe(true)
    expect(received(failed, 100, { currency: 'TJS' }).attempts[0]?.late).toBe(true)
    expect(received(pending(), 100).attempts[0]).not.toHaveProperty('late')
  })

  it('is no word of the buyer’s that can be taken back, and leaves nothing to renew', () => {
    const sent = step(markSent(pending(), 'a1', NOW))
    expect(unsend(received(sent, 100, { currency: 'TJS' }), 'a1', NOW)).toMatchObject({ why: 'attempt_not_live' })
    const over = applyReport(pending(), 'a1', { payment: '1314', state: 'expired', order: 1 }, NOW).state
    expect(endedTransfer(over)?.id).toBe('a1')
    expect(endedTransfer(received(over, 100))).toBeUndefined()
  })

  it('has an id that names its attempt', () => {
    expect(attemptOfRecord(recordIdOf('a1b2', 12))).toBe('a1b2')
    for (const odd of ['a1', 'a1_', '_1', 'A1_1', 'a1_x', `${'a'.repeat(33)}_1`])
      expect(attemptOfRecord(odd)).toBeUndefined()
    expect(record(open(), 'a1_1', { attempt: 'a1', kind: 'received', amount: rub(1), note: 'x' }, NOW)).toEqual({
      kind: 'unknown',
    })
  })
})

it('leaves one attempt live when the money of another is taken back', () => {
  const part = received(pending(), 50_000)
  const next = step(choose(part, choice('a2'), NOW))
  const back = step(voidRecord(next, 'a1_1', { note: 'x' }, NOW))
  expect(back.attempts.map(({ id, givenUp, task }) => [id, givenUp?.why, task?.kind])).toEqual([
    ['a1', 'replaced', 'close'],
    ['a2', undefined, 'create'],
  ])
  // Where it alone was there, the buyer is back at its details.
  expect(shownAttempt(step(voidRecord(part, 'a1_1', { note: 'x' }, NOW)))?.id).toBe('a1')
  const over = settle(part, at(T0 + 60 * MINUTE)).state
  expect(step(voidRecord(over, 'a1_1', { note: 'x' }, at(T0 + 61 * MINUTE))).attempts[0]?.givenUp?.why).toBe('ended')
})

describe('a refund recorded by hand', () => {
  const paid = applyReport(pending(), 'a1', money(150_317), NOW).state
  const back = (minor: number, currency = 'RUB') =>
    record(paid, 'a1_9', { attempt: 'a1', kind: 'refunded', amount: { minor, currency }, note: 'in the cabinet' }, NOW)

  it('counts as one, once, and leaves the order paid', () => {
    const state = step(back(50_000))
    expect(ledgerOf(state)).toMatchObject({ refunded: 50_000, due: 0 })
    expect(state.attempts.map((attempt) => refundable(state, attempt))).toEqual([100_317])
    const told = applyReport(state, 'a1', { ...money(150_317), refunded: rub(50_000) }, NOW).state
    expect(ledgerOf(told).refunded).toBe(50_000)
  })

  it('cannot come to more than came together with others', () => {
    const said = { attempt: 'a1', kind: 'refunded', amount: rub(100_318), note: 'again' } as const
    expect(record(step(back(50_000)), 'a1_8', said, NOW)).toEqual({ kind: 'refused', why: 'more_than_received' })
    expect(record(step(back(50_000)), 'a1_8', { ...said, amount: rub(100_317) }, NOW).kind).toBe('step')
  })

  it('cannot be of more than came, or of a currency in which nothing came', () => {
    expect(back(150_318)).toEqual({ kind: 'refused', why: 'more_than_received' })
    expect(back(1, 'USD')).toEqual({ kind: 'refused', why: 'more_than_received' })
    expect(back(150_317).kind).toBe('step')
  })
})

describe('money in another currency', () => {
  const somoni = (minor: number) => ({ minor, currency: 'TJS' })
  const came = applyReport(pending(), 'a1', money(17_000, '1314', 'TJS'), NOW).state
  const worth = (state: SessionState, minor: number, credited: number) =>
    credit(state, { attempt: 'a1', received: somoni(minor), credited, note: 'by the rate of today', by: 'Anna' }, NOW)

  it('holds the session open, for thirty days at most', () => {
    expect(came.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['confirming'])
    const end = NOW.now + FOREIGN_HELD
    expect(sessionEnd(came, capabilities)).toBe(end)
    expect(settle(came, at(end - 1)).state.end).toBeUndefined()
    const over = settle(came, at(end)).state
    expect(over.end?.outcome).toBe('expired')
    // It is still there to be credited.
    expect(
      step(credit(over, { attempt: 'a1', received: somoni(17_000), credited: 150_317, note: 'x' }, at(end))).end
        ?.outcome,
    ).toBe('paid')
  })

  it('is worth what a person says, all at once or in parts, and no more than came', () => {
    const all = step(worth(came, 17_000, 150_317))
    expect(all.end?.outcome).toBe('paid')
    expect(all.attempts.map((attempt) => foreignTo(attempt, 'RUB'))).toEqual([[]])
    expect(worth(all, 1, 1)).toEqual({ kind: 'refused', why: 'nothing_to_credit' })
    const part = step(worth(came, 10_000, 90_000))
    expect(part.attempts.map((attempt) => foreignTo(attempt, 'RUB'))).toEqual([[somoni(7000)]])
    expect([sum(part), part.end]).toEqual([90_000, undefined])
    expect(worth(part, 7001, 1)).toEqual({ kind: 'refused', why: 'nothing_to_credit' })
    expect(step(worth(part, 7000, 60_317)).end?.outcome).toBe('paid')
    expect(worth(pending(), 1, 1)).toEqual({ kind: 'refused', why: 'nothing_to_credit' })
  })

  it('goes back by a person, not by machine', () => {
    const all = step(worth(came, 17_000, 150_317))
    expect(all.attempts.map((attempt) => refundable(all, attempt))).toEqual([0])
  })

  it('is credited once under one id', () => {
    const said = { id: 'a1_1', attempt: 'a1', received: somoni(8000), credited: 75_000, note: 'half' }
    const once = step(credit(came, said, NOW))
    expect(step(credit(once, said, NOW))).toBe(once)
    expect(sum(step(credit(once, { ...said, id: 'a1_2' }, NOW)))).toBe(150_000)
  })

  it('asks nobody to pay again while it waits, also where its attempt was given up', () => {
    const left = step(cancel(pending(), 'a1', NOW))
    expect(shownAttempt(left)).toBeUndefined()
    const late = applyReport(left, 'a1', money(17_000, '1314', 'TJS'), NOW).state
    expect(shownAttempt(late)?.id).toBe('a1')
    expect(late.attempts[0]?.late).toBe(true)
    const again = step(choose(late, choice('a2'), NOW))
    expect(shownAttempt(again)?.id).toBe('a2')
    expect(shownAttempt(step(worth(late, 17_000, 1)))).toBeUndefined()
  })

  it('that was recorded by hand and is taken back is worth nothing, until it comes after all', () => {
    const hand = received(pending(), 17_000, { currency: 'TJS' })
    const paid = step(worth(hand, 17_000, 150_317))
    const back = step(voidRecord(paid, 'a1_1', { note: 'of another order' }, NOW))
    expect([sum(back), back.end]).toEqual([0, undefined])
    const told = applyReport(back, 'a1', money(17_000, '1314', 'TJS'), NOW).state
    expect([sum(told), told.end?.outcome]).toEqual([150_317, 'paid'])
    expect(told.attempts.map((attempt) => foreignTo(attempt, 'RUB'))).toEqual([[]])
  })

  it('that is recorded by hand is the same', () => {
    const state = received(pending(), 17_000, { currency: 'TJS' })
    expect(state.attempts[0]?.foreignAt).toBe(NOW.now)
    expect(eventsBetween(pending(), state)).toEqual(['payment.unmatched'])
    expect(step(worth(state, 17_000, 150_317)).end?.outcome).toBe('paid')
  })
})

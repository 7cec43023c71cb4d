/** What the shop is told of each change. */
import { describe, expect, it } from 'vitest'
import { at, choice, eventsBetween, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { record, voidRecord } from './records.ts'
import type { Report } from './report.ts'
import type { RefundState, SessionState } from './session.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'
import { newsBetween, isVisibleChange, statusChangesBetween } from './webhook-events.ts'

const changes = (before: SessionState, report: Report) => eventsBetween(before, told(before, report))
const failed: Report = { payment: '1314', state: 'failed', failure: 'declined' }
const refund = (status: RefundState['status'], id = 'r1'): RefundState => ({
  id,
  attempt: 'a1',
  amount: 5000,
  status,
  createdAt: T0,
})
const withRefunds = (state: SessionState, ...refunds: readonly RefundState[]): SessionState => ({ ...state, refunds })
const paid = told(pending(), money(150_317))

describe('an end', () => {
  it.each<[number, string]>([
    [150_317, 'session.paid'],
    [150_318, 'session.overpaid'],
  ])('with %i is told as %s', (minor, event) => {
    expect(changes(pending(), money(minor))).toEqual([event])
  })

  it('by the clock is told, with or without money', () => {
    const later = (state: SessionState) => settle(state, at(T0 + 60 * MINUTE)).state
    expect(eventsBetween(open(), later(open()))).toEqual(['session.expired'])
    const part = told(pending(), money(100))
    expect(eventsBetween(part, later(part))).toEqual(['session.underpaid'])
  })

  it('by the shop is told', () => {
    const cancelled = step(commands.cancelSession(open(), at(T0)))
    expect(eventsBetween(open(), cancelled)).toEqual(['session.cancelled'])
  })

  it('is told again when more comes, and not when nothing does', () => {
    expect(changes(paid, money(150_317, '1315'))).toEqual(['session.overpaid'])
    expect(eventsBetween(paid, { ...paid, revision: 9 })).toEqual([])
    const cancelled = step(commands.cancelSession(told(pending(), money(100)), at(T0)))
    expect(eventsBetween(cancelled, told(cancelled, money(200)))).toEqual(['session.underpaid'])
  })

  it('is not told of a part that comes to an open order: that is told as a part, and again when more comes', () => {
    expect(changes(pending(), money(100))).toEqual(['session.part_paid'])
    const part = told(pending(), money(100))
    expect(changes(part, money(100))).toEqual([])
    expect(changes(part, money(150))).toEqual(['session.part_paid'])
  })

  it('that is taken back is told as money that is missing', () => {
    const said = { attempt: 'a1', kind: 'received', amount: { minor: 150_317, currency: 'RUB' }, note: 'seen' } as const
    const before = step(record(pending(), 'a1_1', said, at(T0)))
    const undone = step(voidRecord(before, 'a1_1', { note: 'no' }, at(T0 + MINUTE)))
    expect(eventsBetween(before, undone)).toEqual(['session.underpaid'])
    const much = step(record(before, 'a1_2', { ...said, payment: 'x' }, at(T0)))
    expect(much.end?.outcome).toBe('overpaid')
    const { end: _over, ...reopened } = much
    expect(eventsBetween(much, reopened)).toEqual(['session.underpaid'])
    expect(eventsBetween(step(commands.cancelSession(open(), at(T0))), open())).toEqual([])
  })
})

describe('an attempt', () => {
  it('that fails is told once', () => {
    expect(changes(pending(), failed)).toEqual(['attempt.failed'])
    const over = told(pending(), failed)
    expect(eventsBetween(over, { ...over, revision: 9 })).toEqual([])
    const [first] = over.attempts
    if (!first) throw new Error('there is an attempt')
    expect(eventsBetween(open(), over)).toEqual(['attempt.failed'])
    expect(eventsBetween(over, { ...over, attempts: [first, { ...first, id: 'a2' }] })).toEqual(['attempt.failed'])
  })

  it('that comes to another status is counted, a new one too', () => {
    expect(statusChangesBetween(open(), pending())).toEqual([{ provider: 'cactusgino', status: 'pending' }])
    expect(statusChangesBetween(pending(), told(pending(), failed))).toEqual([
      { provider: 'cactusgino', status: 'failed' },
    ])
    expect(statusChangesBetween(pending(), pending())).toEqual([])
  })
})

describe('money in another currency', () => {
  const foreign = told(pending(), money(9000, '1314', 'KZT'))
  const news = { attempt: 'a1', provider: 'cactusgino', payment: '1314', received: { minor: 9000, currency: 'KZT' } }

  const foreignNews = (before: SessionState, after: SessionState) =>
    newsBetween(before, after).flatMap((one) => (one.type === 'payment.unmatched' ? [one.money] : []))

  it('is news once, and again as a whole when there is more of it', () => {
    expect(foreignNews(pending(), foreign)).toEqual([news])
    expect(foreignNews(foreign, foreign)).toEqual([])
    const more = told(foreign, money(9001, '1314', 'KZT'))
    expect(foreignNews(foreign, more)).toEqual([{ ...news, received: { minor: 9001, currency: 'KZT' } }])
    const beside = told(foreign, money(9000, '1315', 'KZT'))
    expect(foreignNews(foreign, beside)).toEqual([{ ...news, payment: '1315' }])
    expect(foreignNews(pending(), told(pending(), money(9000)))).toEqual([])
    const both = told(foreign, money(5000, '1314', 'TJS'))
    expect(foreignNews(foreign, both)).toEqual([{ ...news, received: { minor: 5000, currency: 'TJS' } }])
    expect(foreignNews(pending(), told(pending(), money(0, '1314', 'KZT')))).toEqual([])
  })
})

describe('money', () => {
  it('in another currency is told as money for nobody, and again when there is more', () => {
    const foreign = told(pending(), money(9000, '1314', 'KZT'))
    expect(eventsBetween(pending(), foreign)).toEqual(['payment.unmatched'])
    expect(eventsBetween(foreign, told(foreign, money(100, '1315')))).toEqual(['session.part_paid'])
    expect(eventsBetween(foreign, told(foreign, money(9001, '1314', 'KZT')))).toEqual(['payment.unmatched'])
  })

  it('that a bank takes back is told', () => {
    const back = { ...money(150_317), chargedBack: { minor: 100, currency: 'RUB' } }
    expect(changes(paid, back)).toEqual(['session.charged_back'])
    const once = told(paid, back)
    expect(eventsBetween(once, told(once, back))).toEqual([])
  })
})

describe('a refund', () => {
  it.each(['succeeded', 'failed'] as const)('that has %s is told once', (status) => {
    const before = withRefunds(paid, refund('pending'))
    const ended = withRefunds(paid, refund(status))
    expect(eventsBetween(before, ended)).toEqual([`refund.${status}`])
    expect(eventsBetween(ended, ended)).toEqual([])
    expect(eventsBetween(paid, ended)).toEqual([`refund.${status}`])
  })

  it.each(['pending', 'unknown'] as const)('that is %s is not', (status) => {
    expect(eventsBetween(paid, withRefunds(paid, refund(status)))).toEqual([])
  })

  it('made in the cabinet is told, and is not told twice beside ours', () => {
    const back = (minor: number) => ({ ...money(150_317), refunded: { minor, currency: 'RUB' } })
    expect(changes(paid, back(5000))).toEqual(['refund.succeeded'])
    const both = told(withRefunds(paid, refund('succeeded')), back(5000))
    expect(eventsBetween(withRefunds(paid, refund('pending')), both)).toEqual(['refund.succeeded'])
    const beside = told(withRefunds(paid, refund('failed')), back(700))
    expect(eventsBetween(withRefunds(paid, refund('pending')), beside)).toEqual(['refund.succeeded', 'refund.failed'])
  })
})

it('what can be seen is told apart from what cannot', () => {
  const state = pending()
  const [attempt] = state.attempts
  if (!attempt) throw new Error('there is an attempt')
  const unseen = { ...attempt, task: { kind: 'lookup', tries: 0, at: T0 }, look: { at: T0, step: 1 } } as const
  expect(isVisibleChange(state, state)).toBe(false)
  expect(isVisibleChange(state, { ...state, attempts: [unseen], revision: 9, commands: [] })).toBe(false)
  expect(isVisibleChange(state, { ...state, attempts: [{ ...attempt, sentAt: T0 }] })).toBe(true)
  expect(isVisibleChange(open(), step(commands.choose(open(), choice('a1'), at(T0))))).toBe(true)
})

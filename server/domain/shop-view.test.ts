/** What the shop sees of each state, whole. */
import { describe, expect, it } from 'vitest'
import {
  at,
  capabilities,
  details,
  money,
  open,
  pending,
  rub,
  step,
  T0,
  time,
  told,
} from '../../test/support/domain.ts'
import { credit, record, voidRecord } from './records.ts'
import type { RefundState, SessionState } from './session.ts'
import { shopView } from './shop-view.ts'
import { MINUTE } from './time-units.ts'

const view = (state: SessionState) =>
  shopView(state, { capabilities, reason: (provider, code) => `${provider} says ${code}` })
const attemptOf = (state: SessionState) => view(state).attempts[0]
const kzt = (value: string) => ({ value, currency: 'KZT' })
const refund = (more: Partial<RefundState> = {}): RefundState => ({
  id: 'r1',
  attempt: 'a1',
  amount: 5000,
  status: 'succeeded',
  createdAt: T0,
  ...more,
})

describe('a session', () => {
  it('that was erased says when, and one of a guest names no customer', () => {
    const paid = told(pending(), money(150_317))
    expect(view({ ...paid, erasure: { doneAt: T0 } })).toMatchObject({ erasedAt: time(T0) })
    expect(view(paid)).not.toHaveProperty('erasedAt')
    const { customer: _nobody, ...terms } = open().terms
    expect(view({ ...open(), terms })).not.toHaveProperty('customer')
  })

  it('that nobody has chosen anything for', () => {
    expect(view(open())).toStrictEqual({
      id: 'ses_1',
      revision: 1,
      testMode: true,
      status: 'open',
      order: {},
      customer: { id: 'c1' },
      amount: rub('1503.17'),
      due: rub('1503.17'),
      overpaid: rub('0.00'),
      received: rub('0.00'),
      refunded: rub('0.00'),
      chargedBack: rub('0.00'),
      attention: [],
      createdAt: time(T0),
      expiresAt: time(T0 + 30 * MINUTE),
      attempts: [],
      refunds: [],
    })
  })

  it('with what the shop keeps in it, live', () => {
    const state = open()
    expect(
      view({ ...state, mode: 'live', terms: { ...state.terms, metadata: { a: 1 }, posted: { id: 'o1' } } }),
    ).toMatchObject({ testMode: false, metadata: { a: 1 }, order: { id: 'o1' } })
  })

  it('that is over, paid with too much or too little, or taken as enough', () => {
    expect(view(told(pending(), money(200_000)))).toMatchObject({
      status: 'overpaid',
      due: rub('0.00'),
      overpaid: rub('496.83'),
      received: rub('2000.00'),
      endedAt: time(T0 + MINUTE),
    })
    const part = told(pending(), money(50_000))
    expect(view(part)).toMatchObject({ status: 'open', due: rub('1003.17'), overpaid: rub('0.00') })
    expect(view(part)).not.toHaveProperty('endedAt')
    expect(view({ ...part, accepted: true })).toMatchObject({ accepted: true, due: rub('0.00') })
    const screen = { kind: 'transfer', rows: [], amount: { minor: 150_300, currency: 'RUB' } } as const
    const less = told(told(pending(), { ...details, order: 1, screen }), money(150_300))
    expect(view(less)).toMatchObject({ status: 'paid', rounding: rub('0.17') })
    expect(view(part)).not.toHaveProperty('rounding')
  })

  it('that needs a person says why', () => {
    const foreign = told(pending(), money(9000, '1314', 'KZT'))
    expect(view(foreign).attention).toEqual(['foreign_money'])
    const lost = { ...told(pending(), money(150_317)), refunds: [refund({ status: 'unknown' })] }
    expect(view(lost).attention).toEqual(['unknown_refund'])
    expect(view({ ...foreign, refunds: [refund({ status: 'unknown' })] }).attention).toEqual([
      'foreign_money',
      'unknown_refund',
    ])
    expect(view({ ...lost, refunds: [refund({ status: 'pending' })] }).attention).toEqual([])
  })
})

describe('an attempt', () => {
  const PENDING = {
    id: 'a1',
    provider: 'cactusgino',
    method: 'cactusgino.card',
    name: 'Card',
    status: 'pending',
    asked: rub('1503.17'),
    received: rub('0.00'),
    refunded: rub('0.00'),
    foreign: [],
    reference: '1314',
    payments: [],
    startedAt: time(T0),
    expiresAt: time(T0 + 15 * MINUTE),
  }

  it('that is open', () => {
    expect(attemptOf(pending())).toStrictEqual(PENDING)
  })

  it('with each payment of its own, and what went back or was taken back', () => {
    const report = {
      ...money(150_317),
      refunded: { minor: 100, currency: 'RUB' },
      chargedBack: { minor: 200, currency: 'RUB' },
    }
    const beside = told(told(pending(), report), money(500, '1315'))
    expect(attemptOf(beside)).toEqual({
      ...PENDING,
      status: 'overpaid',
      received: rub('1508.17'),
      refunded: rub('1.00'),
      chargedBack: rub('2.00'),
      payments: [
        { reference: '1314', received: rub('1503.17'), refunded: rub('1.00'), chargedBack: rub('2.00') },
        { reference: '1315', received: rub('5.00'), refunded: rub('0.00'), chargedBack: rub('0.00') },
      ],
    })
  })

  it('that was asked for another amount, or failed, or was left, or paid late', () => {
    const screen = { kind: 'transfer', rows: [], amount: { minor: 150_000, currency: 'RUB' } } as const
    expect(attemptOf(told(pending(), { ...details, order: 1, screen }))).toMatchObject({
      asked: rub('1500.00'),
      ordered: rub('1503.17'),
    })
    const failed = told(pending(), { payment: '1314', state: 'failed', failure: 'declined' })
    expect(attemptOf(failed)).toMatchObject({
      status: 'failed',
      failure: { code: 'declined', text: 'cactusgino says declined' },
    })
    expect(attemptOf(told(failed, money(100)))).toMatchObject({ late: true })
    const [attempt] = pending().attempts
    if (!attempt) throw new Error('there is an attempt')
    const left = { ...attempt, givenUp: { why: 'replaced', at: T0 }, sentAt: T0 + 1 } as const
    const { payment: _none, expiresAt: _never, ...bare } = left
    expect(attemptOf({ ...pending(), attempts: [left] })).toMatchObject({ givenUp: 'replaced', sentAt: time(T0 + 1) })
    const shown = attemptOf({ ...pending(), attempts: [bare] })
    expect(shown).not.toHaveProperty('reference')
    expect(shown).not.toHaveProperty('expiresAt')
  })

  it('with what a person has said of it', () => {
    const said = { attempt: 'a1', kind: 'received', amount: { minor: 50_000, currency: 'RUB' }, note: 'seen' } as const
    const named = { ...said, by: 'Anna', payment: '1316' }
    const setting = at(T0 + 2 * MINUTE)
    const one = step(record(told(pending(), money(10_000)), 'a1_1', said, setting))
    const two = step(voidRecord(step(record(one, 'a1_2', named, setting)), 'a1_2', { note: 'no', by: 'Ivan' }, setting))
    expect(attemptOf(two)).toMatchObject({
      received: rub('500.00'),
      records: [
        { id: 'a1_1', kind: 'received', amount: rub('500.00'), note: 'seen', at: time(T0 + 2 * MINUTE) },
        {
          id: 'a1_2',
          reference: '1316',
          by: 'Anna',
          voided: { note: 'no', by: 'Ivan', at: time(T0 + 2 * MINUTE) },
        },
      ],
      payments: [{ reference: '1314', received: rub('500.00'), byHand: rub('400.00') }],
    })
    const [first] = attemptOf(two)?.records ?? []
    expect(Object.keys(first ?? {}).toSorted()).toEqual(['amount', 'at', 'id', 'kind', 'note'])
    expect(attemptOf(told(two, money(50_000)))?.payments[0]).not.toHaveProperty('byHand')
  })

  it('tells how much of each payment no report has told, currency by currency', () => {
    const both = told(told(pending(), money(100, '1314', 'KZT')), money(10_000))
    const said = { attempt: 'a1', kind: 'received', note: 'seen', payment: '1315' } as const
    const more = { ...said, amount: { minor: 50_000, currency: 'RUB' } }
    const state = step(record(told(both, money(20_000, '1315')), 'a1_1', more, at(T0 + 2 * MINUTE)))
    const untold = attemptOf(state)?.payments.map((payment) => [payment.reference, payment.received, payment.byHand])
    expect(untold).toEqual([
      ['1314', kzt('1.00'), undefined],
      ['1314', rub('100.00'), undefined],
      ['1315', rub('500.00'), rub('300.00')],
    ])
  })

  it('with what money in another currency is worth, as long as that money is there', () => {
    const seen = {
      attempt: 'a1',
      kind: 'received',
      amount: { minor: 9000, currency: 'KZT' },
      note: 'seen',
    } as const
    const setting = at(T0 + 2 * MINUTE)
    const held = step(record(pending(), 'a1_1', seen, setting))
    expect(attemptOf(held)).toMatchObject({ foreign: [kzt('90.00')], received: rub('0.00') })
    const worth = { attempt: 'a1', received: { minor: 9000, currency: 'KZT' }, credited: 10_000, note: 'rate' }
    const credited = step(credit(held, worth, setting))
    expect(attemptOf(credited)).toMatchObject({
      foreign: [],
      received: rub('100.00'),
      credits: [{ received: kzt('90.00'), credited: rub('100.00'), note: 'rate', at: time(T0 + 2 * MINUTE) }],
    })
    expect(attemptOf(credited)?.credits?.[0]).not.toHaveProperty('uncovered')
    const gone = step(voidRecord(credited, 'a1_1', { note: 'no' }, setting))
    expect(attemptOf(gone)).toMatchObject({ received: rub('0.00'), credits: [{ uncovered: true }] })
  })
})

describe('a refund', () => {
  it('is shown as it stands, with all that is known of it', () => {
    const [plain, whole, settled] = view({
      ...told(pending(), money(150_317)),
      refunds: [
        refund(),
        refund({ id: 'r2', reason: 'broken', reference: 'R-2', status: 'failed', failure: 'declined' }),
        refund({ id: 'r3', settled: { note: 'seen', at: T0 + 1, by: 'Anna' } }),
      ],
    }).refunds
    expect(plain).toStrictEqual({
      id: 'r1',
      attempt: 'a1',
      amount: rub('50.00'),
      status: 'succeeded',
      createdAt: time(T0),
    })
    expect(whole).toEqual({
      id: 'r2',
      attempt: 'a1',
      amount: rub('50.00'),
      status: 'failed',
      createdAt: time(T0),
      reason: 'broken',
      reference: 'R-2',
      failure: 'declined',
    })
    expect(settled).toMatchObject({ settled: { note: 'seen', at: time(T0 + 1), by: 'Anna' } })
    const [nameless] = view({ ...open(), refunds: [refund({ settled: { note: 'seen', at: T0 } })] }).refunds
    expect(nameless?.settled).toStrictEqual({ note: 'seen', at: time(T0) })
  })
})

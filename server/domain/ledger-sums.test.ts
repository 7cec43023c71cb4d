/** What single lines of the ledger add up to, minor unit by minor unit. */
import { describe, expect, it } from 'vitest'
import { open, pending, T0 } from '../../test/support/domain.ts'
import { coveredCredits, join, ledgerOf, mayHaveGone, refundedBy } from './ledger.ts'
import type { AttemptState, CreditState, RecordState, RefundState, SessionState } from './session.ts'

const rub = (minor: number) => ({ minor, currency: 'RUB' })
const line = { payment: '1314', currency: 'RUB', received: 0, refunded: 0, chargedBack: 0 }
const refund = (more: Partial<RefundState> = {}): RefundState => ({
  id: 'r1',
  attempt: 'a1',
  amount: 100,
  status: 'succeeded',
  createdAt: T0,
  ...more,
})

describe('a report', () => {
  it('that says nothing new leaves the very same totals', () => {
    const totals = [{ ...line, received: 500 }]
    expect(join(totals, { payment: '1314', received: rub(500) })).toBe(totals)
    expect(join(totals, { payment: '1314', received: rub(501) })).toEqual([{ ...line, received: 501 }])
  })

  it.each([0, -1])('of %d is no money', (minor) => {
    expect(join([], { payment: '1314', received: rub(minor) })).toEqual([])
  })
})

it('money of another currency is worth something once: a second credit finds none left', () => {
  const credit = (id: string, minor: number): CreditState => ({
    id,
    received: { minor, currency: 'USD' },
    credited: 100,
    note: 'by the rate of the day',
    at: T0,
  })
  const totals = [{ ...line, currency: 'USD', received: 10 }]
  const covered = (...credits: CreditState[]) => coveredCredits({ totals, credits }).map(({ id }) => id)
  expect(covered(credit('c1', 6), credit('c2', 6))).toEqual(['c1'])
  expect(covered(credit('c1', 6), credit('c2', 4))).toEqual(['c1', 'c2'])
})

it.each<[RefundState['status'], boolean, boolean]>([
  ['pending', false, true],
  ['unknown', false, true],
  ['failed', false, false],
  ['failed', true, true],
  ['succeeded', false, false],
  ['succeeded', true, false],
])('a refund that is %s (said by a person: %j) may yet have gone: %j', (status, byHand, may) => {
  expect(mayHaveGone(refund({ status, ...(byHand ? { settled: { note: 'said', at: T0 } } : {}) }))).toBe(may)
})

it('refunds recorded by hand in parts stand beside one of ours, which counts once', () => {
  const record = (id: string, amount: number, beside: RecordState['beside']): RecordState => ({
    id,
    kind: 'refunded',
    amount: rub(amount),
    note: 'in the cabinet',
    at: T0,
    ...(beside ? { beside } : {}),
  })
  const attempt = (...records: RecordState[]) => ({ id: 'a1', payment: '1314', totals: [], records })
  const parts = [record('m1', 30, { refunds: 0, made: 0 }), record('m2', 20, { refunds: 1, made: 100 })]
  expect(refundedBy(attempt(...parts), [refund()], 'RUB')).toBe(150)
  expect(refundedBy(attempt(...parts), [refund(), refund({ id: 'r2', amount: 7 })], 'RUB')).toBe(157)
})

describe('what counts towards the order', () => {
  /** The order of 1,000 with one attempt that is changed. */
  const session = (more: Partial<AttemptState>, rounding?: number): SessionState => {
    const [attempt] = pending().attempts
    if (!attempt) throw new Error('there is an attempt')
    const attempts = [{ ...attempt, asked: 1000, ...more }]
    return { ...open(1000), attempts, ...(rounding ? { rounding } : {}) }
  }
  const credited = (more: Partial<AttemptState>, rounding?: number) => ledgerOf(session(more, rounding)).credited

  it('all that was owed, though its provider asked for more and some was sent back', () => {
    expect(credited({ ordered: 1000, asked: 1100, totals: [{ ...line, received: 1000, refunded: 400 }] })).toBe(1000)
  })

  it('what its provider asked for, within what is rounded, and no less', () => {
    const asked = { ordered: 1000, asked: 990 }
    expect(credited({ ...asked, totals: [{ ...line, received: 990, refunded: 400 }] }, 20)).toBe(990)
    expect(credited({ ...asked, totals: [{ ...line, received: 985, refunded: 400 }] }, 20)).toBe(585)
  })

  it('of an attempt from before the order’s amount was changed only a part, never rounded up', () => {
    const totals = [{ ...line, received: 990, refunded: 400 }]
    expect(credited({ owed: 1000, asked: 990, totals }, 20)).toBe(590)
  })

  it('of a part payment neither what was sent back nor what was charged back', () => {
    expect(credited({ totals: [{ ...line, received: 500, refunded: 100, chargedBack: 200 }] })).toBe(200)
    expect(credited({ totals: [{ ...line, received: 500, refunded: 400, chargedBack: 200 }] })).toBe(0)
  })
})

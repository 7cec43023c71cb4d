/** Sums of reports, in whatever order, number and shape they come. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { T0, at, choice, step, money, pending } from '../../test/support/domain.ts'
import { statusOf, liveAttempt } from './attempt.ts'
import * as commands from './commands.ts'
import { join, ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'

const currencies = fc.constantFrom('RUB', 'USD')
const total = fc.record({ minor: fc.integer({ min: 1, max: 400_000 }), currency: currencies })
const reports: fc.Arbitrary<Report> = fc.record(
  {
    payment: fc.constantFrom('1314', '1315'),
    state: fc.constantFrom<Report['state']>('pending', 'confirming', 'succeeded', 'failed', 'expired', 'cancelled'),
    order: fc.integer({ min: 0, max: 4 }),
    received: total,
    refunded: total,
    chargedBack: total,
    failure: fc.constantFrom('declined', 'no_operator'),
  },
  { requiredKeys: ['payment', 'state'] },
)

describe('the ledger', () => {
  it('comes to the same sums whatever the order, repetition and delay of reports', () => {
    fc.assert(
      fc.property(
        fc
          .array(reports, { minLength: 1, maxLength: 12 })
          .chain((list) =>
            fc.tuple(
              fc.constant(list),
              fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
              fc.array(fc.constantFrom(...list), { maxLength: 12 }),
            ),
          ),
        ([list, shuffled, again]) => {
          const run = (order: readonly Report[]) =>
            order.reduce((totals, said) => join(totals, said), join([], order[0] as Report))
          const key = (totals: ReturnType<typeof run>) => totals.map((line) => JSON.stringify(line)).toSorted()
          expect(key(run([...shuffled, ...again]))).toEqual(key(run(list)))
        },
      ),
    )
  })

  it('ends an attempt in the same status whatever the order and repetition of reports about its payment', () => {
    const ofOnePayment = reports.map((report): Report => ({ ...report, payment: '1314' }))
    fc.assert(
      fc.property(
        fc
          .array(ofOnePayment, { minLength: 1, maxLength: 10 })
          .chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length })),
          ),
        ([list, shuffled]) => {
          const run = (order: readonly Report[]) => {
            const end = order.reduce(
              (state, said, index) => applyReport(state, 'a1', said, at(T0 + 6000 + index)).state,
              pending(),
            )
            const { received, refunded, chargedBack, due } = ledgerOf(end)
            const attempt = end.attempts[0]
            // A settled session stays settled: only then may the word of an outcome depend on history.
            return { received, refunded, chargedBack, due, status: attempt && statusOf(attempt, 'RUB') }
          }
          const a = run(list)
          const b = run([...shuffled, ...list])
          expect(b).toEqual(a)
        },
      ),
    )
  })

  it('never loses money but by a refund or charge-back report', () => {
    fc.assert(
      fc.property(fc.array(reports, { maxLength: 15 }), (list) => {
        let state = pending()
        for (const said of list) {
          const before = ledgerOf(state)
          state = applyReport(state, 'a1', said, at(T0 + 6000)).state
          const after = ledgerOf(state)
          expect(after.received).toBeGreaterThanOrEqual(before.received)
          if (!said.refunded && !said.chargedBack) expect(after.credited).toBeGreaterThanOrEqual(before.credited)
        }
      }),
    )
  })

  it('keeps a paid session paid when its money is sent back', () => {
    let state = applyReport(pending(), 'a1', money(150_317), at(T0 + MINUTE)).state
    expect(state.end?.outcome).toBe('paid')
    state = applyReport(
      state,
      'a1',
      { ...money(150_317), refunded: { minor: 150_317, currency: 'RUB' } },
      at(T0 + 2 * MINUTE),
    ).state
    expect(state.end?.outcome).toBe('paid')
    expect(ledgerOf(state).refunded).toBe(150_317)
  })

  it('asks again for a part payment that was sent back', () => {
    let state = applyReport(pending(), 'a1', money(50_000), at(T0 + MINUTE)).state
    expect(ledgerOf(state).due).toBe(100_317)
    state = applyReport(
      state,
      'a1',
      { ...money(50_000), refunded: { minor: 50_000, currency: 'RUB' } },
      at(T0 + 2 * MINUTE),
    ).state
    expect(ledgerOf(state).due).toBe(150_317)
    expect(state.end).toBeUndefined()
  })
})

describe('money in odd shapes', () => {
  it('adds a separate payment on the same attempt', () => {
    const first = applyReport(pending(), 'a1', money(150_317), at(T0 + MINUTE)).state
    const twice = applyReport(first, 'a1', money(150_317, '9999'), at(T0 + MINUTE)).state
    expect(twice.end?.outcome).toBe('overpaid')
    expect(ledgerOf(twice).due).toBe(-150_317)
  })

  it('asks for the rest after too little, and ends paid when the rest comes by a second attempt', () => {
    const short = applyReport(pending(), 'a1', money(100_000), at(T0 + MINUTE)).state
    expect(short.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['underpaid'])
    expect(liveAttempt(short)).toBeUndefined()
    const again = step(commands.choose(short, choice('a2'), at(T0 + 2 * MINUTE)))
    expect(again.attempts[1]?.asked).toBe(50_317)
    const paid = applyReport(again, 'a2', money(50_317, '1316'), at(T0 + 3 * MINUTE)).state
    expect(paid.end?.outcome).toBe('paid')
  })

  it('counts money on a replaced attempt and gives the new one up', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    expect(replaced.attempts[0]?.task?.kind).toBe('close')
    const paid = applyReport(replaced, 'a1', money(150_317), at(T0 + 2 * MINUTE)).state
    expect(paid.end?.outcome).toBe('paid')
    expect(paid.attempts[0]?.late).toBe(true)
    expect(paid.attempts[1]?.givenUp?.why).toBe('settled')
  })

  it('takes money that comes after the end', () => {
    const over = settle(pending(), at(T0 + 40 * MINUTE)).state
    expect(over.end?.outcome).toBe('expired')
    const late = applyReport(over, 'a1', money(150_317), at(T0 + 60 * MINUTE)).state
    expect(late.end?.outcome).toBe('paid')
    expect(late.attempts[0]?.late).toBe(true)
  })

  it('never compares another currency: the attempt stays confirming', () => {
    const foreign = applyReport(pending(), 'a1', money(150_317, '1314', 'USD'), at(T0 + MINUTE)).state
    expect(foreign.end).toBeUndefined()
    expect(foreign.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['confirming'])
  })

  it('does not take a report of the other mode for money', () => {
    const other = applyReport(pending(), 'a1', { ...money(150_317), testMode: false }, at(T0 + MINUTE))
    expect(other.state.end).toBeUndefined()
    expect(other.log.map((line) => line.what)).toEqual(['attempt.report-of-other-mode'])
  })

  it('leaves an ended attempt only for money', () => {
    const ended = applyReport(pending(), 'a1', { payment: '1314', state: 'failed', order: 1 }, at(T0 + MINUTE)).state
    const still = applyReport(ended, 'a1', { payment: '1314', state: 'pending', order: 9 }, at(T0 + MINUTE)).state
    expect(still.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['failed'])
    const paid = applyReport(still, 'a1', money(150_317), at(T0 + MINUTE)).state
    expect(paid.attempts.map((attempt) => [statusOf(attempt, 'RUB'), attempt.late])).toEqual([['paid', true]])
  })
})

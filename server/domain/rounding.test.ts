import { describe, expect, it } from 'vitest'
import { at, choice, details, money, open, step, T0 } from '../../test/support/domain.ts'
import { choose } from './commands.ts'
import { ledgerOf } from './ledger.ts'
import { applyCreateResult, applyReport } from './provider-results.ts'
import { roundingUpTo, usualRounding } from './rounding.ts'
import type { SessionState } from './session.ts'
import type { Setting } from './step.ts'

/** An order of 1503.17 of which the provider asks `minor`. */
function asking(minor: number, setting: Setting = at(T0)): SessionState {
  const screen = { kind: 'transfer', rows: [], amount: { minor, currency: 'RUB' } } as const
  const chosen = step(choose(open(), choice('a1'), setting))
  return applyCreateResult(chosen, 'a1', { kind: 'report', report: { ...details, screen } }, setting).state
}
const paying = (minor: number, asked = minor, setting: Setting = at(T0)) =>
  applyReport(asking(asked, setting), 'a1', money(minor), setting).state

describe('a provider that asks for another amount', () => {
  it('is asked for that, and the order’s stays beside it', () => {
    expect(asking(150_300).attempts).toMatchObject([{ asked: 150_300, ordered: 150_317 }])
    expect(asking(150_317).attempts[0]).not.toHaveProperty('ordered')
  })

  it('pays the order where it is short by no more than the rounding', () => {
    const paid = paying(150_300)
    expect(paid).toMatchObject({ rounding: 17, end: { outcome: 'paid' } })
    expect(ledgerOf(paid)).toMatchObject({ due: 0, rounding: 17, received: 150_300 })
    expect(paying(150_217).end?.outcome).toBe('paid')
    expect(paying(150_216).end).toBeUndefined()
    expect(ledgerOf(paying(150_216)).due).toBe(101)
  })

  it('rounds nothing of what was asked for by an older amount of the order', () => {
    const asked = asking(150_300)
    const older = { ...asked, attempts: asked.attempts.map((attempt) => ({ ...attempt, owed: 150_300 })) }
    const came = applyReport(older, 'a1', money(150_300), at(T0)).state
    expect(came.end).toBeUndefined()
    expect(came).not.toHaveProperty('rounding')
  })

  it('rounds nothing where all that was owed has been paid, nor while more is missing', () => {
    expect(paying(150_317, 150_300)).toMatchObject({ end: { outcome: 'paid' } })
    expect(paying(150_317, 150_300)).not.toHaveProperty('rounding')
    // A part has come already, and for the rest a little less is asked.
    const screen = { kind: 'transfer', rows: [], amount: { minor: 100_300, currency: 'RUB' } } as const
    const report = { ...details, payment: '1315', screen }
    const chosen = step(choose(paying(50_000, 150_317), choice('a2'), at(T0)))
    const rest = applyCreateResult(chosen, 'a2', { kind: 'report', report }, at(T0)).state
    const paid = (state: SessionState, minor = 100_300) => applyReport(state, 'a2', money(minor, '1315'), at(T0)).state
    expect(paid(rest)).toMatchObject({ rounding: 17, end: { outcome: 'paid' } })
    // Of the part some has gone back meanwhile.
    const back = { ...money(50_000), refunded: { minor: 1000, currency: 'RUB' } }
    const short = paid(applyReport(rest, 'a1', back, at(T0)).state)
    expect(short).not.toHaveProperty('rounding')
    expect(ledgerOf(short).due).toBe(1017)
    // What was asked last has not come in full, and the rest of it came by the other.
    const beside = paid(applyReport(rest, 'a1', money(50_001), at(T0)).state, 100_299)
    expect(beside).not.toHaveProperty('rounding')
    expect(ledgerOf(beside).due).toBe(17)
  })

  it('leaves what it asks too much as what it is', () => {
    expect(paying(150_400).end?.outcome).toBe('overpaid')
    expect(ledgerOf(paying(150_400)).due).toBe(-83)
  })

  it('does not call paid what is short for another reason', () => {
    // Asked for much less, and of the rest a little was left out by the buyer.
    const part = paying(140_000)
    expect(ledgerOf(part).due).toBe(10_317)
    const rest = step(choose(part, choice('a2'), at(T0)))
    expect(applyReport(rest, 'a2', money(10_300, '1315'), at(T0)).state.end).toBeUndefined()
    expect(applyReport(rest, 'a2', money(10_317, '1315'), at(T0)).state.end?.outcome).toBe('paid')
  })

  it('is short of nothing any more when the rest comes after all', () => {
    const more = applyReport(paying(150_300), 'a1', money(1000, '1315'), at(T0)).state
    expect(more.end?.outcome).toBe('overpaid')
    expect(ledgerOf(more)).toMatchObject({ due: -983, rounding: 0, received: 151_300 })
  })

  it('asks for money again that was sent back from a part, and for none that had paid the order', () => {
    const back = (state: SessionState, minor: number) =>
      applyReport(state, 'a1', { ...money(minor), refunded: { minor, currency: 'RUB' } }, at(T0)).state
    expect(ledgerOf(back(paying(140_000), 140_000)).due).toBe(150_317)
    expect(ledgerOf(back(paying(150_300), 150_300))).toMatchObject({ due: 0, rounding: 17 })
    expect(ledgerOf(back(paying(150_350, 150_400), 150_350)).due).toBe(-33)
  })

  it('comes to the same where the report of the payment tells of the refund too', () => {
    const both = { ...money(150_300), refunded: { minor: 150_000, currency: 'RUB' } }
    const state = applyReport(asking(150_300), 'a1', both, at(T0)).state
    expect(state).toMatchObject({ rounding: 17, end: { outcome: 'paid' } })
    const short = { ...money(150_299), refunded: { minor: 150_000, currency: 'RUB' } }
    expect(applyReport(asking(150_300), 'a1', short, at(T0)).state.end).toBeUndefined()
  })

  it('rounds nothing that was not paid as asked, nothing twice, and nothing where the shop wants none', () => {
    expect(paying(150_299, 150_300).end).toBeUndefined()
    // Short of the order itself, which was asked.
    expect(paying(150_300, 150_317).end).toBeUndefined()
    const none = { ...at(T0), rounding: roundingUpTo('0') ?? usualRounding }
    expect(paying(150_300, 150_300, none).end).toBeUndefined()
    const once = { ...paying(150_216), rounding: 1 }
    expect(applyReport(once, 'a1', money(150_217), at(T0)).state.end).toBeUndefined()
  })
})

it('the usual rounding is the smaller of one major unit and a hundredth', () => {
  expect(usualRounding({ minor: 150_317, currency: 'RUB' })).toBe(100)
  expect(usualRounding({ minor: 5000, currency: 'RUB' })).toBe(50)
  expect(usualRounding({ minor: 150, currency: 'JPY' })).toBe(1)
  expect(roundingUpTo('2.5')?.({ minor: 1, currency: 'RUB' })).toBe(250)
  expect(roundingUpTo('0.29')?.({ minor: 1, currency: 'RUB' })).toBe(29)
  expect(roundingUpTo('123456')?.({ minor: 1, currency: 'JPY' })).toBe(123_456)
  for (const odd of ['', '-1', '1,5', '1%', '1.2345', '1234567', 'much']) expect(roundingUpTo(odd)).toBeUndefined()
})

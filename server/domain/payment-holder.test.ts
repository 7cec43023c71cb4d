import { describe, expect, it } from 'vitest'
import { at, money, open, pending, step, T0 } from '../../test/support/domain.ts'
import { isHeldBy, notRecordable, paymentsBetween, paymentsOf } from './payment-holder.ts'
import { applyReport } from './provider-results.ts'
import { record, voidRecord } from './records.ts'
import type { SessionState } from './session.ts'
import { findAttempt } from './step.ts'

const NOW = at(T0)
const named = (payment: string, kind: 'received' | 'refunded' = 'received') =>
  ({ attempt: 'a1', kind, amount: { minor: 500, currency: 'RUB' }, payment, note: 'seen' }) as const
const only = (state: SessionState) => {
  const attempt = findAttempt(state, 'a1')
  if (!attempt) throw new Error('there is an attempt')
  return attempt
}
const recorded = step(record(pending(), 'a1_1', named('p9'), NOW))
const voided = step(voidRecord(recorded, 'a1_1', { note: 'mistyped' }, NOW))

describe('what an attempt holds', () => {
  it('is its own payment, what reports tell of, and what stands recorded', () => {
    expect([...paymentsOf(only(pending()))]).toEqual(['1314'])
    expect([...paymentsOf(only(recorded))]).toEqual(['1314', 'p9'])
    expect([...paymentsOf(only(applyReport(pending(), 'a1', money(5, 'p8'), NOW).state))]).toEqual(['1314', 'p8'])
    expect([...paymentsOf(only(voided))]).toEqual(['1314'])
    const { payment: _none, ...bare } = only(pending())
    expect([...paymentsOf(bare)]).toEqual([])
  })

  it('is of its own payment system, and of the attempt that is named', () => {
    const cactus = (payment: string) => ({ provider: 'cactusgino', payment })
    expect(isHeldBy(recorded, 'a1', cactus('p9'))).toBe(true)
    expect(isHeldBy(recorded, 'a1', cactus('a1'))).toBe(true)
    expect(isHeldBy(recorded, 'a1', { provider: 'paymega', payment: 'p9' })).toBe(false)
    expect(isHeldBy(recorded, 'a2', cactus('p9'))).toBe(false)
    expect(isHeldBy(voided, 'a1', cactus('p9'))).toBe(false)
    expect(isHeldBy(open(), 'a1', cactus('p9'))).toBe(false)
  })

  it('changes with what is recorded and taken back, and never by its own id', () => {
    expect(paymentsBetween(only(pending()), only(recorded))).toEqual({ fresh: ['p9'], gone: [] })
    expect(paymentsBetween(only(recorded), only(voided))).toEqual({ fresh: [], gone: ['p9'] })
    expect(paymentsBetween(undefined, only(recorded))).toEqual({ fresh: ['1314', 'p9'], gone: [] })
    const form = { ...only(pending()), payment: 'a1' }
    expect(paymentsBetween(form, only(pending()))).toEqual({ fresh: ['1314'], gone: [] })
  })
})

it('is not recorded where it stands as money for nobody, or is another attempt’s', () => {
  const held = (attempt: string) => ({ session: 'ses_1', attempt })
  const unmatched = { id: 'um_1', provider: 'bank', payment: 'p9', report: money(5, 'p9'), firstSeenAt: T0 }
  const dismissed = { ...unmatched, dismissed: { note: 'nobody’s', at: T0 } }
  expect(notRecordable('a1', undefined, undefined)).toBeUndefined()
  expect(notRecordable('a1', undefined, held('a1'))).toBeUndefined()
  expect(notRecordable('a1', undefined, held('b1'))).toEqual({ kind: 'other-attempt', attempt: 'b1' })
  for (const one of [unmatched, dismissed]) {
    expect(notRecordable('a1', one, undefined)).toEqual({ kind: 'unmatched', id: 'um_1' })
    expect(notRecordable('a1', one, held('a1'))).toEqual({ kind: 'unmatched', id: 'um_1' })
    expect(notRecordable('a1', one, held('b1'))).toEqual({ kind: 'other-attempt', attempt: 'b1' })
  }
  expect(notRecordable('a1', { ...unmatched, assignedTo: 'a1' }, held('a1'))).toBeUndefined()
  expect(notRecordable('a1', { ...unmatched, assignedTo: 'b1' }, undefined)).toEqual({
    kind: 'other-attempt',
    attempt: 'b1',
  })
})

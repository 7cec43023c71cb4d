/** What the clock ends. */
import { describe, expect, it } from 'vitest'
import { T0, capabilities, at, open, choice, step, money, pending } from '../../test/support/domain.ts'
import { liveAttempt } from './attempt.ts'
import * as commands from './commands.ts'
import { TRANSFER_GRACE, sessionEnd } from './deadlines.ts'
import { applyCreateResult, applyReport } from './provider-results.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'

describe('the clock', () => {
  it('calls a success without details no_details after a while', () => {
    const bare = applyCreateResult(
      step(commands.choose(open(), choice('a1'), at(T0))),
      'a1',
      { kind: 'report', report: { payment: '1', state: 'pending' } },
      at(T0 + 1000),
    ).state
    expect(liveAttempt(bare)?.id).toBe('a1')
    const over = settle(bare, at(T0 + 22_000)).state
    expect(over.attempts[0]?.progress).toMatchObject({ word: 'failed', failure: 'no_details' })
  })

  it('holds the session open ten minutes after the live attempt', () => {
    const state = { ...pending(), expiresAt: T0 + 6 * MINUTE }
    expect(sessionEnd(state, capabilities)).toBe(T0 + 15 * MINUTE + TRANSFER_GRACE)
    expect(settle(state, at(T0 + 24 * MINUTE)).state.end).toBeUndefined()
    expect(settle(state, at(T0 + 25 * MINUTE)).state.end?.outcome).toBe('expired')
  })

  it('ends underpaid when only a part has come', () => {
    const short = applyReport(pending(), 'a1', money(1000), at(T0 + MINUTE)).state
    expect(settle(short, at(T0 + 30 * MINUTE)).state.end?.outcome).toBe('underpaid')
    const ended = settle(short, at(T0 + 30 * MINUTE)).state
    expect(step(commands.accept(ended, at(T0 + 31 * MINUTE))).end?.outcome).toBe('paid')
  })
})

describe('the sums', () => {
  const now = at(T0 + MINUTE)

  it('are told with whether they came after the end, and with what was rounded', () => {
    const paid = applyReport(pending(), 'a1', money(150_317), now)
    expect(paid.log.at(-1)).toEqual({ at: now.now, what: 'session.paid', detail: { late: false } })
    const ended = settle(pending(), at(T0 + 60 * MINUTE)).state
    const late = applyReport(ended, 'a1', money(150_317), at(T0 + 61 * MINUTE))
    expect(late.log.at(-1)).toMatchObject({ what: 'session.paid', detail: { late: true } })
    const [attempt] = pending().attempts
    const rounded = { ...pending(), attempts: attempt ? [{ ...attempt, asked: 150_300, ordered: 150_317 }] : [] }
    expect(applyReport(rounded, 'a1', money(150_300), now).log.at(-2)).toEqual({
      at: now.now,
      what: 'session.rounded',
      detail: { rounding: 17 },
    })
  })

  it('that were too much once stay told as that', () => {
    const over = applyReport(pending(), 'a1', money(160_000), now).state
    expect(over.end?.outcome).toBe('overpaid')
    const exact = { ...over, terms: { ...over.terms, amount: { minor: 160_000, currency: 'RUB' } } }
    expect(settle(exact, at(T0 + 2 * MINUTE)).state.end).toEqual(over.end)
    // What was paid and turns out to be too much is told.
    const paid = applyReport(pending(), 'a1', money(150_317), now).state
    expect(applyReport(paid, 'a1', money(160_000), now).log.at(-1)).toMatchObject({ what: 'session.overpaid' })
  })

  it('of nothing pay nothing, whatever was accepted', () => {
    expect(settle({ ...pending(), accepted: true }, now).state.end).toBeUndefined()
  })
})

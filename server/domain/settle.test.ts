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

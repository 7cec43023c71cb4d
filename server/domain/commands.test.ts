/** What buyers and the shop ask for, one live attempt at a time. */
import { describe, expect, it } from 'vitest'
import { T0, at, open, choice, step, details, money, pending } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { applyCloseResult, applyCreateResult } from './provider-results.ts'
import { claimDue } from './tasks.ts'
import { MINUTE } from './time-units.ts'

describe('one live attempt', () => {
  it('returns the live one for the same choice and refuses another', () => {
    const state = pending()
    expect(step(commands.choose(state, choice('a2'), at(T0 + MINUTE)))).toBe(state)
    expect(commands.choose(state, choice('a2', 'cactusgino.sbp'), at(T0 + MINUTE))).toEqual({
      kind: 'refused',
      why: 'attempt_live',
    })
    expect(commands.choose(state, choice('a2', 'cactusgino.sbp', 'zz'), at(T0 + MINUTE))).toEqual({
      kind: 'refused',
      why: 'attempt_live',
    })
  })

  it('starts nothing new when the close of the old one says paid', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    const claim = { by: 'me', until: T0 + 2 * MINUTE }
    const first = claimDue(replaced, claim, at(T0 + MINUTE))
    expect(first.jobs.map((job) => [job.kind, job.attempt.id])).toEqual([['close', 'a1']])
    const closed = applyCloseResult(
      first.state,
      'a1',
      { kind: 'open', detail: 'paid', report: money(150_317) },
      at(T0 + MINUTE + 1),
    ).state
    expect(closed.end?.outcome).toBe('paid')
    expect(claimDue(closed, claim, at(T0 + MINUTE + 2)).jobs).toEqual([])
  })

  it('asks the new one only for what is still due after the close', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    const claim = { by: 'me', until: T0 + 2 * MINUTE }
    const first = claimDue(replaced, claim, at(T0 + MINUTE))
    const closed = applyCloseResult(
      first.state,
      'a1',
      { kind: 'open', detail: 'part', report: money(100_000) },
      at(T0 + MINUTE + 1),
    ).state
    const second = claimDue(closed, claim, at(T0 + MINUTE + 2))
    expect(second.jobs.map((job) => [job.kind, job.attempt.id, job.attempt.asked])).toEqual([['create', 'a2', 50_317]])
  })

  it('does not close a confirming attempt at its provider', () => {
    const sent = step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))
    const replaced = step(commands.choose(sent, choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + 2 * MINUTE)))
    expect(replaced.attempts[0]?.task).toBeUndefined()
  })

  it('closes an attempt that was given up before its details came, once they have come', () => {
    const chosen = step(commands.choose(open(), choice('a1'), at(T0)))
    const given = step(commands.cancel(chosen, 'a1', at(T0 + 1000)))
    const answered = applyCreateResult(given, 'a1', { kind: 'report', report: details }, at(T0 + 9000)).state
    expect(answered.attempts[0]?.task?.kind).toBe('close')
  })

  it('refuses the cancel of a stale tab and takes a repeated one', () => {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(T0 + MINUTE)))
    expect(commands.cancel(replaced, 'a1', at(T0 + MINUTE))).toEqual({ kind: 'refused', why: 'attempt_not_live' })
    const given = step(commands.cancel(replaced, 'a2', at(T0 + MINUTE)))
    expect(step(commands.cancel(given, 'a2', at(T0 + 2 * MINUTE)))).toEqual(given)
  })
})

/** What becomes of a session while its provider does not answer, or answers late. */
import { describe, expect, it } from 'vitest'
import { T0, capabilities, at, open, choice, step, details, money } from '../../test/support/domain.ts'
import { statusOf, liveAttempt } from './attempt.ts'
import * as commands from './commands.ts'
import { applyCreateResult, applyLookupResult, applyReport, requestLookup } from './provider-results.ts'
import { claimDue } from './tasks.ts'
import { MINUTE } from './time-units.ts'

describe('no answer is not a failure', () => {
  const asks = (patch: object) => (): ReturnType<typeof capabilities> => ({ ...capabilities(), ...patch })
  const chosen = () => step(commands.choose(open(), choice('a1'), at(T0)))

  it('brings the picker back with no_answer where the provider cannot be asked, and still counts its money', () => {
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, at(T0 + 1000)).state
    expect(lost.attempts[0]?.progress).toMatchObject({ word: 'failed', failure: 'no_answer' })
    expect(liveAttempt(lost)).toBeUndefined()
    expect(applyReport(lost, 'a1', money(150_317), at(T0 + MINUTE)).state.end?.outcome).toBe('paid')
  })

  it('looks first and creates again only when the payment is known not to exist', () => {
    const setting = { now: T0 + 1000, capabilities: asks({ lookup: true }) }
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, setting).state
    expect(lost.attempts[0]?.task?.kind).toBe('lookup')
    // The request may still be on its way: that it is not there must be said twice.
    expect(lost.attempts[0]?.task?.unsure).toBe(true)
    const absent = applyLookupResult(lost, 'a1', { kind: 'absent' }, setting).state
    expect(absent.attempts[0]?.task?.kind).toBe('create')
    const found = applyLookupResult(lost, 'a1', { kind: 'report', report: details }, setting).state
    expect(found.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['pending'])
    expect(found.attempts[0]?.task).toBeUndefined()
  })

  it('creates nothing for an attempt that has ended, although its provider knows of none', () => {
    const setting = { now: T0 + 1000, capabilities: asks({ lookup: true }) }
    const refused = applyCreateResult(chosen(), 'a1', { kind: 'refused', failure: 'declined', detail: '' }, setting)
    const asked = requestLookup(refused.state, 'a1', setting).state
    expect(asked.attempts[0]?.task?.kind).toBe('lookup')
    expect(applyLookupResult(asked, 'a1', { kind: 'absent' }, setting).state.attempts[0]?.task).toBeUndefined()
  })

  it('looks after the call that is under way when somebody asks meanwhile, whatever that call says', () => {
    const said = {
      payment: '1314',
      state: 'pending',
      screen: { kind: 'redirect', url: 'https://x', method: 'GET', params: [] },
    } as const
    for (const state of ['pending', 'failed'] as const) {
      const setting = { now: T0 + 1000, capabilities: asks({ lookup: true }) }
      const claim = { by: 'me', until: T0 + MINUTE }
      const asked = requestLookup(claimDue(chosen(), claim, setting).state, 'a1', setting, '1314').state
      expect(claimDue(asked, claim, setting).jobs).toEqual([])
      const answered = applyCreateResult(asked, 'a1', { kind: 'report', report: { ...said, state } }, setting).state
      const looking = claimDue(answered, claim, setting)
      expect(looking.jobs.map(({ kind }) => kind)).toEqual(['lookup'])
      const paid = applyLookupResult(looking.state, 'a1', { kind: 'report', report: money(150_317) }, setting).state
      expect(paid.end?.outcome).toBe('paid')
    }
  })

  it('looks ever more seldom at a payment whose callback does not come', () => {
    const setting = { now: T0, capabilities: asks({ lookup: true }) }
    let state = applyCreateResult(
      chosen(),
      'a1',
      { kind: 'report', report: { ...details, state: 'confirming' } },
      setting,
    ).state
    const waits: number[] = []
    for (let now = T0; state.attempts[0]?.look;) {
      const { at: next } = state.attempts[0].look
      waits.push((next - now) / MINUTE)
      now = next
      const taken = claimDue(state, { by: 'me', until: now + MINUTE }, { ...setting, now }).state
      const report = { ...details, state: 'confirming' } as const
      state = applyLookupResult(taken, 'a1', { kind: 'report', report }, { ...setting, now }).state
    }
    expect(waits).toEqual([1.5, 3, 10, 30, 120, 360, 900])
  })

  it('treats a create whose server died as unanswered', () => {
    const taken = claimDue(chosen(), { by: 'dead', until: T0 + 1000 }, at(T0)).state
    expect(claimDue(taken, { by: 'me', until: T0 + 60_000 }, at(T0 + 500)).jobs).toEqual([])
    const after = claimDue(taken, { by: 'me', until: T0 + 60_000 }, at(T0 + 2000)).state
    expect(after.attempts[0]?.progress.failure).toBe('no_answer')
  })

  it('takes money that comes before the answer', () => {
    const paid = applyReport(chosen(), 'a1', money(150_317), at(T0 + 500)).state
    expect(paid.end?.outcome).toBe('paid')
    const answered = applyCreateResult(paid, 'a1', { kind: 'report', report: details }, at(T0 + 900)).state
    expect(answered.end?.outcome).toBe('paid')
    expect(answered.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['paid'])
  })
})

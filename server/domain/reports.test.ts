/** What a report leaves behind besides its money: a line in the log, a mode that is checked, and a look that is not needed any more. */
import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, details, open, pending, step, T0, told } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { applyCreateResult, applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import type { AttemptState, SessionState } from './session.ts'
import { settle } from './settle.ts'
import { MINUTE } from './time-units.ts'

const now = T0 + MINUTE
const rub = (minor: number) => ({ minor, currency: 'RUB' })
const report = (state: SessionState, said: Partial<Report>) =>
  applyReport(state, 'a1', { payment: '1314', state: 'confirming', ...said }, at(now))
/** The session with its one attempt changed. */
const changed = (state: SessionState, more: Partial<AttemptState>): SessionState => ({
  ...state,
  attempts: state.attempts.map((attempt) => ({ ...attempt, ...more })),
})

describe('the line of a report', () => {
  it('says all that is money, and why there is none', () => {
    expect(report(pending(), { received: rub(500), refunded: rub(200), chargedBack: rub(100) }).log[0]).toEqual({
      at: now,
      what: 'attempt.report',
      attempt: 'a1',
      detail: { payment: '1314', state: 'confirming', received: 500, currency: 'RUB', refunded: 200, chargedBack: 100 },
    })
    expect(report(pending(), { state: 'failed', failure: 'declined' }).log[0]?.detail).toEqual({
      payment: '1314',
      state: 'failed',
      failure: 'declined',
    })
  })

  it('is written once: a report that says nothing new writes none', () => {
    const once = report(pending(), { received: rub(500) })
    expect(report(once.state, { received: rub(500) }).log).toEqual([])
  })
})

describe('a report that tells its mode', () => {
  it.each([
    ['test', true, true],
    ['test', false, false],
    ['live', false, true],
    ['live', true, false],
  ] as const)('in mode %s, of a test: %s, is money: %s', (mode, testMode, isMoney) => {
    const { state, log } = report({ ...pending(), mode }, { testMode, received: rub(500) })
    expect(state.attempts[0]?.totals.length).toBe(isMoney ? 1 : 0)
    if (!isMoney)
      expect(log).toEqual([
        { at: now, what: 'attempt.report-of-other-mode', attempt: 'a1', detail: { payment: '1314' } },
      ])
  })
})

describe('a look because our clock said that it has ended', () => {
  const presumed = { at: now + MINUTE, step: 1, presumed: true } as const
  const left = (said: Partial<Report>, look: AttemptState['look'] = presumed) =>
    report(changed(pending(), { look }), said).state.attempts[0]?.look

  it.each(['failed', 'expired', 'cancelled'] as const)('is not needed once its provider says so too: %s', (state) => {
    expect(left({ state })).toBeUndefined()
  })

  it('stays while its provider says another thing, or speaks of another payment, or somebody has asked', () => {
    expect(left({ state: 'pending' })).toEqual(presumed)
    expect(left({ state: 'failed', payment: '1315' })).toEqual(presumed)
    const asked = { ...presumed, asked: true } as const
    expect(left({ state: 'failed' }, asked)).toEqual(asked)
    const planned = { at: now + MINUTE, step: 1 }
    expect(left({ state: 'failed' }, planned)).toEqual(planned)
  })
})

describe('money after an end without any', () => {
  const ended = () => settle(pending(), at(T0 + 60 * MINUTE)).state

  it('is told as too little, and more of it again', () => {
    const { state, log } = report(ended(), { received: rub(500) })
    expect(state.end?.outcome).toBe('underpaid')
    expect(log.at(-1)).toEqual({ at: now, what: 'session.underpaid', detail: { late: true } })
  })

  it('is none where no money has come', () => {
    expect(ended().end?.outcome).toBe('expired')
    expect(report(ended(), { failure: 'declined', state: 'failed' }).state.end).toEqual(ended().end)
  })
})

describe('the answer to a create', () => {
  const looks = { now, capabilities: () => ({ ...capabilities(), lookup: true }) }
  const chosen = () => step(commands.choose(open(), choice('a1'), at(T0)))
  const answered = (state: SessionState, said: Report) =>
    applyCreateResult(state, 'a1', { kind: 'report', report: said }, looks).state.attempts[0]

  it('plans the first look, also where a callback came before it', () => {
    const first = { at: now + 1.5 * MINUTE, step: 1 }
    expect(answered(chosen(), details)?.look).toEqual(first)
    expect(answered(told(chosen(), details), details)?.look).toEqual(first)
    // Asked what became of a lost one, it has become this.
    const asked = changed(told(chosen(), details), { task: { kind: 'lookup', tries: 1, at: now } })
    expect(answered(asked, details)?.look).toEqual(first)
  })

  it('plans none again where something else was asked', () => {
    const named = changed(pending(), { task: { kind: 'lookup', tries: 1, at: now, payment: '1315' } })
    expect(answered(named, details)?.look).toBeUndefined()
    const again = changed(pending(), { task: { kind: 'lookup', tries: 0, at: now } })
    expect(answered(again, details)?.look).toBeUndefined()
  })

  it('plans none for what has ended, but for one that left the buyer without a page', () => {
    expect(answered(chosen(), { payment: '1314', state: 'failed' })?.look).toBeUndefined()
    const pageless: Report = { payment: '1314', state: 'failed', failure: 'unsupported_flow' }
    expect(answered(chosen(), pageless)?.look).toEqual({ at: now + 1.5 * MINUTE, step: 1, presumed: true })
  })

  it('is written down where it is none', () => {
    const refused = applyCreateResult(chosen(), 'a1', { kind: 'refused', failure: 'declined', detail: 'No.' }, looks)
    expect(refused.log[0]).toMatchObject({ what: 'attempt.refused', detail: { failure: 'declined', said: 'No.' } })
    const personal = { kind: 'refused', failure: 'declined', detail: 'Call +7 916 123-45-67' } as const
    expect(applyCreateResult(chosen(), 'a1', personal, looks).log[0]?.detail).toMatchObject({ said: 'Call (number)' })
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, looks)
    expect(lost.log[0]).toMatchObject({ what: 'attempt.unanswered', detail: { said: 'reset' } })
  })
})

import { describe, expect, it } from 'vitest'
import { eventsBetween } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { TRANSFER_GRACE } from './deadlines.ts'
import {
  applyCloseResult,
  applyCreateResult,
  applyLookupResult,
  applyReport,
  requestLookup,
} from './provider-results.ts'
import type { Report } from './report.ts'
import type { SessionState } from './session.ts'
import { record } from './records.ts'
import { settle } from './settle.ts'
import type { Setting } from './step.ts'
import { releaseStaleClaims, isClaimedBy, isClaimExpired, claimDue } from './tasks.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

const T0 = 1_760_000_000_000
const capabilities = () => ({ lookup: true, close: true, repeatable: false, createLimit: 60 })
const at = (now: number): Setting => ({ now, capabilities })
const claim = (by: string, now: number) => ({ by, until: now + 30 * SECOND })

const fresh: SessionState = {
  id: 'ses_1',
  mode: 'test',
  terms: { order: { id: 'o1' }, amount: { minor: 10_000, currency: 'RUB' }, customer: { id: 'c1' }, posted: {} },
  createdAt: T0,
  expiresAt: T0 + HOUR,
  revision: 1,
  attempts: [],
  refunds: [],
}
const choice = (id: string, replaces?: string): commands.Choice => ({
  id,
  provider: 'bank',
  method: `bank.${id}`,
  name: 'Card',
  fields: {},
  locale: 'en',
  opening: 'provider',
  ...(replaces ? { replaces } : {}),
})
function step(decision: commands.Decision): SessionState {
  if (decision.kind === 'refused') throw new Error(decision.why)
  return decision.step.state
}
const said = (state: Report['state'], more: Partial<Report> = {}): Report => ({ payment: 'p1', state, ...more })
const details = said('pending', {
  expiresAt: T0 + 10 * MINUTE,
  screen: { kind: 'transfer', rows: [{ name: 'card', value: '1' }] },
})
const money = (minor: number, currency = 'RUB') => said('succeeded', { received: { minor, currency } })

/** An attempt `a1` whose details the buyer sees. */
function pending(): SessionState {
  const chosen = step(commands.choose(fresh, choice('a1'), at(T0)))
  const taken = claimDue(chosen, claim('me', T0), at(T0)).state
  return applyCreateResult(taken, 'a1', { kind: 'report', report: details }, at(T0 + SECOND)).state
}
const kindsOf = (state: SessionState) => state.attempts.map((attempt) => attempt.task?.kind)

describe('what is taken', () => {
  it('opens nothing while something else of the session is being closed, replaced or not', () => {
    const now = T0 + MINUTE
    const left = step(commands.cancel(pending(), 'a1', at(now)))
    const chosen = step(commands.choose(left, choice('a2'), at(now)))
    const { jobs, state } = claimDue(chosen, claim('me', now), at(now))
    expect(jobs.map((job) => job.kind)).toEqual(['close'])
    const closed = applyCloseResult(state, 'a1', { kind: 'closed' }, at(now + SECOND)).state
    expect(claimDue(closed, claim('me', now), at(now + SECOND)).jobs.map((job) => job.kind)).toEqual(['create'])
  })

  it('looks on at a payment of which only a person has said that it was paid', () => {
    const amount = { minor: 10_000, currency: 'RUB' }
    const seen = { attempt: 'a1', kind: 'received', amount, note: 'seen' } as const
    const recorded = record(pending(), 'a1_1', seen, at(T0 + SECOND))
    const state = recorded.kind === 'step' ? recorded.step.state : pending()
    const now = T0 + 2 * MINUTE
    expect(state.end?.outcome).toBe('paid')
    expect(claimDue(state, claim('me', now), at(now)).jobs.map((job) => job.kind)).toEqual(['lookup'])
  })

  it('closes nothing that the buyer says money is on its way to', () => {
    const now = T0 + 10 * MINUTE + TRANSFER_GRACE
    const over = settle(pending(), at(now)).state
    expect(kindsOf(over)).toEqual(['close'])
    const sent = step(commands.markSent(over, 'a1', at(now)))
    expect(claimDue(sent, claim('me', now), at(now)).jobs.map((job) => job.kind)).not.toContain('close')
  })

  it('closes nothing that money is on its way to', () => {
    const now = T0 + MINUTE
    const left = step(commands.cancel(pending(), 'a1', at(now)))
    const coming = applyReport(left, 'a1', said('confirming'), at(now)).state
    const { jobs, state } = claimDue(coming, claim('me', now), at(now))
    expect(jobs).toEqual([])
    expect(kindsOf(state)).toEqual([undefined])
  })

  it('opens nothing any more for a buyer who has gone on, also after an answer that got lost', () => {
    const chosen = claimDue(step(commands.choose(fresh, choice('a1'), at(T0))), claim('me', T0), at(T0)).state
    const lost = applyCreateResult(chosen, 'a1', { kind: 'unanswered', detail: 'reset' }, at(T0)).state
    const absent = applyLookupResult(lost, 'a1', { kind: 'absent' }, at(T0 + SECOND)).state
    expect(kindsOf(absent)).toEqual(['create'])
    const left = step(commands.cancel(absent, 'a1', at(T0 + SECOND)))
    const { jobs, state } = claimDue(left, claim('me', T0), at(T0 + SECOND))
    expect([jobs.length, kindsOf(state)]).toEqual([0, [undefined]])
    // Nor for one that its provider has ended meanwhile.
    const over = applyReport(absent, 'a1', said('expired'), at(T0 + SECOND)).state
    expect(kindsOf(over)).toEqual(['create'])
    expect(claimDue(over, claim('me', T0), at(T0 + SECOND)).jobs).toEqual([])
  })
})

describe('claims', () => {
  it('are too late once they have run out, and end with the process that made them', () => {
    const taken = claimDue(step(commands.choose(fresh, choice('a1'), at(T0))), claim('gone', T0), at(T0))
    const [job] = taken.jobs
    expect(job && [isClaimExpired(job, T0 + 29 * SECOND), isClaimExpired(job, T0 + 30 * SECOND)]).toEqual([false, true])
    const now = T0 + SECOND
    expect(claimDue(taken.state, claim('me', now), at(now)).jobs).toEqual([])
    expect(claimDue(releaseStaleClaims(taken.state, 'gone', now), claim('me', now), at(now)).jobs).toEqual([])
    // What was being opened is looked up, never opened again unseen.
    const freed = claimDue(releaseStaleClaims(taken.state, 'me', now), claim('me', now), at(now))
    expect(freed.jobs.map((one) => one.kind)).toEqual(['lookup'])
  })

  it('are of one server, whatever the clock of another says', () => {
    const chosen = step(commands.choose(fresh, choice('a1'), at(T0)))
    const { state, jobs } = claimDue(chosen, claim('me', T0), at(T0))
    const [job] = jobs
    if (!job) throw new Error('nothing was taken')
    expect(isClaimedBy(state, job, 'me')).toBe(true)
    const later = claimDue(state, claim('other', T0 + HOUR), at(T0 + HOUR)).state
    expect(isClaimedBy(later, job, 'me')).toBe(false)
    expect(isClaimExpired(job, T0)).toBe(false)
  })

  it('are not ended by an answer to something else', () => {
    const now = T0 + MINUTE
    const looking = requestLookup(pending(), 'a1', at(now)).state
    const closing = step(commands.cancel(claimDue(looking, claim('me', now), at(now)).state, 'a1', at(now)))
    expect(kindsOf(closing)).toEqual(['close'])
    for (const answer of [{ kind: 'absent' }, { kind: 'unanswered', detail: '' }] as const)
      expect(kindsOf(applyLookupResult(closing, 'a1', answer, at(now)).state)).toEqual(['close'])
    expect(kindsOf(applyLookupResult(closing, 'a1', { kind: 'report', report: details }, at(now)).state)).toEqual([
      'close',
    ])
  })
})

describe('an end by our clock', () => {
  const end = T0 + 10 * MINUTE + TRANSFER_GRACE
  const over = settle(pending(), at(end)).state

  it('is put to the provider, and believed once it says so too', () => {
    expect(over.attempts[0]).toMatchObject({ progress: { word: 'expired' }, task: { kind: 'close' } })
    const closed = applyCloseResult(over, 'a1', { kind: 'open', detail: 'no' }, at(end)).state
    const { jobs, state } = claimDue(closed, claim('me', end), at(end))
    expect(jobs.map((job) => job.kind)).toEqual(['lookup'])
    expect(state.attempts[0]?.look?.at).toBeGreaterThan(end)
    const told = applyLookupResult(state, 'a1', { kind: 'report', report: said('expired') }, at(end)).state
    expect(told.attempts[0]?.look).toBeUndefined()
  })
})

describe('money after the end', () => {
  const now = T0 + 2 * HOUR
  const ended = settle(pending(), at(now)).state

  it('is told, a part of it as well, and more of it again', () => {
    expect(ended.end?.outcome).toBe('expired')
    const part = applyReport(ended, 'a1', money(400), at(now)).state
    expect(part.end?.outcome).toBe('underpaid')
    expect(eventsBetween(ended, part)).toEqual(['session.underpaid'])
    const more = applyReport(part, 'a1', money(600), at(now)).state
    expect(eventsBetween(part, more)).toEqual(['session.underpaid'])
    const all = applyReport(more, 'a1', money(10_000), at(now)).state
    expect(eventsBetween(more, all)).toEqual(['session.paid'])
    const twice = applyReport(all, 'a1', money(20_000), at(now)).state
    expect(eventsBetween(all, twice)).toEqual(['session.overpaid'])
    expect(eventsBetween(twice, applyReport(twice, 'a1', money(30_000), at(now)).state)).toEqual(['session.overpaid'])
  })

  it('in another currency is told as matching nothing', () => {
    const before = pending()
    const foreign = applyReport(before, 'a1', money(400, 'USD'), at(T0 + MINUTE)).state
    expect(eventsBetween(before, foreign)).toEqual(['payment.unmatched'])
    expect(foreign.end).toBeUndefined()
  })
})

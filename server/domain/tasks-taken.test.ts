/** Which work a session owes is taken, as what, and what is left alone. */
import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { applyCloseResult, applyCreateResult } from './provider-results.ts'
import type { AttemptState, Poll, RefundState, SessionState, Task } from './session.ts'
import { settle } from './settle.ts'
import { claimDue, releaseStaleClaims, renewClaims } from './tasks.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

const now = T0 + MINUTE
const asks = (more: Partial<ReturnType<typeof capabilities>>, when = now) => ({
  now: when,
  capabilities: () => ({ ...capabilities(), ...more }),
})
const LOOKS = asks({ lookup: true })
const mine = { by: 'me', until: now + 30 * SECOND }
const others = (until: number) => ({ by: 'other', until })
const taking = (state: SessionState, setting = LOOKS) => claimDue(state, mine, setting)
const changed = (state: SessionState, id: string, more: Partial<AttemptState>): SessionState => ({
  ...state,
  attempts: state.attempts.map((attempt) => (attempt.id === id ? { ...attempt, ...more } : attempt)),
})
function attemptOf(state: SessionState, id = 'a1'): AttemptState {
  const attempt = state.attempts.find((held) => held.id === id)
  if (!attempt) throw new Error(`no attempt ${id}`)
  return attempt
}
const create = (more: Partial<Task> = {}): Task => ({ kind: 'create', tries: 0, at: now, ...more })
const chosen = () => step(commands.choose(open(), choice('a1'), at(T0)))

describe('a poll that is due', () => {
  const due: Poll = { at: now, step: 2 }
  const polled = (state: SessionState, more: Partial<Poll> = {}, setting = LOOKS) =>
    taking(changed(state, 'a1', { look: { ...due, ...more } }), setting)
  const ended = (state: 'expired' | 'failed') => told(pending(), { payment: '1314', state })

  it('asks now, about the payment that was named, and plans the next', () => {
    const { state, jobs } = polled(pending())
    expect(jobs.map(({ kind }) => kind)).toEqual(['lookup'])
    expect(attemptOf(state)).toMatchObject({ look: { at: now + 10 * MINUTE, step: 3 } })
    expect(attemptOf(state).task).toStrictEqual({ kind: 'lookup', tries: 0, at: now, claim: mine })
    const named = polled(pending(), { payment: '1315' }).state
    expect(attemptOf(named).task).toStrictEqual({ kind: 'lookup', tries: 0, at: now, payment: '1315', claim: mine })
  })

  it.each<[string, SessionState]>([
    ['its provider has called ended', ended('expired')],
    ['its provider has refused', ended('failed')],
    ['is paid', told(pending(), money(150_317))],
    ['is paid with too much', told(pending(), money(160_000))],
  ])('is dropped for what %s, unless somebody asks', (_what, state) => {
    const dropped = polled(state)
    expect(dropped.jobs).toEqual([])
    expect(attemptOf(dropped.state)).not.toHaveProperty('look')
    expect(polled(state, { asked: true }).jobs.map(({ kind }) => kind)).toEqual(['lookup'])
  })

  it('is dropped where its provider cannot be asked, whoever asks', () => {
    const dropped = polled(pending(), { asked: true }, asks({}))
    expect([dropped.jobs, attemptOf(dropped.state).look]).toEqual([[], undefined])
  })
})

it('a session of which nothing is due stays the very same', () => {
  const refund = { id: 'r', attempt: 'a1', amount: 1, status: 'succeeded', createdAt: T0 } as const
  const state = { ...changed(pending(), 'a1', { look: { at: now + 1, step: 0 } }), refunds: [refund] }
  expect(taking(state).state).toBe(state)
})

describe('a create that is not wanted any more', () => {
  const left = (task: Task, setting = LOOKS) =>
    taking(step(commands.cancel(changed(chosen(), 'a1', { task }), 'a1', at(now))), setting)

  it('is dropped, and nobody asks about what was never sent or is known not to be there', () => {
    for (const task of [create(), create({ tries: 2, absent: true })]) {
      const { state, jobs } = left(task)
      expect([jobs, attemptOf(state).task, attemptOf(state).look]).toEqual([[], undefined, undefined])
    }
  })

  it('is looked for where it was sent and nobody answered, if its provider can be asked', () => {
    const sent = create({ tries: 1 })
    const { state, jobs } = left(sent)
    expect(jobs).toEqual([])
    expect(attemptOf(state).task).toBeUndefined()
    expect(attemptOf(state).look).toEqual({ at: now + 90 * SECOND, step: 1 })
    expect(attemptOf(left(sent, asks({})).state)).not.toHaveProperty('look')
  })

  it('is one of a session that has ended, though money came by it', () => {
    const again = asks({ repeatable: true })
    const lost = applyCreateResult(chosen(), 'a1', { kind: 'unanswered', detail: 'reset' }, again).state
    const part = told(lost, money(1000))
    const over = settle(part, at(T0 + HOUR)).state
    expect([over.end?.outcome, attemptOf(over).task?.kind]).toEqual(['underpaid', 'create'])
    expect(attemptOf(over)).not.toHaveProperty('givenUp')
    expect(taking(over, { ...again, now: T0 + HOUR }).jobs).toEqual([])
  })

  it('is one for which nothing is owed', () => {
    const paid = attemptOf(told(pending(), money(150_317)))
    const next = { ...attemptOf(chosen()), id: 'a2' }
    expect(taking({ ...open(), attempts: [paid, next] }).jobs).toEqual([])
    // Nothing has come yet: all is owed.
    expect(taking({ ...open(), attempts: [next] }).jobs).toHaveLength(1)
  })
})

describe('what a create asks for', () => {
  /** The first was replaced, and a part came by it before the second was opened. */
  function taken(more: Partial<Task>): number {
    const replaced = step(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(now)))
    const closed = applyCloseResult(replaced, 'a1', { kind: 'closed' }, at(now)).state
    const part = told(closed, money(50_317), now)
    const { state, jobs } = taking(changed(part, 'a2', { task: create(more) }))
    expect(jobs.map(({ kind, attempt }) => [kind, attempt.id])).toEqual([['create', 'a2']])
    return attemptOf(state, 'a2').asked
  }

  it('is what is still owed, at the first time and where nothing came of it before', () => {
    expect(taken({})).toBe(100_000)
    expect(taken({ tries: 2, absent: true })).toBe(100_000)
  })

  it('stays what it was where it is sent again', () => {
    expect(taken({ tries: 1 })).toBe(150_317)
  })
})

describe('the task of a refund', () => {
  const refund = (task: Partial<NonNullable<RefundState['task']>>, id = 'r'): RefundState => ({
    id,
    attempt: 'a1',
    amount: 5000,
    status: 'pending',
    createdAt: T0,
    task: { kind: 'refund', tries: 0, at: now, ...task },
  })
  const paid = told(pending(), money(150_317))
  const of = (...refunds: readonly RefundState[]) => taking({ ...paid, refunds })

  it.each([
    ['refund', 'refund'],
    ['lookup', 'lookup-refund'],
  ] as const)('(%s) is taken as the job "%s", with its attempt', (kind, job) => {
    const { state, jobs, log } = of(refund({ kind }))
    const taken = refund({ kind, claim: mine })
    expect(state.refunds).toEqual([taken])
    expect(jobs).toEqual([{ kind: job, refund: taken, attempt: attemptOf(paid) }])
    expect(log).toEqual([])
  })

  it('waits for its time, and for the end of another server’s claim', () => {
    const early = refund({ at: now + 1 })
    const claimed = refund({ claim: others(now + 1) }, 's')
    const { state, jobs } = of(early, claimed)
    expect(jobs).toEqual([])
    expect(state.refunds).toEqual([early, claimed])
  })

  it('is never sent twice: where a server went away in the middle, nobody knows', () => {
    const { state, jobs, log } = of(refund({ claim: others(now) }))
    const { task: _lost, ...rest } = refund({})
    expect(jobs).toEqual([])
    expect(state.refunds).toStrictEqual([{ ...rest, status: 'unknown' }])
    expect(log).toEqual([{ at: now, what: 'refund.unknown', attempt: 'a1', detail: { refund: 'r' } }])
  })

  it('that only asks is taken over once the claim has run out', () => {
    const { state, jobs } = of(refund({ kind: 'lookup', claim: others(now) }))
    expect(jobs.map(({ kind }) => kind)).toEqual(['lookup-refund'])
    expect(state.refunds).toEqual([refund({ kind: 'lookup', claim: mine })])
  })
})

describe('claims on attempts and refunds', () => {
  const lookup = (claim?: Task['claim']) => ({
    kind: 'lookup' as const,
    tries: 0,
    at: now,
    ...(claim ? { claim } : {}),
  })
  const state: SessionState = {
    ...open(),
    attempts: [mine, others(now + HOUR), others(now - HOUR), undefined].map((claim, index) => ({
      ...attemptOf(pending()),
      id: `a${index}`,
      task: lookup(claim),
    })),
    refunds: [mine, others(now + HOUR), others(now - HOUR), undefined].map((claim, index) => ({
      id: `r${index}`,
      attempt: 'a0',
      amount: 1,
      status: 'pending',
      createdAt: T0,
      task: lookup(claim),
    })),
  }
  const claimsOf = ({ attempts, refunds }: SessionState) =>
    [attempts, refunds].map((all) => all.map(({ task }) => task))

  it('are prolonged by whoever holds them, and by nobody else', () => {
    const kept = [{ by: 'me', until: now + MINUTE }, others(now + HOUR), others(now - HOUR), undefined].map(lookup)
    expect(claimsOf(renewClaims(state, 'me', now + MINUTE))).toEqual([kept, kept])
  })

  it('of all others are ended, and what had run out before stays as it was', () => {
    const freed = [mine, others(now), others(now - HOUR), undefined].map(lookup)
    expect(claimsOf(releaseStaleClaims(state, 'me', now))).toEqual([freed, freed])
  })
})

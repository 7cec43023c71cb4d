/** Who is asked again, when, and about what: by the numbers. */
import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, details, open, pending, step, T0 } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { applyCreateResult, applyLookupResult, applyReport, requestLookup } from './provider-results.ts'
import type { AttemptState, RefundState, SessionState, Task } from './session.ts'
import { MINUTE, SECOND } from './time-units.ts'

const now = T0 + MINUTE
const asks = (more: Partial<ReturnType<typeof capabilities>>) => ({
  now,
  capabilities: () => ({ ...capabilities(), ...more }),
})
const LOOKS = asks({ lookup: true })
const chosen = () => step(commands.choose(open(), choice('a1'), at(T0)))
const changed = (state: SessionState, more: Partial<AttemptState>): SessionState => ({
  ...state,
  attempts: state.attempts.map((attempt) => ({ ...attempt, ...more })),
})
const first = (state: SessionState) => state.attempts[0]
const create = (tries: number): Task => ({ kind: 'create', tries, at: now })
const lookup = (more: Partial<Task> = {}): Task => ({ kind: 'lookup', tries: 0, at: now + MINUTE, ...more })

describe('a create that nobody answered', () => {
  const lost = (tries: number, setting: ReturnType<typeof asks>) =>
    first(
      applyCreateResult(changed(chosen(), { task: create(tries) }), 'a1', { kind: 'unanswered', detail: '' }, setting)
        .state,
    )

  it.each([
    [0, 0],
    [1, 5],
    [3, 30],
    [4, 60],
  ])('is asked about, after %i tries in %i s', (tries, seconds) => {
    const task = { kind: 'lookup', tries: tries + 1, at: now + seconds * SECOND, unsure: true }
    expect(lost(tries, LOOKS)?.task).toEqual(task)
  })

  it('is sent again where that is safe, and is not in doubt then', () => {
    expect(lost(0, asks({ repeatable: true }))?.task).toEqual({ kind: 'create', tries: 1, at: now + 2 * SECOND })
    expect(lost(1, asks({ repeatable: true, lookup: true }))?.task).toEqual({
      kind: 'lookup',
      tries: 2,
      at: now + 5 * SECOND,
    })
  })

  it('is not asked about where a callback has told of the payment, which is watched like any other', () => {
    const told = applyReport(chosen(), 'a1', details, at(now)).state
    const left = first(applyCreateResult(told, 'a1', { kind: 'unanswered', detail: '' }, LOOKS).state)
    expect(left?.task).toBeUndefined()
    expect(left?.look).toEqual({ at: now + 1.5 * MINUTE, step: 1 })
  })

  it('is watched from afar after the last try', () => {
    const left = lost(5, LOOKS)
    expect(left?.task).toBeUndefined()
    expect(left?.look).toEqual({ at: now + 1.5 * MINUTE, step: 1, presumed: true })
  })
})

describe('a look-up that nobody answered', () => {
  const silent = (state: SessionState, setting = LOOKS) =>
    first(applyLookupResult(state, 'a1', { kind: 'unanswered', detail: '' }, setting).state)

  it('about a create is made again, and keeps its doubt', () => {
    const asked = changed(chosen(), { task: lookup({ tries: 2, unsure: true }) })
    expect(silent(asked)?.task).toEqual({ kind: 'lookup', tries: 3, at: now + 15 * SECOND, unsure: true })
    expect(silent(asked, asks({ lookup: true, repeatable: true }))?.task).toMatchObject({ kind: 'create', tries: 3 })
  })

  it('about a payment that a callback has named is made again, ever more seldom', () => {
    const named = (tries: number) => changed(pending(), { task: lookup({ tries, payment: '1315' }) })
    expect(silent(named(1))?.task).toEqual({ kind: 'lookup', tries: 2, at: now + 5 * SECOND, payment: '1315' })
    expect(silent(named(5))?.task).toEqual({ kind: 'lookup', tries: 6, at: now + 1.5 * MINUTE, payment: '1315' })
    expect(silent(named(6))?.task).toMatchObject({ tries: 7, at: now + 3 * MINUTE })
    expect(silent(named(12))?.task).toBeUndefined()
  })
})

describe('a payment that is not there', () => {
  const absent = (state: SessionState) => first(applyLookupResult(state, 'a1', { kind: 'absent' }, LOOKS).state)?.task
  const asked = changed(chosen(), { task: lookup({ tries: 2 }) })

  it('is made, for a buyer who waits for it', () => {
    expect(absent(asked)).toEqual({ kind: 'create', tries: 2, at: now, absent: true })
  })

  it('is not made for one who has given it up, nor after the end', () => {
    expect(absent(changed(asked, { givenUp: { why: 'buyer', at: now } }))).toBeUndefined()
    expect(absent({ ...asked, end: { outcome: 'cancelled', at: now } })).toBeUndefined()
  })
})

describe('somebody wants to know now', () => {
  const asked = (task: Task | undefined, payment?: string) =>
    first(requestLookup(task ? changed(pending(), { task }) : pending(), 'a1', LOOKS, payment).state)

  it('asks at once where nothing is under way', () => {
    expect(asked(undefined)?.task).toEqual({ kind: 'lookup', tries: 0, at: now })
    expect(asked(undefined, '1315')?.task).toEqual({ kind: 'lookup', tries: 0, at: now, payment: '1315' })
  })

  it.each<[string, Task, string | undefined]>([
    ['of no payment', lookup(), undefined],
    ['of a payment, where none is named', lookup({ payment: '1315' }), undefined],
    ['of the very payment', lookup({ payment: '1315' }), '1315'],
  ])('brings a look-up %s forward that waits', (_of, task, payment) => {
    expect(asked(task, payment)).toMatchObject({ task: { ...task, at: now } })
    expect(asked(task, payment)?.look).toBeUndefined()
  })

  it.each<[string, Task, string | undefined]>([
    ['is under way', lookup({ claim: { by: 'me', until: now + MINUTE } }), undefined],
    ['is about another payment', lookup({ payment: '1315' }), '1316'],
    ['is about the attempt’s own', lookup(), '1316'],
    ['is no look-up', create(0), undefined],
  ])('looks after a call that %s', (_what, task, payment) => {
    const { look, task: kept } = asked(task, payment) ?? {}
    expect(kept).toEqual(task)
    expect(look).toEqual({ at: now, step: 0, asked: true, ...(payment ? { payment } : {}) })
  })

  it('asks about refunds of the attempt sooner, and leaves others alone', () => {
    const refund = (id: string, task: Partial<NonNullable<RefundState['task']>>, attempt = 'a1'): RefundState => ({
      id,
      attempt,
      amount: 1,
      status: 'unknown',
      createdAt: T0,
      task: { kind: 'lookup', tries: 0, at: now + MINUTE, ...task },
    })
    const refunds = [
      refund('waits', {}),
      refund('claimed', { claim: { by: 'me', until: now + MINUTE } }),
      refund('overdue', { at: now - MINUTE }),
      refund('sent', { kind: 'refund' }),
      refund('elsewhere', {}, 'a2'),
    ]
    const { state } = requestLookup({ ...pending(), refunds }, 'a1', LOOKS)
    expect(state.refunds.map(({ id, task }) => [id, task?.at])).toEqual([
      ['waits', now],
      ['claimed', now + MINUTE],
      ['overdue', now - MINUTE],
      ['sent', now + MINUTE],
      ['elsewhere', now + MINUTE],
    ])
  })
})

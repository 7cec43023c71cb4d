/** What may start, and when somebody must look again. */
import { describe, expect, it } from 'vitest'
import { capabilities, open, pending, T0 } from '../../test/support/domain.ts'
import { isRunnable, nextWake } from './schedule.ts'
import type { AttemptState, RefundState, SessionState, Task } from './session.ts'
import { MINUTE } from './time-units.ts'

const NOW = T0 + 5 * MINUTE
const USUAL = T0 + 30 * MINUTE
/** The deadline of the open attempt: its countdown and the grace. */
const DEADLINE = T0 + 25 * MINUTE
function attempt(more: Partial<AttemptState> = {}): AttemptState {
  const [held] = pending().attempts
  if (!held) throw new Error('there is an attempt')
  const { expiresAt: _none, ...endless } = held
  return { ...endless, ...more }
}
const withAttempts = (...attempts: readonly AttemptState[]): SessionState => ({ ...open(), attempts })
const task = (more: Partial<Task> = {}): Task => ({ kind: 'create', tries: 0, at: NOW, ...more })
const claimed = (until: number): Task => task({ claim: { by: 's1', until } })
const wake = (state: SessionState) => nextWake(state, capabilities)

describe('a task', () => {
  it.each<[string, Task | undefined, boolean]>([
    ['none', undefined, false],
    ['one whose time has come', task(), true],
    ['one that is still to come', task({ at: NOW + 1 }), false],
    ['one that somebody is at', claimed(NOW + 1), false],
    ['one that somebody was at', claimed(NOW), true],
  ])('%s', (_name, held, expected) => {
    const one = attempt(held ? { task: held } : {})
    expect(isRunnable(withAttempts(one), one, NOW)).toBe(expected)
  })

  it('that opens waits until another attempt is closed; no other task does', () => {
    const closing = attempt({ id: 'a0', task: task({ kind: 'close' }) })
    const looking = attempt({ id: 'a0', task: task({ kind: 'lookup' }) })
    const opening = attempt({ task: task() })
    expect(isRunnable(withAttempts(closing, opening), opening, NOW)).toBe(false)
    expect(isRunnable(withAttempts(looking, opening), opening, NOW)).toBe(true)
    expect(isRunnable(withAttempts(closing, attempt({ id: 'a2' }), opening), opening, NOW)).toBe(false)
    const asking = attempt({ task: task({ kind: 'lookup' }) })
    expect(isRunnable(withAttempts(closing, asking), asking, NOW)).toBe(true)
    expect(isRunnable(withAttempts(closing), closing, NOW)).toBe(true)
  })
})

describe('the next look', () => {
  it('is at the end of an open session, and never at one that is over', () => {
    expect(wake(open())).toBe(USUAL)
    expect(wake({ ...open(), end: { outcome: 'expired', at: USUAL } })).toBeUndefined()
  })

  it.each<[string, AttemptState, number]>([
    ['a task', attempt({ task: task() }), NOW],
    ['a claim that runs out', attempt({ task: claimed(NOW + 7) }), NOW + 7],
    ['a poll', attempt({ look: { at: NOW + 9, step: 1 } }), NOW + 9],
    ['no poll beside a task', attempt({ task: task({ at: NOW + 8 }), look: { at: NOW, step: 1 } }), NOW + 8],
    ['a countdown', attempt({ expiresAt: T0 + 15 * MINUTE }), DEADLINE],
    ['nothing', attempt(), USUAL],
  ])('is for %s', (_name, one, at) => {
    expect(wake(withAttempts(one))).toBe(at)
  })

  it('is the first of all, and not for what waits for a close', () => {
    const closing = attempt({ id: 'a0', task: task({ kind: 'close', at: NOW + 20 }) })
    const opening = attempt({ task: task({ at: NOW + 1 }) })
    expect(wake(withAttempts(closing, opening))).toBe(NOW + 20)
    expect(wake(withAttempts(attempt({ id: 'a0', task: task({ at: NOW + 2 }) }), opening))).toBe(NOW + 1)
  })

  it('is for a refund, also after the end', () => {
    const refund = (more: Partial<RefundState>): RefundState => ({
      id: 'r1',
      attempt: 'a1',
      amount: 1,
      status: 'pending',
      createdAt: T0,
      ...more,
    })
    const over: SessionState = { ...withAttempts(attempt()), end: { outcome: 'paid', at: T0 } }
    const asked = { kind: 'refund', tries: 0, at: NOW } as const
    expect(wake({ ...over, refunds: [refund({})] })).toBeUndefined()
    expect(wake({ ...over, refunds: [refund({ task: asked })] })).toBe(NOW)
    const busy = refund({ task: { ...asked, claim: { by: 's1', until: NOW + 3 } } })
    expect(wake({ ...over, refunds: [busy] })).toBe(NOW + 3)
  })
})

/** What buyers and the shop ask for, one live attempt at a time. */
import { describe, expect, it } from 'vitest'
import { T0, at, capabilities, open, choice, step, details, money, pending } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { sessionEnd } from './deadlines.ts'
import { endedTransfer } from './ended-transfer.ts'
import { applyCloseResult, applyCreateResult, applyReport } from './provider-results.ts'
import type { Report } from './report.ts'
import type { SessionState } from './session.ts'
import { settle } from './settle.ts'
import type { Setting } from './step.ts'
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

describe('details whose time is over', () => {
  const ended = (state: Report['state'] = 'expired') =>
    applyReport(pending(), 'a1', { payment: '1314', state, order: 2 }, at(T0 + MINUTE)).state
  const LOOKS: Setting = { now: T0 + 2 * MINUTE, capabilities: () => ({ ...capabilities(), lookup: true }) }

  it.each(['expired', 'cancelled'] as const)(
    'by the word of their provider (%s) stay until something takes their place',
    (state) => {
      const over = ended(state)
      expect(endedTransfer(over)?.id).toBe('a1')
      const again = step(commands.choose(over, choice('a2'), at(T0 + 2 * MINUTE)))
      expect(endedTransfer(again)).toBeUndefined()
      expect(again.attempts.map(({ id }) => id)).toEqual(['a1', 'a2'])
    },
  )

  it('by our clock are the same; a refusal, money or an end of the session leaves none', () => {
    expect(endedTransfer(settle(pending(), at(T0 + 25 * MINUTE)).state)?.id).toBe('a1')
    expect(endedTransfer(ended('failed'))).toBeUndefined()
    expect(endedTransfer(applyReport(ended(), 'a1', money(1000), at(T0 + 2 * MINUTE)).state)).toBeUndefined()
    expect(endedTransfer(settle(ended(), at(T0 + 60 * MINUTE)).state)).toBeUndefined()
    expect(endedTransfer(pending())).toBeUndefined()
  })

  it('can still have been sent: their provider is asked, and the session is held open', () => {
    const late = { ...LOOKS, now: T0 + 29 * MINUTE }
    const told = step(commands.markSent(ended(), 'a1', late))
    expect(told.attempts[0]).toMatchObject({ sentAt: late.now, look: { at: late.now, presumed: true } })
    expect(claimDue(told, { by: 'me', until: late.now + MINUTE }, late).jobs.map(({ kind }) => kind)).toEqual([
      'lookup',
    ])
    expect(sessionEnd(told, capabilities)).toBe(T0 + 39 * MINUTE)
    expect(settle(told, at(T0 + 38 * MINUTE)).state.end).toBeUndefined()
    expect(settle(told, at(T0 + 39 * MINUTE)).state.end?.outcome).toBe('expired')
    expect(step(commands.markSent(told, 'a1', at(T0 + 30 * MINUTE)))).toEqual(told)
    // Where it cannot be asked nobody asks.
    expect(step(commands.markSent(ended(), 'a1', at(T0 + 2 * MINUTE))).attempts[0]).not.toHaveProperty('look')
  })

  it('are left by choosing another way, and only once', () => {
    const left = step(commands.cancel(ended(), 'a1', at(T0 + 2 * MINUTE)))
    expect(endedTransfer(left)).toBeUndefined()
    expect(left.attempts[0]?.task).toBeUndefined()
    expect(step(commands.cancel(left, 'a1', at(T0 + 3 * MINUTE)))).toEqual(left)
    expect(commands.markSent(left, 'a1', at(T0 + 3 * MINUTE))).toEqual({ kind: 'refused', why: 'attempt_not_live' })
    // Its money counts all the same.
    expect(applyReport(left, 'a1', money(150_317), at(T0 + 4 * MINUTE)).state.end?.outcome).toBe('paid')
  })
})

describe('"I have not sent it yet"', () => {
  const sent = () => step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))
  const now = at(T0 + 2 * MINUTE)

  it('brings the details back, and changes nothing where nothing was said', () => {
    const back = step(commands.unsend(sent(), 'a1', now))
    expect(back).toEqual(pending())
    expect(step(commands.unsend(back, 'a1', now))).toBe(back)
    expect(step(commands.markSent(back, 'a1', now)).attempts[0]?.sentAt).toBe(now.now)
  })

  it.each<[string, SessionState]>([
    ['its time is over', settle(sent(), at(T0 + 14 * MINUTE)).state],
    ['its provider is checking', applyReport(sent(), 'a1', { payment: '1314', state: 'confirming' }, now).state],
    ['money has come', applyReport(sent(), 'a1', money(1000), now).state],
    ['it was given up', step(commands.cancel(sent(), 'a1', now))],
    ['the session is over', step(commands.cancelSession(sent(), now))],
  ])('is refused where %s', (name, state) => {
    const asked = name === 'its time is over' ? at(T0 + 15 * MINUTE) : now
    expect(commands.unsend(state, 'a1', asked)).toEqual({ kind: 'refused', why: 'attempt_not_live' })
    expect(commands.unsend(state, 'none', asked)).toEqual({ kind: 'refused', why: 'unknown_attempt' })
  })
})

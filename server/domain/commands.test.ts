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

/** What a command writes into the session's log. */
function logOf(decision: commands.Decision) {
  if (decision.kind !== 'step') throw new Error(JSON.stringify(decision))
  return decision.step.log
}

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

  it('is the same choice only with the same words in each field', () => {
    const filledIn = (id: string, phone: string) => ({ ...choice(id), fields: { phone, name: 'A' } })
    const chosen = step(commands.choose(open(), filledIn('a1', '1'), at(T0)))
    expect(step(commands.choose(chosen, filledIn('a2', '1'), at(T0 + 1)))).toBe(chosen)
    expect(commands.choose(chosen, filledIn('a2', '2'), at(T0 + 1))).toEqual({ kind: 'refused', why: 'attempt_live' })
    // A field that is left out now is another choice, too.
    const fewer = { ...choice('a2'), fields: { phone: '1' } }
    expect(commands.choose(chosen, fewer, at(T0 + 1))).toEqual({ kind: 'refused', why: 'attempt_live' })
  })

  it('is asked for anew where its time is over, by whoever names it, and not a moment before', () => {
    const over = T0 + 15 * MINUTE
    const sent = step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))
    expect(step(commands.choose(sent, choice('a2', 'cactusgino.card', 'a1'), at(over - 1)))).toBe(sent)
    expect(step(commands.choose(sent, choice('a2'), at(over)))).toBe(sent)
    const renewed = step(commands.choose(sent, choice('a2', 'cactusgino.card', 'a1'), at(over)))
    expect(renewed.attempts.map(({ id, task }) => [id, task?.kind])).toEqual([
      ['a1', undefined],
      ['a2', 'create'],
    ])
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

describe('"I have not sent it yet" is refused where nobody has said so', () => {
  it.each<[string, SessionState]>([
    ['it is being made', step(commands.choose(open(), choice('a1'), at(T0)))],
    ['it has failed', applyReport(pending(), 'a1', { payment: '1314', state: 'failed' }, at(T0 + MINUTE)).state],
    ['it was given up', step(commands.cancel(pending(), 'a1', at(T0 + MINUTE)))],
  ])('and %s', (_where, state) => {
    const refused = { kind: 'refused', why: 'attempt_not_live' }
    expect(commands.unsend(state, 'a1', at(T0 + 2 * MINUTE))).toEqual(refused)
  })
})

describe('each command stands in the log of the session', () => {
  const now = T0 + MINUTE
  const chosen = { at: now, what: 'attempt.started', attempt: 'a2', detail: { method: 'cactusgino.sbp' } }

  it('a choice, and what it replaces', () => {
    expect(logOf(commands.choose(open(), choice('a2', 'cactusgino.sbp'), at(now)))).toEqual([chosen])
    expect(logOf(commands.choose(pending(), choice('a2', 'cactusgino.sbp', 'a1'), at(now)))).toEqual([
      { at: now, what: 'attempt.replaced', attempt: 'a1' },
      chosen,
    ])
  })

  it('what the buyer says of an attempt', () => {
    const sent = commands.markSent(pending(), 'a1', at(now))
    expect(logOf(sent)).toEqual([{ at: now, what: 'attempt.sent', attempt: 'a1' }])
    expect(logOf(commands.unsend(step(sent), 'a1', at(now)))).toEqual([
      { at: now, what: 'attempt.unsent', attempt: 'a1' },
    ])
    expect(logOf(commands.cancel(pending(), 'a1', at(now)))).toEqual([
      { at: now, what: 'attempt.cancelled', attempt: 'a1', detail: { by: 'buyer' } },
    ])
  })

  it('what the shop says of the session', () => {
    const cancelled = commands.cancelSession(pending(), at(now))
    expect(logOf(cancelled)).toEqual([{ at: now, what: 'session.cancelled', detail: { by: 'shop' } }])
    const anna = { by: 'Anna' }
    expect(logOf(commands.cancelSession(pending(), at(now), anna))[0]?.detail).toEqual(anna)
    const part = applyReport(pending(), 'a1', money(1000), at(now)).state
    expect(logOf(commands.accept(part, at(now), anna))[0]?.detail).toEqual(anna)
    expect(logOf(commands.accept(part, at(now)))[0]).toEqual({
      at: now,
      what: 'session.accepted',
      detail: { by: 'shop' },
    })
    expect(commands.reopen(step(cancelled), now + MINUTE, at(now)).log).toEqual([{ at: now, what: 'session.reopened' }])
  })
})

/** When attempts and sessions end by the clock, to the millisecond. */
import { describe, expect, it } from 'vitest'
import { at, capabilities, choice, details, money, open, pending, step, T0 } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { attemptDeadline, DETAILS_LIMIT, FOREIGN_HELD, READABLE, sessionEnd, TRANSFER_GRACE } from './deadlines.ts'
import { applyReport } from './provider-results.ts'
import { credit } from './records.ts'
import type { AttemptState, SessionState } from './session.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

const USUAL = T0 + 30 * MINUTE
const end = (state: SessionState) => sessionEnd(state, capabilities)
/** The open attempt, changed. */
function withAttempt(more: Partial<AttemptState>, state = pending()): SessionState {
  const [attempt] = state.attempts
  if (!attempt) throw new Error('there is an attempt')
  return { ...state, attempts: [{ ...attempt, ...more }] }
}
const deadline = (state: SessionState) => {
  const attempt = state.attempts.at(-1)
  return attempt && attemptDeadline(attempt, 'RUB')
}

it('the grace and the limits are what buyers and shops are told', () => {
  expect([TRANSFER_GRACE, DETAILS_LIMIT]).toEqual([10 * MINUTE, 20 * SECOND])
  expect([FOREIGN_HELD, READABLE]).toEqual([30 * 24 * HOUR, 24 * HOUR])
})

describe('a session', () => {
  it('ends when it was to end, unless what is live lasts longer with its grace', () => {
    expect(end(open())).toBe(USUAL)
    expect(end(pending())).toBe(USUAL)
    expect(end(withAttempt({ expiresAt: T0 + 20 * MINUTE }))).toBe(USUAL)
    expect(end(withAttempt({ expiresAt: T0 + 20 * MINUTE + 1 }))).toBe(USUAL + 1)
    expect(end(withAttempt({ expiresAt: T0 + HOUR }))).toBe(T0 + HOUR + TRANSFER_GRACE)
  })

  it('is held by the buyer’s word, the later of it and the countdown', () => {
    expect(end(withAttempt({ expiresAt: T0 + 5 * MINUTE, sentAt: T0 + 28 * MINUTE }))).toBe(T0 + 38 * MINUTE)
    expect(end(withAttempt({ expiresAt: T0 + 40 * MINUTE, sentAt: T0 + 28 * MINUTE }))).toBe(T0 + 50 * MINUTE)
    const { expiresAt: _none, ...endless } = pending().attempts[0] ?? {}
    const sent = { ...pending(), attempts: [{ ...endless, sentAt: T0 + 28 * MINUTE } as AttemptState] }
    expect(end(sent)).toBe(T0 + 38 * MINUTE)
    expect(end({ ...pending(), attempts: [endless as AttemptState] })).toBe(USUAL)
  })

  it('is held while its provider may still answer, and no longer', () => {
    const late = step(commands.choose(open(), choice('a1'), at(T0 + 29 * MINUTE)))
    // 300 seconds to answer.
    expect(end(late)).toBe(T0 + 29 * MINUTE + 300 * SECOND + TRANSFER_GRACE)
    expect(end(step(commands.choose(open(), choice('a1'), at(T0))))).toBe(USUAL)
  })

  it('is held by the word that money is on its way to details that are over', () => {
    const over = applyReport(pending(), 'a1', { ...details, state: 'expired' }, at(T0 + 16 * MINUTE)).state
    expect(end(over)).toBe(USUAL)
    const sent = step(commands.markSent(over, 'a1', at(T0 + 25 * MINUTE)))
    expect(end(sent)).toBe(T0 + 35 * MINUTE)
  })

  it('is held by money in another currency for thirty days, until somebody has said what it is worth', () => {
    const setting = at(T0 + MINUTE)
    const foreign = applyReport(pending(), 'a1', money(9000, '1314', 'KZT'), setting).state
    expect(end(foreign)).toBe(T0 + MINUTE + FOREIGN_HELD)
    const { foreignAt: _unknown, ...older } = foreign.attempts[0] ?? {}
    expect(end({ ...foreign, attempts: [older as AttemptState] })).toBe(T0 + FOREIGN_HELD)
    const worth = { attempt: 'a1', received: { minor: 9000, currency: 'KZT' }, credited: 100, note: 'rate' }
    const credited = credit(foreign, worth, setting)
    if (credited.kind !== 'step') throw new Error(credited.kind)
    expect(end(credited.step.state)).toBe(USUAL)
  })
})

describe('an attempt', () => {
  it('ends after its countdown and the grace, where it has one', () => {
    expect(deadline(pending())).toBe(T0 + 15 * MINUTE + TRANSFER_GRACE)
    const { expiresAt: _none, ...endless } = pending().attempts[0] ?? {}
    expect(deadline({ ...pending(), attempts: [endless as AttemptState] })).toBeUndefined()
  })

  it('without anything to show ends soon after it was answered, or begun', () => {
    const [held] = pending().attempts
    if (!held) throw new Error('there is an attempt')
    const { screen: _none, ...bare } = held
    const shown = (attempt: AttemptState) => deadline({ ...pending(), attempts: [attempt] })
    expect(shown(bare)).toBe(T0 + 5000 + DETAILS_LIMIT)
    const { answeredAt: _never, ...unanswered } = bare
    expect(shown(unanswered)).toBe(T0 + DETAILS_LIMIT)
  })

  it('that is being checked, begun, paid or over is ended by nobody’s clock', () => {
    expect(deadline(step(commands.markSent(pending(), 'a1', at(T0))))).toBeUndefined()
    expect(deadline(step(commands.choose(open(), choice('a1'), at(T0))))).toBeUndefined()
    expect(deadline(applyReport(pending(), 'a1', money(150_317), at(T0)).state)).toBeUndefined()
    expect(deadline(applyReport(pending(), 'a1', { payment: '1314', state: 'failed' }, at(T0)).state)).toBeUndefined()
  })
})

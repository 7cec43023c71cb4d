import { expect, it } from 'vitest'
import { choice, open, pending, T0 } from '../../test/support/domain.ts'
import { waitForChoice } from './choice-limit.ts'
import type { AttemptState } from './session.ts'
import { HOUR, MINUTE, SECOND } from './time-units.ts'

/** A session whose attempts were started so many ms after `T0`. */
const startedAt = (...times: readonly number[]) => {
  const [held] = pending().attempts as [AttemptState]
  return { attempts: times.map((ms, index) => ({ ...held, ...choice(`a${index}`), startedAt: T0 + ms })) }
}
const each = (count: number, apart: number) => Array.from({ length: count }, (_none, index) => index * apart)

it('lets a buyer start as many as any buyer does', () => {
  expect(waitForChoice(open(), T0)).toBeUndefined()
  expect(waitForChoice(startedAt(...each(29, SECOND)), T0 + 29 * SECOND)).toBeUndefined()
})

it('lets thirty be started in a minute, and says when there may be another', () => {
  const busy = startedAt(...each(30, SECOND))
  expect(waitForChoice(busy, T0 + 30 * SECOND)).toBe(30 * SECOND)
  expect(waitForChoice(busy, T0 + MINUTE)).toBeUndefined()
})

it('lets a hundred be started in an hour', () => {
  const busy = startedAt(...each(100, 20 * SECOND))
  expect(waitForChoice(busy, T0 + 40 * MINUTE)).toBe(20 * MINUTE)
  expect(waitForChoice(busy, T0 + HOUR)).toBeUndefined()
})

it('waits for the later of the two limits where both are reached', () => {
  const [early, late] = [each(70, SECOND), each(30, SECOND)]
  const minute = startedAt(...early, ...late.map((ms) => HOUR - 40 * SECOND + ms))
  expect(waitForChoice(minute, T0 + HOUR - 10 * SECOND)).toBe(30 * SECOND)
  const hour = startedAt(...early, ...late.map((ms) => HOUR / 2 + ms))
  expect(waitForChoice(hour, T0 + HOUR / 2 + 30 * SECOND)).toBe(HOUR / 2 - 30 * SECOND)
})

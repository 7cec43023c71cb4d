import { expect, test } from 'vitest'
import { createClock } from './clock.ts'

/** Two counters that a test moves by hand; the device's clock is an hour slow. */
function counters() {
  const at = { steady: 5_000, date: Date.parse('2026-11-22T11:00:00Z') }
  return { at, time: { steady: () => at.steady, date: () => at.date } }
}
const NOON = Date.parse('2026-11-22T12:00:00Z')

test('follows the server, however wrong the device is', () => {
  const { at, time } = counters()
  const clock = createClock(time)
  clock.anchor('2026-11-22T12:00:00Z')
  expect(clock.now()).toBe(NOON)
  at.steady += 61_000
  at.date += 61_000
  expect(clock.now()).toBe(NOON + 61_000)
  expect(clock.jumped()).toBe(false)
})

test('a device clock changed meanwhile moves nothing, and is noticed', () => {
  const { at, time } = counters()
  const clock = createClock(time)
  clock.anchor('2026-11-22T12:00:00Z')
  at.steady += 10_000
  at.date -= 7_200_000
  expect(clock.now()).toBe(NOON + 10_000)
  expect(clock.jumped()).toBe(true)
})

test('a sleep that stopped the steady counter is noticed, and mended by the next Session', () => {
  const { at, time } = counters()
  const clock = createClock(time)
  clock.anchor('2026-11-22T12:00:00Z')
  at.date += 600_000
  expect(clock.jumped()).toBe(true)
  clock.anchor('2026-11-22T12:10:00Z')
  expect(clock.jumped()).toBe(false)
  expect(clock.now()).toBe(NOON + 600_000)
})

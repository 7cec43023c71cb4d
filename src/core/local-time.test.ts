import { afterEach, expect, test, vi } from 'vitest'
import type { Field } from '../contract/index.ts'
import { localTime, withTimesKept } from './local-time.ts'

/** This process’s zone. */
const zone = (name: string) => vi.stubEnv('TZ', name)
afterEach(() => void vi.unstubAllEnvs())
const field = (name: string, type: Field['type'], value: string) => ({
  name,
  type,
  label: name,
  required: false,
  value,
})

test.each([
  ['Asia/Kathmandu', '2026-11-22T12:30:00.000Z', '2026-11-22T18:15'],
  ['America/Sao_Paulo', '2026-11-22T01:30:00.000Z', '2026-11-21T22:30'],
  ['Europe/Berlin', '2026-10-25T01:30:20.000Z', '2026-10-25T02:30'],
  ['Europe/Berlin', 'soon', ''],
])('a clock in %s shows %s as %j', (name, moment, shown) => {
  zone(name)
  expect(localTime(moment)).toBe(shown)
})

test('a time that is left alone stays the moment it was, in the second of two hours that look alike, too', () => {
  zone('Europe/Berlin')
  const before = '2026-10-25T01:30:20.000Z'
  const fields = [field('at', 'datetime', before), field('place', 'text', 'Here')]
  const place = 'There'
  expect(withTimesKept(fields, { at: '2026-10-25T00:30:00.000Z', place })).toEqual({ at: before, place })
  const another = { at: '2026-10-25T00:45:00.000Z', place }
  expect(withTimesKept(fields, another)).toEqual(another)
})

test('what names no moment is what was filled in', () => {
  const fields = [field('at', 'datetime', 'as soon as possible'), field('time', 'text', '2026-10-25T00:30:00.000Z')]
  const values = { at: 'never', time: '2026-10-25T00:30:20.000Z' }
  expect(withTimesKept(fields, values)).toEqual(values)
  expect(withTimesKept(fields, { at: '' })).toEqual({ at: '' })
})

import { expect, it } from 'vitest'
import type { Field } from '../../src/contract/index.ts'
import { pastTime } from './past-times.ts'

const NOW = Date.parse('2026-11-26T15:00:00.000Z')
const field = (name: string, type: Field['type']): Field => ({ name, type, label: 'When', required: false })
const ASKED = [field('note', 'text'), field('time', 'datetime'), field('until', 'datetime')]
const past = (fields: Readonly<Record<string, string>>, before: Readonly<Record<string, string>> = {}) =>
  pastTime(ASKED, fields, before, { now: NOW, locale: 'en' })
const OVER = { field: 'fields.time', detail: 'When: this time is already over' }

it('blames a time that is over, by its field', () => {
  expect(past({ time: '2025-11-26T18:00:00.000Z' })).toEqual(OVER)
  expect(past({ time: '2026-11-26T18:00:00.000Z', until: '2025-11-26T18:00:00.000Z' })).toEqual({
    ...OVER,
    field: 'fields.until',
  })
})

it('lets the minutes pass in which the rest is filled in', () => {
  expect(past({ time: '2026-11-26T14:55:00.000Z' })).toBeUndefined()
  expect(past({ time: '2026-11-26T14:54:59.999Z' })).toEqual(OVER)
})

it('blames nothing that is no time, is to come, or is left out', () => {
  expect(past({ note: '2025-11-26T18:00:00.000Z' })).toBeUndefined()
  expect(past({ time: '2026-11-26T15:00:01.000Z' })).toBeUndefined()
  expect(past({})).toBeUndefined()
})

it('a time that stays as it was is nobody’s mistake, and another one is', () => {
  const time = '2026-11-25T18:00:00.000Z'
  expect(past({ time }, { time })).toBeUndefined()
  expect(past({ time }, { time: '2026-11-24T18:00:00.000Z' })).toEqual(OVER)
})

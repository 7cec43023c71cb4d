import { afterEach, expect, test, vi } from 'vitest'
import type { Field, Method } from '../contract/index.ts'
import { faultsOf, fieldsOf } from './fields.ts'

const field = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: 'text',
  label: name,
  required: false,
  ...more,
})
const method = (...fields: Field[]): Method => ({ id: 'm', category: 'other', name: 'M', fields })
/** This process’s zone. */
const zone = (name: string) => vi.stubEnv('TZ', name)
afterEach(() => void vi.unstubAllEnvs())
const from = (typed: Record<string, string>) => (of: Field) => typed[of.name] ?? ''

test('names each fault, in the order of the form', () => {
  const asked = method(
    field('phone', { type: 'tel', required: true, pattern: '^\\+7\\d{10}$' }),
    field('name', { required: true }),
    field('note'),
  )
  const faults = faultsOf(asked, from({ phone: '+7900', name: '  ', note: 'x'.repeat(257) }))
  expect([...faults]).toEqual([
    ['phone', 'pattern'],
    ['name', 'required'],
    ['note', 'too-long'],
  ])
  expect(faultsOf(asked, from({ phone: ' +79001234567 ', name: 'A' })).size).toBe(0)
})

test('one of a group is enough, and a group left empty is a fault of each of its fields', () => {
  const asked = method(
    field('asap', { type: 'checkbox', oneOf: 'when' }),
    field('time', { type: 'datetime', oneOf: 'when' }),
  )
  expect([...faultsOf(asked, from({})).values()]).toEqual(['one-of', 'one-of'])
  expect(faultsOf(asked, from({ asap: 'true' })).size).toBe(0)
})

test.each(['[', '(?<n>a)(?<n>b)', '\\p{Foo}{'])(
  'a pattern that this browser cannot read (%s) blocks nobody',
  (pattern) => {
    expect(faultsOf(method(field('a', { pattern })), from({ a: 'x' })).get('a') ?? 'none').toMatch(/none|pattern/)
  },
)

test('a pattern written for either flag is read as it was meant', () => {
  expect(faultsOf(method(field('a', { pattern: '^\\p{L}+$' })), from({ a: 'Жук' })).size).toBe(0)
  expect(faultsOf(method(field('a', { pattern: '^\\d\\-\\d$' })), from({ a: '1-2' })).size).toBe(0)
  expect(faultsOf(method(field('a', { pattern: '^\\d\\-\\d$' })), from({ a: '12' })).get('a')).toBe('pattern')
})

test('what is sent is trimmed, without empty fields, and times are ISO 8601 with a zone', () => {
  const asked = method(field('a'), field('b'), field('at', { type: 'datetime' }))
  const sent = fieldsOf(asked, from({ a: ' x ', at: '2026-11-22T12:00' }))
  expect(sent).toEqual({ a: 'x', at: new Date('2026-11-22T12:00').toISOString() })
})

test.each([
  ['Europe/Moscow', '2026-11-26T18:00', '2026-11-26T15:00:00.000Z'],
  ['Asia/Almaty', '2026-11-26T18:00', '2026-11-26T13:00:00.000Z'],
  ['Asia/Kathmandu', '2026-11-26T18:00', '2026-11-26T12:15:00.000Z'],
  ['America/Sao_Paulo', '2026-11-26T23:30', '2026-11-27T02:30:00.000Z'],
  // Shown twice on the night of 25 October, the first is meant; never on that of 29 March, it is as much later as the clock jumps.
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
])('on a clock in %s %s is %s', (name, typed, moment) => {
  zone(name)
  expect(fieldsOf(method(field('at', { type: 'datetime' })), from({ at: typed }))).toEqual({ at: moment })
})

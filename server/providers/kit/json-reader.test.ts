import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NumberText, readWithin, type Exact, type JsonBudget } from './json-reader.ts'

const LARGE: JsonBudget = { depth: 1000, values: 1_000_000, deep: 'refuse' }

/** What `JSON.parse` makes of it. */
function asNative(value: Exact): unknown {
  if (value instanceof NumberText) return Number(value.text)
  if (Array.isArray(value)) return value.map(asNative)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asNative(inner)]))
}

function native(text: string): unknown {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}

function ours(text: string): unknown {
  const read = readWithin(text, LARGE)
  return read && { value: asNative(read.value) }
}

describe('within its budget it reads what JSON.parse reads', () => {
  it('of any value, however it is laid out', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t', '\r\n '), (text, space) => {
        const laidOut = JSON.stringify(JSON.parse(text), undefined, space)
        expect(ours(laidOut)).toEqual(native(laidOut))
      }),
      { numRuns: 2000 },
    )
  })

  it('and refuses what it refuses, of any text made of the signs of JSON', () => {
    const sign = fc.constantFrom(
      ...'{}[]:,"\\ \n\t\0\u00010123.-+eEu',
      'true',
      'null',
      '"a"',
      '1',
      '\\u0041',
      'é',
      '\u2028',
      '\u007F',
      '\ud800',
    )
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 12 }), (signs) => {
        const text = signs.join('')
        expect(ours(text)).toEqual(native(text))
      }),
      { numRuns: 20_000 },
    )
  })

  it.each(['{"__proto__":{"a":1},"constructor":2}', '{"a":1,"a":2}', '-0', '1E400', '"\\ud800"', '\uFEFF1', ' 1 '])(
    'of %s',
    (text) => {
      expect(ours(text)).toEqual(native(text))
      expect(Object.hasOwn(Object.prototype, 'a')).toBe(false)
    },
  )

  it('and keeps the text of numbers', () => {
    expect(readWithin('[8000.0, 0.10]', LARGE)?.value).toEqual([new NumberText('8000.0'), new NumberText('0.10')])
  })
})

describe('over its budget', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}1${']'.repeat(depth)}`

  it('refuses what is too deep, or too many', () => {
    const budget: JsonBudget = { depth: 3, values: 5, deep: 'refuse' }
    expect(readWithin(nested(3), budget)).toBeDefined()
    expect(readWithin(nested(4), budget)).toBeUndefined()
    expect(readWithin('[1,2,3,4]', budget)).toBeDefined()
    expect(readWithin('[1,2,3,4,5]', budget)).toBeUndefined()
  })

  it('leaves out what is too deep, and reads the rest', () => {
    const budget: JsonBudget = { depth: 2, values: 100, deep: 'leave-out' }
    const text = `{"a":{"b":[{"c":"]}\\"{["}, ${nested(50)}],"d":1},"e":[{"f":2},3]}`
    expect(readWithin(text, budget)).toEqual({
      value: { a: { b: null, d: new NumberText('1') }, e: [null, new NumberText('3')] },
      leftOut: 2,
    })
    expect(readWithin('[[[', budget)).toBeUndefined()
    expect(readWithin('[[["', budget)).toBeUndefined()
  })

  it.each([
    ['nested lists', '['.repeat(500_000)],
    ['nested objects', '{"a":'.repeat(300_000)],
    ['many values', `[${'0,'.repeat(800_000)}0]`],
    ['many empty objects', `[${'{},'.repeat(600_000)}0]`],
    ['a string that never ends', `"${'\\"'.repeat(800_000)}`],
    ['many strings that never end', `[${'"'.repeat(1_000_001)}`],
    ['one long number', '1'.repeat(1_500_000)],
    ['spaces', ' '.repeat(1_500_000)],
  ])('costs no more than as many bytes of one string: %s', (_, text) => {
    const spent = (given: string) => {
      const before = process.cpuUsage()
      for (let time = 0; time < 5; time += 1) readWithin(given, { depth: 64, values: 100_000, deep: 'refuse' })
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const harmless = JSON.stringify(Array.from({ length: 50_000 }, (_value, index) => ({ id: index })))
    spent(harmless)
    expect(spent(text)).toBeLessThan(20 * spent(harmless))
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toDecimal } from '../../../src/contract/index.ts'
import { minorOf, plainDecimal, scaled, shortDecimal } from './decimal.ts'
import { exactNumber, NumberText, readJson } from './exact-json.ts'

describe('scaled', () => {
  it.each([
    ['1503.17', 2, 'exact', 150_317n],
    ['8000.0', 0, 'exact', 8000n],
    ['1e2', 2, 'exact', 10_000n],
    ['0.015', 2, 'exact', undefined],
    ['0.015', 2, 'down', 1n],
    ['0.015', 2, 'up', 2n],
    ['0.015', 2, 'half-up', 2n],
    ['100.10000000000001', 2, 'up', 10_010n],
    ['100.09999999999999', 2, 'down', 10_010n],
    ['8000', -2, 'exact', 80n],
    ['8050', -2, 'exact', undefined],
    ['-5', 2, 'exact', -500n],
    ['1,5', 2, 'exact', undefined],
    ['NaN', 2, 'down', undefined],
    ['1e999', 2, 'down', undefined],
  ] as const)('%s with %i decimals, %s, is %s', (text, shift, rounding, expected) => {
    expect(scaled(text, shift, rounding)).toBe(expected)
  })

  it('gives back every amount it is given as text', () => {
    fc.assert(
      fc.property(fc.nat(Number.MAX_SAFE_INTEGER), fc.nat(8), (minor, exponent) => {
        expect(minorOf(toDecimal(minor, exponent), exponent, 'exact')).toBe(minor)
        expect(minorOf(shortDecimal(minor, exponent), exponent, 'exact')).toBe(minor)
      }),
    )
  })
})

describe('plainDecimal', () => {
  it.each([
    ['120000.50', '120000.50'],
    ['0.10', '0.10'],
    ['-0.5', '-0.5'],
    ['1.5e3', '1500'],
    ['15e-3', '0.015'],
    ['1.25E1', '12.5'],
    ['007.5', '7.5'],
    ['0', '0'],
    ['000', '0'],
    ['1e500', undefined],
    ['NaN', undefined],
  ])('%s is %s', (text, plain) => {
    expect(plainDecimal(text)).toBe(plain)
  })
})

describe('exact JSON', () => {
  it('keeps the text of numbers both ways', () => {
    const read = readJson('{"a":8000.0,"b":[1e2,0.10]}')
    expect(read).toEqual({ a: new NumberText('8000.0'), b: [new NumberText('1e2'), new NumberText('0.10')] })
    expect(JSON.stringify({ amount: exactNumber('9007199254740993.17') })).toBe('{"amount":9007199254740993.17}')
  })

  it('never throws', () => {
    expect(readJson('{')).toBeUndefined()
    expect(readJson('['.repeat(100_000))).toBeUndefined()
    expect(readJson('{"__proto__":{"a":1}}')).toBeDefined()
    expect(({} as { a?: unknown }).a).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_PATTERNS } from '../../../test/support/providers/catalogue-patterns.ts'
import { safePattern } from './patterns.ts'

/** Runs a pattern the way the form does. */
function matches(pattern: string | undefined, value: string): boolean {
  if (pattern === undefined) return true
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    return new RegExp(pattern).test(value)
  }
}

describe('safePattern', () => {
  it.each([
    [String.raw`^\+\d{10,14}$`, '+79161234567', '79161234567'],
    [String.raw`/^\+\d{10,14}$/`, '+79161234567', '79161234567'],
    [String.raw`/^[-\s\p{L}]{2,100}$/u`, 'Иван Петров', '1'],
    [String.raw`^\\+(?:7|380)\\d{9,10}$`, '+79161234567', '9161234567'],
    [String.raw`#^\d{4}-\d{2}-\d{2}$#`, '2026-11-20', '20.11.2026'],
    [String.raw`/^([a-z0-9_-]+\.)*[a-z0-9_-]+@[a-z0-9_-]+(\.[a-z0-9_-]+)*\.[a-z]{2,6}$$/`, 'a.b@c.test', 'a@b'],
    ['^[^;]*$', 'anything, really', 'no; really'],
    ['^[a-zA-Z_]*$', 'success', '1'],
    ['/^A\\d+$/A', 'A1', 'B1'],
  ])('%s works as its author meant it', (raw, good, bad) => {
    const pattern = safePattern(raw)
    expect(pattern).toBeDefined()
    expect(matches(pattern, good)).toBe(true)
    expect(matches(pattern, bad)).toBe(false)
  })

  it.each([
    ['compiles nowhere', '([a-z'],
    ['a brace that is no quantifier', String.raw`^\+\d{10-14}$`],
    ['the same in delimiters', String.raw`/^\+\d{10-14}$/`],
    ['nested quantifiers', '(a+)+'],
    ['nested quantifiers with an optional sign', String.raw`(\d+\s?)+$`],
    ['equal alternatives under a quantifier', '(a|a)*'],
    ['overlapping alternatives under a quantifier', '^(a|b|ab)*c$'],
    ['a repeated repetition of anything', '^(.*)*$'],
    ['neighbours that overlap', '.*.*=.*'],
    ['classes that overlap', '^[a-z]+[a-z0-9]*!$'],
    ['many optional neighbours', `${'a?'.repeat(30)}x`],
    ['many ambiguous groups without a star', '(a|a)'.repeat(20)],
    ['an ambiguous group repeated a known number of times', '^(a|a){40}$'],
    ['a long bounded repetition of a loop', String.raw`^(\w{0,200}){0,200}$`],
    ['look-ahead', String.raw`^(?=.*\d).{8,}$`],
    ['a back reference', String.raw`^(a)\1$`],
    ['PHP’s own anchors', String.raw`\A\d+\z`],
    ['a POSIX class', '^[[:alpha:]]+$'],
    ['a flag that changes the meaning', String.raw`/^\d+[a-z]$/i`],
    ['a property without the flag that gives it meaning', String.raw`^\p{L}{10-14}$`],
    ['nothing', ''],
    ['only delimiters', '//'],
    ['too long', `^${'a'.repeat(600)}$`],
  ])('leaves out %s', (_why, raw) => {
    expect(safePattern(raw)).toBeUndefined()
  })

  it('never throws, and what it passes always compiles', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab01.*+?()[]{}|^$\\d-,/:;'), maxLength: 40 }), (raw) => {
        const pattern = safePattern(raw)
        expect(() => matches(pattern, 'a')).not.toThrow()
      }),
    )
  })

  it('passes nothing that a hostile text makes slow', () => {
    // Steps of a backtracking matcher cannot be counted from outside; a test that hangs is the failure here.
    const hostile = ['a', 'b', '0', '1', '.', '-', 'ab', 'a0'].map((part) => `${part.repeat(256 / part.length)}!`)
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab01.*+?()[]|'), maxLength: 24 }), (raw) => {
        const pattern = safePattern(`^${raw}$`)
        for (const text of hostile) matches(pattern, text)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(CATALOGUE_PATTERNS)('keeps %s of the public catalogue', (raw) => {
    expect(safePattern(raw)).toBeDefined()
  })
})

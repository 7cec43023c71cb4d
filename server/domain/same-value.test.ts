import { expect, it } from 'vitest'
import { isSameValue } from './same-value.ts'

it.each([
  [{ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 }, true],
  [{ a: 'b,c', 'a,b': 'c' }, { 'a,b': 'c', a: 'b,c' }, true],
  [undefined, undefined, true],
  ['a', 'a', true],
  [{ a: [1, 2] }, { a: [2, 1] }, false],
  [{ a: 1 }, { a: 1, b: 1 }, false],
  [{ a: 1 }, { a: '1' }, false],
  [{ a: 1 }, { a: 2 }, false],
  [[], {}, false],
  [undefined, {}, false],
])('%j and %j', (one, other, isSame) => {
  expect(isSameValue(one, other)).toBe(isSame)
})

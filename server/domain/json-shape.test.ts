import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shapeOf, type Shape } from './json-shape.ts'

const LIMITS = { depth: 3, values: 10 }

it.each<[string, Shape]>([
  ['{"a":1,"b":[1,2,{"c":null}]}', 'fine'],
  ['{"a":1,"a":2}', 'repeated'],
  ['{"a":1,"\\u0061":2}', 'repeated'],
  ['{"a" \n\t: 1, "b":{"c":1,"c":2}}', 'repeated'],
  ['{"a":{"b":1},"b":{"a":1}}', 'fine'],
  ['["a","a",{"x":"a","y":"a"}]', 'fine'],
  ['{"a":"{[,\\"b\\":","b":"\\\\"}', 'fine'],
  ['[[[]]]', 'fine'],
  ['[[[[]]]]', 'too-deep'],
  ['{"a":{"b":{"c":{}}}}', 'too-deep'],
  ['[1,2,3,4,5,6,7,8,9,10]', 'fine'],
  ['[1,2,3,4,5,6,7,8,9,10,11]', 'too-many'],
  [`${'['.repeat(100_000)}`, 'too-deep'],
  ['"a":', 'fine'],
  ['"\\', 'fine'],
])('the shape of %s is %s', (text, shape) => {
  expect(shapeOf(text, LIMITS)).toBe(shape)
})

it.each([' ', '\n', '\r', '\t', ' \r\n\t '])(
  'a repeated name is found whatever stands before its colon: %j',
  (space) => {
    expect(shapeOf(`{"a"${space}:1,"a"${space}:2}`, LIMITS)).toBe('repeated')
  },
)

it('what JSON.stringify has written is never repeated', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(shapeOf(JSON.stringify(value), { depth: Infinity, values: Infinity })).toBe('fine')
    }),
  )
})

it('never throws, whatever text it is given', () => {
  fc.assert(fc.property(fc.string(), (text) => void shapeOf(text, LIMITS)))
})

import { expect, it } from 'vitest'
import { open, T0 } from '../../test/support/domain.ts'
import { backToShop } from './back-to-shop.ts'
import type { Outcome } from '../../src/contract/index.ts'

const ALL = { returnUrl: 'back', successUrl: 'yes', failUrl: 'no' }
const backOf = (outcome: Outcome | undefined, urls: Partial<typeof ALL>) => {
  const { terms } = open()
  return backToShop({ terms: { ...terms, ...urls }, ...(outcome === undefined ? {} : { end: { outcome, at: T0 } }) })
}

it.each<[Outcome | undefined, string]>([
  [undefined, 'back'],
  ['paid', 'yes'],
  ['overpaid', 'yes'],
  ['underpaid', 'no'],
  ['expired', 'no'],
  ['cancelled', 'no'],
])('after %s the buyer goes to %s', (outcome, where) => {
  expect(backOf(outcome, ALL)).toBe(where)
  expect(backOf(outcome, { returnUrl: 'back' })).toBe('back')
  expect(backOf(outcome, {})).toBeUndefined()
})

it('an open order leads to no address of an end', () => {
  expect(backOf(undefined, { successUrl: 'yes', failUrl: 'no' })).toBeUndefined()
})

it('what was stored once with line ends, or in letters that no header holds, is written as browsers read it', () => {
  const back = (returnUrl: string) => backOf(undefined, { returnUrl })
  expect(back('https://shop.example/a\r\nset-cookie: a=b')).toBe('https://shop.example/aset-cookie:%20a=b')
  expect(back('https://shop.example/спасибо')).toBe(`https://shop.example/${encodeURI('спасибо')}`)
  expect(back('\r\n')).toBeUndefined()
})

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

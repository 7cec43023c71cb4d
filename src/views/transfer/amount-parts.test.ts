import { expect, test } from 'vitest'
import { moneyFormatter } from '../../contract/money-formatter.ts'
import { partsOf } from './amount-parts.ts'

test.each([
  ['ru', '1503.17', 'RUB', '17'],
  ['en', '1503.10', 'RUB', '10'],
  ['de', '17.17', 'EUR', '17'],
  ['hi', '1503.07', 'INR', '07'],
  ['en', '16.250001', 'USDT', '250001'],
])('in %s the cents of %s %s are %s, and the text stays whole', (tag, value, currency, cents) => {
  const money = { value, currency }
  const text = moneyFormatter(tag)(money)
  const parts = partsOf(text, money)
  expect(parts?.[1]).toBe(cents)
  expect(parts?.join('')).toBe(text)
})

test.each([
  ['1503.00', 'RUB'],
  ['412000', 'VND'],
])('%s %s has none that matter', (value, currency) => {
  expect(partsOf(moneyFormatter('en')({ value, currency }), { value, currency })).toBeUndefined()
})

test('figures of another script stay as they are', () => {
  expect(partsOf('١٬٥٠٣٫١٧', { value: '1503.17', currency: 'RUB' })).toBeUndefined()
})

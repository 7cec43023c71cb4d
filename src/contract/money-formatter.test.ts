import { expect, test } from 'vitest'
import { moneyFormatter, numberTag, withoutZeroDecimals } from './money-formatter.ts'

/** Spaces of every kind look alike. */
const written = (tag: string, value: string, currency: string) =>
  moneyFormatter(tag)({ value, currency }).replace(/[\u00a0\u202f]/g, ' ')

test.each([
  ['en', '1503.17', 'RUB', '₽1,503.17'],
  ['ru', '1503.17', 'RUB', '1 503,17 ₽'],
  ['ru-UA', '1503.17', 'UAH', '1503,17 ₴'],
  ['en-IN', '123456789012', 'INR', '₹1,23,45,67,89,012'],
  ['de-CH', '0.00', 'CHF', 'CHF 0.00'],
  // No digit is lost on the way.
  ['en', '90071992547409931.23', 'KZT', '₸90,071,992,547,409,931.23'],
  // As many decimals as there are.
  ['en', '250', 'VND', '₫250'],
  ['en', '12.345', 'KWD', 'KWD 12.345'],
  ['en', '1.2345', 'CLF', 'CLF 1.2345'],
  // A sign that many share says which one it is.
  ['en', '5.00', 'USD', '$5.00'],
  ['en', '5.00', 'COP', 'COP 5.00'],
  ['en', '5.00', 'MXN', 'MX$5.00'],
  ['de', '5.00', 'SEK', '5,00 SEK'],
  // Neither every browser nor Intl has a sign for these.
  ['en', '5.00', 'XCG', 'XCG 5.00'],
  ['en', '5.00', 'USDT', '5.00 USDT'],
  // Chrome lacks the numbers of these two.
  ['kk', '1503.17', 'KZT', '1 503,17 ₸'],
  ['az-AZ', '1503.17', 'AZN', '1.503,17 ₼'],
])('in %s, %s %s is %s', (tag, value, currency, text) => {
  expect(written(tag, value, currency)).toBe(text)
})

test('a language that Chrome ships without its numbers writes them as another', () => {
  expect(['kk', 'kk-KZ', 'az', 'ru-KZ', 'en'].map(numberTag)).toEqual(['ru', 'ru', 'de', 'ru-KZ', 'en'])
})

test.each([
  ['500.00', '500'],
  ['500.0', '500'],
  ['500', '500'],
  ['500.50', '500.50'],
  ['0.00', '0'],
  ['1000', '1000'],
])('%s without zero decimals is %s', (value, short) => {
  expect(withoutZeroDecimals({ value, currency: 'RUB' })).toEqual({ value: short, currency: 'RUB' })
})

import { expect, test } from 'vitest'
import { moneyFormatter } from './money.ts'

test('amounts are written as the checkout writes them', () => {
  const plain = (text: string) => text.replaceAll(/\s/g, ' ')
  expect(plain(moneyFormatter('ru')({ value: '1503.17', currency: 'RUB' }))).toBe('1 503,17 ₽')
  expect(plain(moneyFormatter('en')({ value: '12.500000', currency: 'USDT' }))).toBe('12.500000 USDT')
  expect(plain(moneyFormatter('de')({ value: '9007199254740993.01', currency: 'EUR' }))).toBe(
    '9.007.199.254.740.993,01 €',
  )
})

import { expect, test } from 'vitest'
import { countdownText, durationText } from './duration.ts'
import enSteps from './en.steps.ts'
import en from './en.ts'
import ruSteps from './ru.steps.ts'
import ru from './ru.ts'
import { createTranslator } from './translator.ts'

const english = createTranslator('en', { ...en, ...enSteps })
const russian = createTranslator('ru', { ...ru, ...ruSteps })
/** Spaces of every kind look alike. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test.each([
  ['1503.17', 'RUB', '1 503,17 ₽', '₽1,503.17'],
  ['1503.00', 'RUB', '1 503,00 ₽', '₽1,503.00'],
  ['90071992547409931.23', 'RUB', '90 071 992 547 409 931,23 ₽', '₽90,071,992,547,409,931.23'],
  ['250', 'VND', '250 ₫', '₫250'],
  ['12.345', 'KWD', '12,345 KWD', 'KWD 12.345'],
  ['10.50', 'USDT', '10,50 USDT', '10.50 USDT'],
  ['5.00', 'MXN', '5,00 MX$', 'MX$5.00'],
])('%s %s', (value, currency, inRussian, inEnglish) => {
  expect(plain(russian.money({ value, currency }))).toBe(inRussian)
  expect(plain(english.money({ value, currency }))).toBe(inEnglish)
})

test('plurals are those of the language', () => {
  expect([1, 2, 5, 21].map((count) => russian.t('found', { count }))).toEqual([
    '1 способ оплаты',
    '2 способа оплаты',
    '5 способов оплаты',
    '21 способ оплаты',
  ])
  expect([1, 2].map((count) => english.t('found', { count }))).toEqual(['1 way to pay', '2 ways to pay'])
})

test('the host page may put a sentence in its own words', () => {
  const own = createTranslator('en', { ...en, ...enSteps }, { continue: 'Pay now', sentAmount: 'Done: {amount}' })
  expect(own.t('continue')).toBe('Pay now')
  expect(own.t('sentAmount', { amount: '1' })).toBe('Done: 1')
  expect(own.t('copy')).toBe('Copy')
})

test('a value with braces in it is not read as a slot', () => {
  expect(english.t('back', { shop: '{shop} & {count}' })).toBe('Back to {shop} & {count}')
})

test('every language fills the same slots', () => {
  const slots = (text: unknown) => [...JSON.stringify(text).matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  for (const [key, text] of Object.entries({ ...en, ...enSteps })) {
    const other = Object.entries({ ...ru, ...ruSteps }).find(([name]) => name === key)?.[1]
    expect(new Set(slots(other)), key).toEqual(new Set(slots(text)))
  }
})

test('durations and countdowns', () => {
  expect(plain(durationText('en', 130_000))).toBe('2 min 10 sec')
  expect(plain(durationText('ru', 3_900_000))).toBe('1 ч 5 мин')
  expect(plain(durationText('kk', 3_900_000))).toBe('1 сағ 5 мин')
  expect(plain(durationText('id', 3_900_000))).toBe('1 jam 5 menit')
  expect(plain(durationText('hi', 185_000))).toBe('3 मिनट 5 सेकंड')
  expect(durationText('en', 400)).toBe('0 sec')
  expect([845_000, 844_001, 1_000, 0, -5, 3_720_000].map(countdownText)).toEqual([
    '14:05',
    '14:05',
    '0:01',
    '0:00',
    '0:00',
    '1:02:00',
  ])
})

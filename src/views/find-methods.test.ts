import { expect, test } from 'vitest'
import type { Method } from '../contract/index.ts'
import { findMethods, wordsOfMethods } from './find-methods.ts'
import { otherLayout, plainSpelling } from './spelling.ts'

const way = (id: string, name: string, more: Partial<Method> = {}): Method => ({
  id,
  category: 'other',
  name,
  fields: [],
  ...more,
})

const WAYS = [
  way('card', 'Перевод на карту', { category: 'payment_card', aliases: ['visa', 'мир', 'карта', 'сбер'] }),
  way('sbp', 'СБП', { summary: 'Из приложения банка', aliases: ['sbp', 'система быстрых платежей', 'сбербанк'] }),
  way('tbank', 'Т-Банк', { aliases: ['тинькофф'] }),
  way('usdt', 'USDT (TRC-20)', { channel: 'usdt', aliases: ['tether', 'криптовалюта'] }),
  way('qiwi', 'QIWI', { category: 'digital_wallet' }),
  way('cash', 'Наличные', { category: 'cash_payment', summary: 'При встрече с курьером' }),
  way('m10', 'm10 pul kisəsi'),
  way('upi', 'यूपीआई', { channel: 'upi' }),
]
const GROUPS: Partial<Record<Method['category'], string>> = { digital_wallet: 'Кошельки' }
const WORDS = wordsOfMethods(WAYS, ({ category }) => GROUPS[category] ?? '')

test.each([
  // As people write it, in their own script or in another.
  ['sber', ['card', 'sbp']],
  ['сбер', ['card', 'sbp']],
  ['тинькофф', ['tbank']],
  ['tinkoff', ['tbank']],
  ['tinkof', ['tbank']],
  ['t-bank', ['tbank']],
  ['tbank', ['tbank']],
  ['т банк', ['tbank']],
  ['sbp', ['sbp']],
  ['сбп', ['sbp']],
  ['быстрых платежей', ['sbp']],
  ['быстрые платежи', ['sbp']],
  ['visa', ['card']],
  ['виза', ['card']],
  ['usdt', ['usdt']],
  ['TRC20', ['usdt']],
  ['карта', ['card']],
  ['картой', ['card']],
  ['karta', ['card']],
  ['киви', ['qiwi']],
  ['кошелек', ['qiwi']],
  ['кошелёк', ['qiwi']],
  ['наличка', ['cash']],
  ['курьеру', ['cash']],
  ['криптой', ['usdt']],
  ['kisesi', []],
  ['kisasi', ['m10']],
  ['यूपीआई', ['upi']],
  // On the keyboard of the other language.
  ['c,g', ['sbp']],
  ['ыиз', ['sbp']],
  ['yfkbxyst', ['cash']],
  // Every word has to be said.
  ['карта сбер', ['card']],
  ['карта qiwi', []],
  ['nowhere', []],
  ['банка встреча', []],
])('%j finds %j', (query, ids) => {
  expect([...(findMethods(WORDS, query) ?? [])]).toEqual(ids)
})

test.each(['', '   ', '-'])('%j is nothing typed', (query) => {
  expect(findMethods(WORDS, query)).toBeUndefined()
})

test('short words are not cut: "card" is not "cash"', () => {
  const words = wordsOfMethods([way('cash', 'Cash'), way('card', 'Card')], () => '')
  expect([...(findMethods(words, 'card') ?? [])]).toEqual(['card'])
})

test('spellings of one name have one plain spelling', () => {
  expect(plainSpelling('Тинькофф')).toBe(plainSpelling('TINKOFF'))
  expect(plainSpelling('Ёлка Щ')).toBe('elka sh')
  expect(plainSpelling('İş Bankası')).toBe('is bankasi')
  // With its accents apart, as some keyboards send them.
  expect(plainSpelling('Пей'.normalize('NFD'))).toBe(plainSpelling('Пей'))
})

test('a text in the other layout is what the same keys would have written', () => {
  expect(otherLayout('ghbdtn')).toBe('привет')
  expect(otherLayout('привет')).toBe('ghbdtn')
  expect(otherLayout('123 ')).toBe('123 ')
})

import { expect, it } from 'vitest'
import { TEXTS } from '../texts/index.ts'
import { LOCALES } from '../texts/locale.ts'
import { aliasesOf, channelName, glyphOf, KNOWN_CHANNELS } from './channels.ts'

it.each(KNOWN_CHANNELS)('%s is found by words as a filter compares them, each of them once', (channel) => {
  const aliases = aliasesOf(channel)
  expect(aliases.length).toBeGreaterThan(0)
  expect(new Set(aliases).size).toBe(aliases.length)
  for (const alias of aliases) {
    expect(alias).toBe(alias.toLowerCase().trim())
    expect(alias.length).toBeLessThan(30)
  }
})

it('has a word in every language for channels that there are, and no other', () => {
  for (const locale of LOCALES)
    expect(Object.keys(TEXTS[locale].channels).filter((channel) => !KNOWN_CHANNELS.includes(channel))).toEqual([])
  expect([channelName('sbp', 'ru'), channelName('pix', 'ru'), channelName('sberbank', 'ru')]).toEqual([
    'СБП',
    'PIX',
    undefined,
  ])
})

it('knows a coin on any of its networks, and nothing of a code that nobody knows', () => {
  expect(aliasesOf('tether.trc20')).toEqual(expect.arrayContaining(['trc20', 'usdt']))
  expect([channelName('tether.trc20', 'en'), glyphOf('tether.trc20', 'other')]).toEqual([
    'Tether (USDT) TRC20',
    'crypto',
  ])
  expect([aliasesOf('paymega.sbp2'), channelName('paymega.sbp2', 'en')]).toEqual([[], undefined])
  expect([aliasesOf('toString'), channelName('toString', 'en')]).toEqual([[], undefined])
})

it('takes the picture of the category for what nobody knows', () => {
  expect(glyphOf('sbp', 'payment_card')).toBe('phone')
  expect(glyphOf('paymega.x', 'payment_card')).toBe('card')
  expect(glyphOf('paymega.x', 'online_banking')).toBe('bank')
  expect(glyphOf('paymega.x', 'mobile_carrier_billing')).toBe('mobile')
  expect(glyphOf('paymega.x', 'cash_on_delivery')).toBe('cash')
  expect(glyphOf('paymega.x', 'latam')).toBe('other')
})

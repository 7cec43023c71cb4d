import { expect, it } from 'vitest'
import { LOCALES } from '../texts/locale.ts'
import { likelyZone, momentIn, momentText, zoneChoices, zoneList, zoneNamed } from './zones.ts'

it.each([
  ['Europe/Moscow', '2026-11-26T18:00', '2026-11-26T15:00:00.000Z'],
  ['Asia/Almaty', '2026-11-26T18:00', '2026-11-26T13:00:00.000Z'],
  ['Asia/Kolkata', '2026-11-26T18:00', '2026-11-26T12:30:00.000Z'],
  ['Asia/Kathmandu', '2026-11-26T18:00:30', '2026-11-26T12:15:30.000Z'],
  ['America/Sao_Paulo', '2026-11-26T23:30', '2026-11-27T02:30:00.000Z'],
  ['America/St_Johns', '2026-11-26T18:00', '2026-11-26T21:30:00.000Z'],
  ['UTC', '2026-11-26T18:00', '2026-11-26T18:00:00.000Z'],
  // Summer and winter.
  ['Europe/Berlin', '2026-07-01T12:00', '2026-07-01T10:00:00.000Z'],
  ['Europe/Berlin', '2026-12-01T12:00', '2026-12-01T11:00:00.000Z'],
  // Shown twice on the night of 25 October, and never on that of 29 March.
  ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
  ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:30:00.000Z'],
  ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
])('in %s the clocks show %s at %s', (zone, local, moment) => {
  expect(momentIn(zone, local)).toBe(moment)
})

it.each(['2026-11-26T15:00:00.000Z', '2026-11-26T18:00+03:00', '18:00', 'x', '', '2026-13-45T18:00'])(
  'what has a zone already, or is no time, stays as it is: %j',
  (text) => {
    expect(momentIn('Europe/Moscow', text)).toBe(text)
  },
)

it('guesses by the currency, else by the language, and only zones that there are', () => {
  expect(likelyZone('KZT', 'ru')).toBe('Asia/Almaty')
  expect(likelyZone('USD', 'ru')).toBe('Europe/Moscow')
  for (const locale of LOCALES)
    for (const currency of [
      'RUB',
      'KZT',
      'UAH',
      'AZN',
      'TRY',
      'UZS',
      'KGS',
      'TJS',
      'GEL',
      'AMD',
      'BYN',
      'EUR',
      'BRL',
      'INR',
      'IDR',
      'VND',
      'USD',
    ])
      expect(() => new Intl.DateTimeFormat('en', { timeZone: likelyZone(currency, locale) })).not.toThrow()
  expect(zoneNamed('Asia/Almaty')).toBe('Asia/Almaty')
  expect([zoneNamed('Mars/Base'), zoneNamed(''), zoneNamed(undefined)]).toEqual([undefined, undefined, undefined])
})

it('names the zone of what it shows', () => {
  expect(momentText('2026-11-26T15:00:00Z', 'en', 'Asia/Almaty')).toBe('November 26 at 08:00 PM GMT+5')
  expect(momentText('2026-11-26T15:00:00Z', 'ru', 'Europe/Moscow')).toMatch(/^26 ноября в 18:00 (GMT\+3|MSK)$/)
})

it('lists every zone once, from west to east', () => {
  const list = zoneChoices(Date.parse('2026-11-26T15:00:00Z'))
  expect(list.find(({ zone }) => zone === 'Asia/Almaty')?.text).toBe('UTC+05:00 Almaty, Asia')
  expect(list.find(({ zone }) => zone === 'America/St_Johns')?.text).toBe('UTC−03:30 St Johns, America')
  expect(new Set(list.map(({ zone }) => zone)).size).toBe(list.length)
  expect(list.at(0)?.text).toMatch(/^UTC−1[12]/)
  expect(list.at(-1)?.text).toMatch(/^UTC\+14/)
})

it('reckons the list anew as soon as a clock is put forward', () => {
  let now = Date.parse('2026-03-29T00:50:00Z')
  const zones = zoneList(() => now)
  const berlin = () => zones().find(({ zone }) => zone === 'Europe/Berlin')?.text
  expect(berlin()).toBe('UTC+01:00 Berlin, Europe')
  const first = zones()
  now += 9 * 60_000
  expect(zones()).toBe(first)
  now += 60_000
  expect(berlin()).toBe('UTC+02:00 Berlin, Europe')
})

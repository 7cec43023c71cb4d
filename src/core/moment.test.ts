import { afterEach, expect, it, vi } from 'vitest'
import { momentText, zoneName } from './moment.ts'

/** This process’s zone. */
const zone = (name: string) => vi.stubEnv('TZ', name)
afterEach(() => void vi.unstubAllEnvs())

it.each([
  ['Europe/Moscow', '18:00', 'Moscow Standard Time'],
  ['Asia/Almaty', '20:00', 'Kazakhstan Time'],
  ['Asia/Kathmandu', '20:45', 'Nepal Time'],
  ['America/Sao_Paulo', '12:00', 'Brasilia Standard Time'],
])('a moment is that of the clock in %s, which is named', (name, time, called) => {
  zone(name)
  const shown = momentText('2026-11-26T15:00:00.000Z', 'en-GB')
  expect(shown).toContain(`26 November 2026 at ${time}, `)
  expect(shown).toContain(called)
})

it('is written in the buyer’s language', () => {
  zone('Europe/Moscow')
  expect(momentText('2026-11-26T18:00:00+03:00', 'ru')).toMatch(/^26 ноября 2026 г\. в 18:00, Москва/)
  expect(zoneName('ru')).toContain('Москва')
})

it('the zone is named as it is at that moment: summer time is another', () => {
  zone('Europe/Berlin')
  expect(momentText('2026-07-01T10:00:00Z', 'en')).toContain('Central European Summer Time')
  expect(momentText('2026-12-01T10:00:00Z', 'en')).toContain('Central European Standard Time')
})

// Kako has no names for months in Node, as Kazakh and Azerbaijani have none in Chrome.
it('a language without names for months and zones has figures', () => {
  zone('Asia/Almaty')
  expect(momentText('2026-11-26T15:00:00Z', 'kkj')).toBe('26.11.2026, 20:00, GMT+5')
  zone('Asia/Kathmandu')
  expect(zoneName('kkj')).toBe('GMT+5:45')
})

it('where there are names, Kazakh has its own', () => {
  zone('Asia/Almaty')
  expect(momentText('2026-11-26T15:00:00Z', 'kk')).toMatch(/26 қараша.*20:00, Қазақстан уақыты/)
})

it('a field that is empty yet has the zone of now', () => {
  zone('Asia/Almaty')
  expect(zoneName('en', new Date(''))).toBe('Kazakhstan Time')
  zone('Europe/Berlin')
  expect(zoneName('en', new Date('2099-07-01T10:00'))).toBe('Central European Summer Time')
})

it.each(['18:00', '2026-11-26 18:00', '2026-11-26T18:00', 'As soon as possible', '2026-13-45T99:00:00Z', ''])(
  '%j names no moment, and stays as it is',
  (value) => {
    expect(momentText(value, 'en')).toBe(value)
  },
)

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

it.each(['18:00', '2026-11-26 18:00', '2026-11-26T18:00', 'As soon as possible', '2026-13-45T99:00:00Z', ''])(
  '%j names no moment, and stays as it is',
  (value) => {
    expect(momentText(value, 'en')).toBe(value)
  },
)

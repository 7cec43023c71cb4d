/**
 * Time zones for a page without JavaScript, which cannot tell where its reader is: the reader says it, a first guess is made, and
 * whichever holds is named.
 */
import type { Locale } from '../texts/locale.ts'

/** Where most people live who pay in a currency. */
const OF_CURRENCY: Readonly<Record<string, string>> = {
  RUB: 'Europe/Moscow',
  KZT: 'Asia/Almaty',
  UAH: 'Europe/Kyiv',
  AZN: 'Asia/Baku',
  TRY: 'Europe/Istanbul',
  UZS: 'Asia/Tashkent',
  KGS: 'Asia/Bishkek',
  TJS: 'Asia/Dushanbe',
  GEL: 'Asia/Tbilisi',
  AMD: 'Asia/Yerevan',
  BYN: 'Europe/Minsk',
  EUR: 'Europe/Berlin',
  BRL: 'America/Sao_Paulo',
  INR: 'Asia/Kolkata',
  IDR: 'Asia/Jakarta',
  VND: 'Asia/Ho_Chi_Minh',
}
/** The same of those who read a language, where a currency is anybody's. */
const OF_LOCALE: Readonly<Record<Locale, string>> = {
  en: 'UTC',
  ru: 'Europe/Moscow',
  uk: 'Europe/Kyiv',
  kk: 'Asia/Almaty',
  az: 'Asia/Baku',
  tr: 'Europe/Istanbul',
  de: 'Europe/Berlin',
  pt: 'America/Sao_Paulo',
  hi: 'Asia/Kolkata',
  pl: 'Europe/Warsaw',
  fr: 'Europe/Paris',
  id: 'Asia/Jakarta',
  vi: 'Asia/Ho_Chi_Minh',
  es: 'Europe/Madrid',
}

const MINUTE = 60_000
/** Names that are another's old ones stay out of it. */
const ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** A zone that a form or a cookie names, if there is one of this name. */
export function zoneNamed(name: string | undefined): string | undefined {
  return ZONES.find((zone) => zone === name)
}

/** The first guess: by the currency, else by the language. */
export function likelyZone(currency: string, locale: Locale): string {
  return OF_CURRENCY[currency] ?? OF_LOCALE[locale]
}

/** How far the clocks of `zone` are ahead of UTC at `at`, ms. */
function aheadOf(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  const ahead = (Number(hours) * 60 + Number(minutes)) * MINUTE
  return sign === '-' ? -ahead : ahead
}

/** What `datetime-local` gives, or a prefix of it with seconds; it has no zone. */
const LOCAL = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(:\d\d)?$/

/** Is it a time that says nothing of whose clock is meant? */
export const isClockTime = (text: string): boolean => LOCAL.test(text)

/**
 * The moment at which the clocks of `zone` show `local`, ISO 8601. Where they show it twice the first time is meant; where they
 * jump over it, as much later as they jump. Any other text stays as it is.
 */
export function momentIn(zone: string, local: string): string {
  const asUtc = LOCAL.test(local) ? Date.parse(`${local}Z`) : Number.NaN
  if (Number.isNaN(asUtc)) return local
  const [before, after] = [aheadOf(zone, asUtc - 24 * 60 * MINUTE), aheadOf(zone, asUtc + 24 * 60 * MINUTE)]
  const at = [before, after].map((ahead) => asUtc - ahead).find((one) => one + aheadOf(zone, one) === asUtc)
  return new Date(at ?? asUtc - before).toISOString()
}

/** A moment as the clocks of `zone` have it, in a language, with the zone's name. */
export function momentText(at: string | number, locale: Locale, zone: string): string {
  const format = { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
  return new Intl.DateTimeFormat(locale, { ...format, timeZone: zone }).format(new Date(at))
}

export interface ZoneChoice {
  readonly zone: string
  /** `UTC+05:00 Almaty, Asia` */
  readonly text: string
}

/** All zones with what their clocks are ahead now, from west to east. */
export function zoneChoices(now: number): readonly ZoneChoice[] {
  return ZONES.map((zone) => ({ zone, ahead: aheadOf(zone, now) / MINUTE }))
    .toSorted((a, b) => a.ahead - b.ahead)
    .map(({ zone, ahead }) => {
      const [area = '', ...rest] = zone.replaceAll('_', ' ').split('/')
      const place = rest.length > 0 ? `${rest.join(', ')}, ${area}` : ''
      const clock = [Math.trunc(Math.abs(ahead) / 60), Math.abs(ahead) % 60].map((part) =>
        String(part).padStart(2, '0'),
      )
      return { zone, text: `UTC${ahead < 0 ? '−' : '+'}${clock.join(':')} ${place}`.trim() }
    })
}

/** No clock on earth is put forward or back but at a quarter of an hour. */
const QUARTER = 15 * MINUTE

/** The same, reckoned once a quarter of an hour: it asks the ICU about four hundred zones, and many pages a second have the list. */
export function zoneList(now: () => number): () => readonly ZoneChoice[] {
  let held: { readonly quarter: number; readonly choices: readonly ZoneChoice[] } | undefined
  return () => {
    const quarter = Math.floor(now() / QUARTER)
    if (held?.quarter !== quarter) held = { quarter, choices: zoneChoices(quarter * QUARTER) }
    return held.choices
  }
}

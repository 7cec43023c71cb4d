/** The languages we speak, and which of them a request asks for. */
import { nearestLanguage } from '../../src/contract/nearest-language.ts'

export const LOCALES = ['en', 'ru', 'uk', 'kk', 'az', 'id', 'hi', 'de', 'tr', 'pt', 'vi', 'es', 'fr', 'pl'] as const
export type Locale = (typeof LOCALES)[number]

function languageOf(tag: string): Locale | undefined {
  const [language = ''] = tag.trim().toLowerCase().split(/[-_]/)
  const nearest = language && nearestLanguage(language)
  return LOCALES.find((known) => known === nearest)
}

/**
 * The language of an answer: `?locale=` (`ru-KZ` is `ru`), else the best of `Accept-Language` by its q
 * values, else English.
 */
export function resolveLocale(asked: string | undefined, acceptLanguage: string | undefined): Locale {
  const direct = asked ? languageOf(asked) : undefined
  if (direct) return direct
  const ranges = (acceptLanguage ?? '').split(',').map((range, index) => {
    const [tag = '', ...parameters] = range.split(';')
    const q = parameters.map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(parameter)?.[1]).find((value) => value)
    return { locale: languageOf(tag), q: q === undefined ? 1 : Number(q), index }
  })
  ranges.sort((a, b) => b.q - a.q || a.index - b.index)
  return ranges.find((range) => range.locale && range.q > 0)?.locale ?? 'en'
}

/**
 * The BCP 47 tag by which amounts are written in an answer. `asked` by the widget: with its region, and also where the answer
 * is in another language, since the widget writes its own amounts beside by it. `preset` by the shop's backend: only where it is of the
 * answer's language. A language that nobody knows has no amounts; they are then the answer's.
 */
export function amountTag(asked: string | undefined, preset: string | undefined, locale: Locale): string {
  try {
    const { baseName, language } = new Intl.Locale((asked ?? preset ?? locale).replaceAll('_', '-'))
    const isMeant = asked !== undefined || language === locale
    return isMeant && Intl.NumberFormat.supportedLocalesOf(baseName).length > 0 ? baseName : locale
  } catch {
    return locale
  }
}

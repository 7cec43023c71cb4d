/** The languages we speak, and which of them a request asks for. */

export const LOCALES = ['en', 'ru', 'uk', 'kk', 'az', 'id', 'hi', 'de', 'tr', 'pt', 'vi'] as const
export type Locale = (typeof LOCALES)[number]

function languageOf(tag: string): Locale | undefined {
  const language = tag.trim().toLowerCase().split(/[-_]/)[0]
  return LOCALES.find((known) => known === language)
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
 * The BCP 47 tag by which amounts are written in an answer: the one that was asked for, with its region, as the widget
 * writes its own by it; else the language of the answer.
 */
export function amountTag(asked: string | undefined, locale: Locale): string {
  try {
    return asked ? new Intl.Locale(asked.replaceAll('_', '-')).baseName : locale
  } catch {
    return locale
  }
}

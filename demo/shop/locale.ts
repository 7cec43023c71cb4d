/** The shop's languages, and how each writes what is not a sentence. */
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'
import { moneyFormatter, withoutZeroDecimals, type Money } from '../../src/contract/index.ts'

export const LOCALES = ['en', 'ru'] as const
export type Locale = (typeof LOCALES)[number]

/** One of ours, or undefined. */
export function localeOf(tag: string | undefined): Locale | undefined {
  const language = tag?.toLowerCase().split('-')[0]
  return LOCALES.find((locale) => locale === language)
}

/** What the buyer chose, else the best of `Accept-Language` that the shop speaks, else English. */
export function languageOf(c: Context, chosen: Locale | undefined): Locale {
  if (chosen) return chosen
  const best = accepts(c, {
    header: 'Accept-Language',
    supports: [...LOCALES],
    default: 'en',
    match: (ranges, { default: usual }) =>
      ranges
        .filter(({ type, q }) => q > 0 && localeOf(type))
        .toSorted((a, b) => b.q - a.q)
        .at(0)?.type ?? usual,
  })
  return localeOf(best) ?? 'en'
}

/** Money as the language writes it; whole amounts without decimals. */
export function moneyText(money: Money, locale: Locale): string {
  return moneyFormatter(locale)(withoutZeroDecimals(money))
}

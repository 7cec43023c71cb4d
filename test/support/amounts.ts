/** Every amount that tests compare: how server and browsers write it must be one and the same. */
import { LOCALES } from '../../server/texts/locale.ts'
import { EXPONENTS, type Money } from '../../src/contract/index.ts'

/** The languages that are shipped, some of them in their regions, and some that a host page may bring. */
export const TAGS: readonly string[] = [
  LOCALES,
  ['en-US', 'en-GB', 'en-IN', 'en-ZA', 'ru-RU', 'ru-KZ', 'ru-UA', 'ru-KG', 'uk-UA', 'kk-KZ', 'az-AZ', 'id-ID'],
  ['hi-IN', 'de-DE', 'de-AT', 'de-CH', 'tr-TR', 'tr-CY', 'pt-BR', 'pt-PT', 'vi-VN'],
  ['es', 'es-MX', 'fr', 'ar', 'ar-EG', 'he', 'zh', 'ja'],
].flat()

/** All that Node knows, all whose decimals we know, and one that is no country's. */
export const CURRENCIES: readonly string[] = [
  ...new Set([...Intl.supportedValuesOf('currency'), ...Object.keys(EXPONENTS), 'USDT']),
]

const VALUES = ['0', '0.00', '0.05', '1503.17', '12.345', '1.2345', '123456789012', '123456789012.34']

/** Each value in each currency. */
export const AMOUNTS: readonly Money[] = CURRENCIES.flatMap((currency) => VALUES.map((value) => ({ value, currency })))

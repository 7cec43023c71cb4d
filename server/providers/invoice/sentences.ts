/** What a buyer and the shop's staff read for Invoice's failures. */
import { failureText } from '../../texts/failures.ts'
import type { Locale } from '../../texts/locale.ts'
import type { ProviderText } from '../provider.ts'
import { BANK_ERRORS } from './errors.ts'
import type { Texts } from './texts/en.ts'
import { TEXTS } from './texts/index.ts'

function isExplained(code: string): code is keyof Texts['shop'] {
  return Object.hasOwn(TEXTS.en.shop, code)
}

function adviceFor(code: string, locale: Locale): string {
  const bank = BANK_ERRORS.find((error) => error.code === code)
  if (bank) return TEXTS[locale].advice[bank.advice]
  // The amount is the one thing of the request that another choice of the buyer changes; the rest is the shop's to mend.
  return code === 'api_2' ? failureText('amount_refused', locale).text : TEXTS[locale].atTheShop
}

/** The sentences of a failure code; undefined where the general one serves. */
export function sentence(code: string, locale: Locale): ProviderText | undefined {
  const text = adviceFor(code, locale)
  if (isExplained(code)) return { text, retryable: true, shop: TEXTS[locale].shop[code] }
  return code === 'api_error' ? { text, retryable: true } : undefined
}

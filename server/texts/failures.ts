/** Why an attempt ended, in the buyer's language: the codes every provider shares. A provider's own go before. */
import type { en } from './en.ts'
import { TEXTS } from './index.ts'
import type { Locale } from './locale.ts'

export type FailureCode = keyof typeof en.failures

/** What another try of the buyer does not change. */
const FINAL: ReadonlySet<FailureCode> = new Set(['no_methods', 'currency_not_supported'])

function isKnown(code: string): code is FailureCode {
  return Object.hasOwn(TEXTS.en.failures, code)
}

/** The shared sentence for a code, else the one for a payment that did not go through. `{names}` are filled in by the caller. */
export function failureText(code: string, locale: Locale): { readonly text: string; readonly retryable: boolean } {
  const known = isKnown(code) ? code : 'declined'
  return { text: TEXTS[locale].failures[known], retryable: !FINAL.has(known) }
}

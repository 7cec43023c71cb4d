/** Sentences for the codes of payment systems. */
import type { Locale } from '../texts/locale.ts'

/** What a buyer reads for one of the provider's own codes. */
export interface ProviderText {
  readonly text: string
  readonly retryable: boolean
  /** What the shop's staff reads instead: the provider's own reason, and what they can do. */
  readonly shop?: string
}

/** The sentence for a code of the provider of this id; undefined where the general one serves. */
export type ProviderTextOf = (provider: string | undefined, code: string, locale: Locale) => ProviderText | undefined

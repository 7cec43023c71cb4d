/**
 * What a buyer reads for a `resolution` of Paymega. The platform publishes no closed list; the codes below are those of
 * its documents and of its test cards, grouped by what they mean to somebody who wants to pay. For any other code the
 * general sentence serves.
 */
import { failureText } from '../../texts/failures.ts'
import type { Locale } from '../../texts/locale.ts'
import type { ProviderText } from '../provider.ts'
import { TEXTS } from './texts/index.ts'

export type ResolutionGroup = keyof (typeof TEXTS)['en']['sentences']

/** By what they mean to somebody who wants to pay. */
export const GROUPS: readonly (readonly [meaning: ResolutionGroup, ...codes: string[]])[] = [
  ['funds', 'insufficient_funds'],
  ['limit', 'card_usage_limit_violation', 'card_usage_issuer_limit_violation'],
  // Whose limit it is it does not say.
  ['someLimit', 'limit_violation'],
  // No limit that the buyer could raise: the card, or its bank, does not take part.
  ['restricted', 'card_restricted', 'card_restricted_by_acquirer', 'functionality_is_not_permitted'],
  ['expired', 'card_expired', 'invalid_expire_date'],
  [
    'typo',
    'invalid_card',
    'invalid_pan',
    'invalid_cardholder',
    'invalid_cvv',
    'invalid_details',
    'invalid_credentials',
    'fatal_invalid_card',
    'card_verification_failed',
    'invalid_pin',
  ],
  ['otherCard', 'invalid_card_type', 'invalid_card_status', 'card_3ds_enrolled', 'card_is_3ds_enrolled'],
  ['notEnrolled', 'card_not_3ds_enrolled', 'card_is_not_3ds_enrolled'],
  [
    'notConfirmed',
    'auth_3ds_required',
    'auth_otp_required',
    'auth_fatal_error',
    'client_auth_failed',
    'invalid_3ds_code',
    'invalid_otp_code',
    'invalid_otp',
  ],
  ['blocked', 'card_lost', 'card_stolen', 'lost_or_stolen_card', 'card_blocked_by_invalid_pin'],
  ['security', 'antifraud_error', 'customer_blocked'],
  ['declined', 'issuer_decline'],
  // Who declined it they do not say; many of these payments are made without a card's bank.
  ['noReason', 'general_decline', 'declined', 'fatal_decline'],
  ['twice', 'duplicated_transaction'],
  // The money may have been taken all the same.
  ['unclear', 'unable_to_reconcile', 'forced_captured'],
  [
    'system',
    'error',
    'provider_error',
    'provider_fatal_error',
    'general_fatal_error',
    'fatal_error',
    'invalid_request',
    'unable_to_determine_3ds_enrolment',
    'access_denied',
    'unknown',
  ],
]

const MEANINGS: ReadonlyMap<string, ResolutionGroup> = new Map(
  GROUPS.flatMap(([meaning, ...codes]) => codes.map((code) => [code, meaning] as const)),
)

/** What a buyer reads for a code, after which there is always another way; undefined where a shared sentence serves. */
export function sentence(code: string, locale: Locale): ProviderText | undefined {
  if (code === 'invalid_amount') return failureText('amount_refused', locale)
  const meaning = MEANINGS.get(code)
  return meaning && { text: TEXTS[locale].sentences[meaning], retryable: true }
}

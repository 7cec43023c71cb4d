import { expect, it } from 'vitest'
import { TEXTS as SHARED } from '../../texts/index.ts'
import { sentence } from './resolutions.ts'
import { TEXTS } from './texts/index.ts'

/** As the platform's pages and its test cards name them, but for those that say that time is over. */
const PUBLISHED = `antifraud_error auth_3ds_required auth_otp_required auth_fatal_error card_expired card_3ds_enrolled
  card_blocked_by_invalid_pin card_lost card_not_3ds_enrolled card_stolen card_restricted card_restricted_by_acquirer
  invalid_card_type card_usage_limit_violation card_usage_issuer_limit_violation card_verification_failed
  client_auth_failed customer_blocked general_decline fatal_decline fatal_error fatal_invalid_card forced_captured
  insufficient_funds invalid_3ds_code invalid_amount invalid_card invalid_cardholder invalid_cvv invalid_details
  invalid_expire_date invalid_otp_code issuer_decline access_denied error provider_error unknown duplicated_transaction
  unable_to_determine_3ds_enrolment card_is_3ds_enrolled card_is_not_3ds_enrolled provider_fatal_error invalid_pin
  unable_to_reconcile limit_violation functionality_is_not_permitted invalid_request lost_or_stolen_card declined
  invalid_otp invalid_card_status invalid_pan invalid_credentials general_fatal_error`.split(/\s+/)

it('has a sentence for every published resolution, and a resolution for every sentence', () => {
  const said = new Set(PUBLISHED.map((code) => sentence(code, 'vi')?.text))
  expect(said).toEqual(new Set([...Object.values(TEXTS.vi.sentences), SHARED.vi.failures.amount_refused]))
})

it.each([
  // A limit may be raised where it is the card's own, and nowhere else.
  ['card_usage_limit_violation', /Raise it/],
  ['limit_violation', /your card’s, your bank’s or the payment system’s/],
  ['card_restricted', /^(?!.*[Rr]aise)/],
  ['card_restricted_by_acquirer', /^(?!.*[Rr]aise)/],
  ['functionality_is_not_permitted', /^(?!.*[Rr]aise)/],
  // The bank is named where it is known to be the bank.
  ['issuer_decline', /Your bank declined/],
  ['general_decline', /^(?!.*Your bank)/],
  ['declined', /^(?!.*Your bank)/],
  // Nobody has said that the card is not enrolled, or that the buyer has not confirmed.
  ['unable_to_determine_3ds_enrolment', /at the payment system/],
  ['access_denied', /at the payment system/],
  // Money may have been taken: no invitation to pay again at once.
  ['unable_to_reconcile', /before you pay again/],
  ['forced_captured', /before you pay again/],
])('says of %s no more than it means', (code, said) => {
  expect(sentence(code, 'en')?.text).toMatch(said)
})

it('leaves the rest to the shared sentences', () => {
  for (const code of ['expired', 'method_refused', 'brand_new', 'toString'])
    expect(sentence(code, 'en')).toBeUndefined()
})

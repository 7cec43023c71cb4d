/** Invoice API v2, table 9.2: why a bank or a card system refused a payment. */
import type { Texts } from './texts/en.ts'

export interface BankError {
  /** The pair of the table, `[2, 51]`, as `2,51`. */
  readonly pair: string
  /** The table's English name, in lower case. */
  readonly name: string
  /** Our failure code; the shop's staff reads the reason under it. */
  readonly code: keyof Texts['shop']
  /** What a buyer can do about it. */
  readonly advice: keyof Texts['advice']
}

function row(pair: string, name: string, code: BankError['code'], advice: BankError['advice']): BankError {
  return { pair, name, code, advice }
}

export const BANK_ERRORS: readonly BankError[] = [
  row('3,-21', 'duplicate transaction', 'duplicate_transaction', 'twice'),
  row('3,-20', 'expired transaction', 'expired_transaction', 'tooLate'),
  row('3,-19', 'authentication failed', 'authentication_failed', 'confirmAgain'),
  row('3,-17', 'access denied', 'access_denied', 'system'),
  row('3,-2', 'bad cgi request', 'bad_cgi_request', 'system'),
  row('2,4', 'your card is restricted', 'your_card_is_restricted', 'bankOrCard'),
  row('2,5', 'transaction declined', 'transaction_declined', 'bankOrCard'),
  row('2,12', 'invalid transaction', 'invalid_transaction', 'bankOrCard'),
  row('2,14', 'no such card', 'no_such_card', 'cardNumber'),
  row('2,41', 'lost card', 'lost_card', 'blockedCard'),
  row('2,43', 'stolen card', 'stolen_card', 'blockedCard'),
  row('2,51', 'not sufficient funds', 'not_sufficient_funds', 'funds'),
  row('2,54', 'expired card', 'expired_card', 'expiredCard'),
  row('2,57', 'not permitted to client', 'not_permitted_to_client', 'notAllowed'),
  row('2,58', 'not permitted to merchant', 'not_permitted_to_merchant', 'shop'),
  row('2,59', 'suspected fraud', 'suspected_fraud', 'bankOrCard'),
  row('2,61', 'exceeds amount limit', 'exceeds_amount_limit', 'limit'),
  row('2,62', 'restricted card', 'restricted_card', 'bankOrCard'),
  row('2,65', 'exceeds frequency limit', 'exceeds_frequency_limit', 'limit'),
  row('2,82', 'time-out at issuer', 'time_out_at_issuer', 'bankAway'),
  row('2,91', 'issuer unavailable', 'issuer_unavailable', 'bankAway'),
  row('2,93', 'violation of law', 'violation_of_law', 'bankOrCard'),
  row('2,95', 'reconcile error', 'reconcile_error', 'twice'),
  row('2,96', 'system malfunction', 'system_malfunction', 'system'),
]

/**
 * The failure code of a failed payment's `status_description`: by the table's pair, else by its English name, else
 * the general one. The document does not say in which of them the reason is sent.
 */
export function failureOf(description: string | undefined): string {
  const text = description?.toLowerCase() ?? ''
  const [, first = '', second = ''] = /\[?\s*\b([23])\s*,\s*(-?\d{1,2})\b\s*\]?/.exec(text) ?? []
  const known =
    BANK_ERRORS.find(({ pair }) => pair === `${first},${second}`) ??
    // Longest names first: "your card is restricted" is not "restricted card", but a short name may be part of a longer one.
    BANK_ERRORS.toSorted((a, b) => b.name.length - a.name.length).find(({ name }) => text.includes(name))
  return known?.code ?? 'declined'
}

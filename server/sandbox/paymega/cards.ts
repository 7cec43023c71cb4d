/** The platform's test cards, and how its test connector answers each. */

/** `threeDs`: the bank asks for a code first. `pending`: nobody says how it ended. */
export interface CardOutcome {
  readonly threeDs: boolean
  readonly end: 'success' | 'pending' | { readonly resolution: string }
}

const CARDS: Readonly<Record<string, { readonly threeDs: boolean; readonly succeeds: boolean }>> = {
  '5123817234060000': { threeDs: true, succeeds: true },
  '5519283812030000': { threeDs: false, succeeds: true },
  '4412397212080000': { threeDs: true, succeeds: false },
  '4302912837020000': { threeDs: false, succeeds: false },
}

/**
 * What a failing card's expiry picks. The platform's table pairs expiries with resolutions too, but only its words
 * are known, so the pairing is the sandbox's own: the month, with the year 77.
 */
const RESOLUTIONS: Readonly<Record<string, string>> = {
  '01': 'insufficient_funds',
  '02': 'card_expired',
  '03': 'invalid_cvv',
  '04': 'lost_or_stolen_card',
  '05': 'card_restricted',
  '06': 'limit_violation',
  '08': 'issuer_decline',
  '09': 'antifraud_error',
  '10': 'provider_error',
  '11': 'access_denied',
  '12': 'duplicated_transaction',
}

/** How the test connector ends a payment with this card; `expiry` is `MMYY`. */
export function cardOutcome(number: string, expiry: string): CardOutcome {
  const card = CARDS[number]
  if (!card) return { threeDs: false, end: { resolution: 'invalid_pan' } }
  if (!card.succeeds) return { threeDs: card.threeDs, end: { resolution: resolutionOf(expiry) ?? 'declined' } }
  if (expiry === '0777') return { threeDs: card.threeDs, end: 'pending' }
  const picked = resolutionOf(expiry)
  return { threeDs: card.threeDs, end: picked ? { resolution: picked } : 'success' }
}

function resolutionOf(expiry: string): string | undefined {
  return expiry.endsWith('77') ? RESOLUTIONS[expiry.slice(0, 2)] : undefined
}

export const TEST_CARDS: readonly (readonly [number: string, does: string])[] = [
  ['5123 8172 3406 0000', 'paid, after a code from the bank'],
  ['5519 2838 1203 0000', 'paid at once'],
  ['4412 3972 1208 0000', 'declined, after a code'],
  ['4302 9128 3702 0000', 'declined at once'],
]
export const PICKED_RESOLUTIONS: readonly (readonly [expiry: string, resolution: string])[] = Object.entries(
  RESOLUTIONS,
).map(([month, resolution]) => [`${month}/77`, resolution])

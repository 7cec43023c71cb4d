/** Error codes of Invoice API v2: those of its calls, and the bank's answers of the document's table 9.2. */

/** Codes of a call's error answer, as Invoice's clients list them. */
export const CALL_ERRORS = {
  '0': 'Wrong login or API key',
  '1': 'Wrong currency',
  '2': 'Wrong amount',
  '3': 'Wrong terminal id',
  '4': 'Wrong payment method',
  '5': 'Wrong success URL',
  '6': 'Wrong fail URL',
  '7': 'Payment is not found',
  '8': 'Refund is not found',
  '9': 'Payment is already paid',
  '10': 'Payment has already ended with an error',
  '11': 'Payment is in progress and cannot be closed',
  '12': 'Wrong alias',
  '14': 'Database error',
} as const
export type CallError = keyof typeof CALL_ERRORS

/** Table 9.2: what the gateway says about a payment that failed. */
export const BANK_ERRORS: Readonly<Record<string, string>> = {
  '[3, -21]': 'Duplicate transaction',
  '[3, -20]': 'Expired transaction',
  '[3, -19]': 'Authentication failed',
  '[3, -17]': 'Access denied',
  '[3, -2]': 'Bad CGI request',
  '[2, 4]': 'Your card is restricted',
  '[2, 5]': 'Transaction declined',
  '[2, 12]': 'Invalid transaction',
  '[2, 14]': 'No such card',
  '[2, 41]': 'Lost card',
  '[2, 43]': 'Stolen card',
  '[2, 51]': 'Not sufficient funds',
  '[2, 54]': 'Expired card',
  '[2, 57]': 'Not permitted to client',
  '[2, 58]': 'Not permitted to merchant',
  '[2, 59]': 'Suspected fraud',
  '[2, 61]': 'Exceeds amount limit',
  '[2, 62]': 'Restricted card',
  '[2, 65]': 'Exceeds frequency limit',
  '[2, 82]': 'Time-out at issuer',
  '[2, 91]': 'Issuer unavailable',
  '[2, 93]': 'Violation of law',
  '[2, 95]': 'Reconcile error',
  '[2, 96]': 'System malfunction',
}

/** A payment's `status_description`: the code and its words. */
export function bankErrorText(code: string): string {
  const words = BANK_ERRORS[code]
  return words === undefined ? code : `${code} ${words}`
}

/**
 * The test amounts of this sandbox: 7002.51 ends with `[2, 51]`, 7003.19 with `[3, -19]`. Undefined for every other
 * amount, so that no ordinary price fails. `decimal` has two decimals.
 */
export function errorOfAmount(decimal: string): string | undefined {
  const [, list, number] = /^700([23])\.(\d\d)$/.exec(decimal) ?? []
  if (list === undefined || number === undefined) return undefined
  const code = `[${list}, ${list === '3' ? '-' : ''}${Number(number)}]`
  return BANK_ERRORS[code] === undefined ? undefined : code
}

/** Decimal text of providers against integer minor units, without a float in between. */
import { toDecimal } from '../../../src/contract/index.ts'

/** `exact`: undefined where digits would be lost. `down` and `up` round towards and away from zero. */
export type Rounding = 'exact' | 'down' | 'up' | 'half-up'

/** Decimals kept beyond the wanted ones before rounding: a provider's binary noise (`100.10000000000001`) is not money. */
const NOISE = 6

const DECIMAL = /^(-?)(\d{1,40})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * `text` × 10^`shift` as an integer: `scaled("1503.17", 2, …)` is 150317n. Undefined where the text is not a
 * decimal number or, with `exact`, where digits other than zero would be lost.
 */
export function scaled(text: string, shift: number, rounding: Rounding): bigint | undefined {
  const match = DECIMAL.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match
  const digits = BigInt(whole + decimals)
  const places = Number(exponent) - decimals.length + shift
  if (Math.abs(places) > 200) return undefined
  const magnitude = places >= 0 ? digits * 10n ** BigInt(places) : divide(digits, 10n ** BigInt(-places), rounding)
  if (magnitude === undefined) return undefined
  return sign === '-' ? -magnitude : magnitude
}

function divide(digits: bigint, unit: bigint, rounding: Rounding): bigint | undefined {
  const whole = digits / unit
  const rest = digits % unit
  if (rest === 0n) return whole
  if (rounding === 'exact') return undefined
  if (rounding === 'half-up') return rest * 2n >= unit ? whole + 1n : whole
  const noise = unit / 10n ** BigInt(NOISE)
  if (rest <= noise) return whole
  if (unit - rest <= noise) return whole + 1n
  return rounding === 'down' ? whole : whole + 1n
}

/** Minor units of `exponent` from a provider's decimal text; undefined where it is negative, no number, or too large. */
export function minorOf(text: string, exponent: number, rounding: Rounding): number | undefined {
  const minor = scaled(text, exponent, rounding)
  return minor === undefined ? undefined : safeInteger(minor)
}

/** A non-negative amount as a number, where a number holds it exactly. */
export function safeInteger(minor: bigint): number | undefined {
  return minor >= 0n && minor <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(minor) : undefined
}

/** Minor units as the shortest decimal text: 150000 of exponent 2 is `"1500"`, 150317 is `"1503.17"`. */
export function shortDecimal(minor: number, exponent: number): string {
  const text = toDecimal(minor, exponent)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** A provider's number as decimal text with every digit it was written with: `1.5e3` is `"1500"`. Undefined where it is none. */
export function plainDecimal(text: string): string | undefined {
  const match = DECIMAL.exec(text)
  if (!match) return undefined
  const [, sign = '', whole = '', decimals = '', exponent = '0'] = match
  const places = decimals.length - Number(exponent)
  if (Math.abs(places) > 200) return undefined
  const digits = whole + decimals
  if (places <= 0) return sign + (digits + '0'.repeat(-places)).replace(/^0+(?=\d)/, '')
  const padded = digits.padStart(places + 1, '0')
  const cut = padded.length - places
  return `${sign}${padded.slice(0, cut).replace(/^0+(?=\d)/, '')}.${padded.slice(cut)}`
}

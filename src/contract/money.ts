/**
 * Amounts as they cross our boundaries: a decimal string and a currency code, as in the W3C Payment
 * Request API. Inside the server they are integers of minor units; this file is the only bridge.
 */
import type { Money } from './amount.ts'

export * from './amount.ts'

/** Currencies whose number of decimals is not 2: ISO 4217. USDT has 2 here, as bank-transfer desks quote it. */
export const EXPONENTS: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** How many decimals a currency has; `overrides` (a provider's own table) goes first. */
export function exponentOf(currency: string, overrides: Readonly<Record<string, number>> = {}): number {
  return overrides[currency] ?? EXPONENTS[currency] ?? 2
}

/** Why a decimal string is not an amount of its currency. */
export type MoneyFault = 'not-a-number' | 'too-many-decimals' | 'too-large'

/**
 * Turns `"1503.17"` into 150317 minor units (an integer). Decimals beyond the currency's are a fault
 * unless they are zeros. `exponent` defaults to the currency's own.
 */
export function toMinor(value: string, currency: string, exponent = exponentOf(currency)): number | MoneyFault {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(value)
  if (!match) return 'not-a-number'
  const whole = match[1] ?? ''
  const decimals = (match[2] ?? '').replace(/0+$/, '')
  if (decimals.length > exponent) return 'too-many-decimals'
  const minor = Number(whole + decimals.padEnd(exponent, '0'))
  return Number.isSafeInteger(minor) ? minor : 'too-large'
}

/** Turns 150317 minor units into `"1503.17"`, with all decimals of the exponent. Negative units keep their sign. */
export function toDecimal(minor: number, exponent: number): string {
  const digits = Math.abs(minor)
    .toString()
    .padStart(exponent + 1, '0')
  const cut = digits.length - exponent
  const text = exponent === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`
  return minor < 0 ? `-${text}` : text
}

/** Minor units as `Money`, echoed with all the currency's decimals. */
export function toMoney(minor: number, currency: string): Money {
  return { value: toDecimal(minor, exponentOf(currency)), currency }
}

/** Amounts as a shop posts them, turned into minor units. */
import { toMinor } from '../../src/contract/index.ts'

/** A field of a request and what is wrong with it; `code` is that of the problem document. */
export interface Fault {
  readonly code: string
  readonly field: string
  readonly detail: string
}

const AMOUNT_FAULTS = {
  'not-a-number': 'must be a decimal number as text',
  'too-many-decimals': 'has more decimals than its currency',
  'too-large': 'is larger than can be counted exactly',
} as const

/** Minor units of `value`, or what is wrong with it. `field` is the path that a fault names. */
export function readAmount(value: string, currency: string, field: string): number | Fault {
  const minor = toMinor(value, currency)
  if (typeof minor === 'number') return minor
  return { code: 'invalid_amount', field, detail: `${field} ${AMOUNT_FAULTS[minor]}` }
}

/** The same of an amount that must be more than nothing. */
export function readPositive(value: string, currency: string, field: string): number | Fault {
  const minor = readAmount(value, currency, field)
  return minor === 0 ? { code: 'invalid_amount', field, detail: `${field} must be more than 0` } : minor
}

export const isFault = (value: unknown): value is Fault =>
  typeof value === 'object' && value !== null && 'code' in value

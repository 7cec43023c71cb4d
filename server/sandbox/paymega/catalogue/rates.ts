/** What the sandbox's Paymega reckons with where the payer pays in another currency than the order's. Invented, and fixed. */
import { exponentOf } from '../../../../src/contract/money.ts'

/** Units of each currency for one dollar. */
const PER_DOLLAR: Readonly<Record<string, number>> = { USD: 1, EUR: 0.9, RUB: 90, KZT: 500, GEL: 2.7, BTC: 0.00001 }

/** Minor units of `to` for minor units of `from`, rounded up, as whoever exchanges does. */
export function exchanged(minor: number, from: string, to: string): number {
  if (from === to) return minor
  const units = (minor / 10 ** exponentOf(from) / (PER_DOLLAR[from] ?? 1)) * (PER_DOLLAR[to] ?? 1)
  return Math.ceil(units * 10 ** exponentOf(to) - 1e-6)
}

/** How much an order may be short of and still be paid, where its provider has asked for less than was owed. Pure. */
import { exponentOf } from '../../src/contract/index.ts'
import { ledgerOf, receivedBy } from './ledger.ts'
import type { Amount } from './order.ts'
import type { SessionState } from './session.ts'

/** Minor units, by the order's amount. */
export type RoundingLimit = (amount: Amount) => number

/** The smaller of one major unit and one hundredth of the order. */
export const usualRounding: RoundingLimit = ({ minor, currency }) =>
  Math.min(10 ** exponentOf(currency), Math.floor(minor / 100))

/** As much as a setting says, a decimal of major units; undefined where it is none. `0` calls nothing paid that is short. */
export function roundingUpTo(value: string): RoundingLimit | undefined {
  if (!/^\d{1,6}(\.\d{1,3})?$/.test(value)) return undefined
  return ({ currency }) => Math.floor(Number(value) * 10 ** exponentOf(currency) + 1e-6)
}

/**
 * What the order is called paid with although it is short by it, minor units: once a session, where an attempt was asked for so
 * little less than was owed and has brought all of that. Money that has gone back meanwhile makes no difference, so that two
 * reports and the one that says both come to the same.
 */
export function roundingOf(state: SessionState, limit: RoundingLimit = usualRounding): number | undefined {
  const { amount } = state.terms
  if (state.rounding !== undefined) return undefined
  const short = state.attempts.flatMap((attempt) => {
    const less = (attempt.ordered ?? attempt.asked) - attempt.asked
    const isWithin = less <= limit(amount) && receivedBy(attempt, amount.currency) >= attempt.asked
    // What nobody was asked for, as money that was assigned, is short for another reason; so is what was asked for by an older amount.
    if (!isWithin || attempt.screen === undefined || attempt.owed !== undefined) return []
    // Not more than 0 where no less was asked, or where all has come.
    const { due, rounding } = ledgerOf({ ...state, rounding: less })
    return due <= 0 && rounding > 0 ? [rounding] : []
  })
  return short[0]
}

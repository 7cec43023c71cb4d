/** Why a session needs a person. Pure. */
import type { ShopSession } from '../../src/contract/shop/index.ts'
import { foreignTo } from './ledger.ts'
import type { SessionState } from './session.ts'

/** A code for each reason; none where nobody is needed. */
export function attentionOf({
  attempts,
  terms,
  refunds,
}: Pick<SessionState, 'attempts' | 'terms' | 'refunds'>): ShopSession['attention'] {
  const { currency } = terms.amount
  return [
    ...(attempts.some((attempt) => foreignTo(attempt, currency).length > 0) ? (['foreign_money'] as const) : []),
    ...(refunds.some(({ status }) => status === 'unknown') ? (['unknown_refund'] as const) : []),
  ]
}

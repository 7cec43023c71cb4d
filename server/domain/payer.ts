/** Whom a payment system is told to be paid by. Pure. */
import type { Customer } from './order.ts'
import type { AttemptState, SessionState } from './session.ts'

/**
 * The session's customer. A guest is known by the session's own id, which no other payer has: payment systems judge and limit payers
 * by their ids. An attempt goes on by the id that it was begun with.
 */
export function payerOf(
  { id, terms }: Pick<SessionState, 'id' | 'terms'>,
  { payer }: Pick<AttemptState, 'payer'> = {},
): Customer {
  const { customer } = terms
  // Whoever was erased has no id any more.
  const now = customer === undefined || customer.id === '' ? { ...customer, id } : customer
  return payer === undefined ? now : { ...now, id: payer }
}

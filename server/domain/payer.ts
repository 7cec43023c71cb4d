/** Whom a payment system is told to be paid by. Pure. */
import type { Customer } from './order.ts'
import type { AttemptState, SessionState, Terms } from './session.ts'

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

/**
 * The session with these terms. Where they name another payer, each attempt goes on by the id that its payment system knows: it may be
 * closed, asked about or sent back long after.
 */
export function withTerms(state: SessionState, terms: Terms): SessionState {
  if (payerOf({ ...state, terms }).id === payerOf(state).id) return { ...state, terms }
  const attempts = state.attempts.map((attempt) => ({ ...attempt, payer: payerOf(state, attempt).id }))
  return { ...state, terms, attempts }
}

/** Whose a payment of a provider is: no payment counts for two attempts. Pure. */
import { heldTotals } from './ledger.ts'
import type { AttemptState, SessionState } from './session.ts'
import { findAttempt } from './step.ts'
import type { PaymentHolder, PaymentName, Unmatched } from './store.ts'

/** What an attempt holds: the payment that was asked for, and each that a report or a standing record is of. */
export function paymentsOf(attempt: AttemptState): ReadonlySet<string> {
  const held = heldTotals(attempt).map(({ payment }) => payment)
  return new Set(attempt.payment === undefined ? held : [attempt.payment, ...held])
}

/** Does the attempt of this id hold it still? A record that has been taken back holds nothing. */
export function isHeldBy(state: SessionState, id: string, { provider, payment }: PaymentName): boolean {
  const attempt = findAttempt(state, id)
  return attempt?.provider === provider && (payment === id || paymentsOf(attempt).has(payment))
}

/** The payments that an attempt has come to hold by a change, and those it has let go of. Its own id is never let go. */
export function paymentsBetween(
  before: AttemptState | undefined,
  after: AttemptState,
): { readonly fresh: readonly string[]; readonly gone: readonly string[] } {
  const [old, now] = [before ? paymentsOf(before) : new Set<string>(), paymentsOf(after)]
  return {
    fresh: [...now].filter((payment) => !old.has(payment)),
    gone: [...old].filter((payment) => !now.has(payment) && payment !== after.id),
  }
}

/** What stands in the way of recording a payment by hand. */
export type NotRecordable =
  | { readonly kind: 'other-attempt'; readonly attempt: string }
  /** It stands under money for nobody as `id`: given to an attempt from there as well, it would count twice. */
  | { readonly kind: 'unmatched'; readonly id: string }

/** Why a payment cannot be recorded at `attempt`, by who holds it and how it stands under money for nobody; undefined where it can. */
export function notRecordable(
  attempt: string,
  unmatched: Unmatched | undefined,
  holder: PaymentHolder | undefined,
): NotRecordable | undefined {
  const owner = holder?.attempt ?? unmatched?.assignedTo
  if (owner !== undefined && owner !== attempt) return { kind: 'other-attempt', attempt: owner }
  return unmatched && unmatched.assignedTo === undefined ? { kind: 'unmatched', id: unmatched.id } : undefined
}

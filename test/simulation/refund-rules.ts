/** The rules of money that goes back, by us or in a payment system's own cabinet, and of money that a person has called nobody's. */
import { refundedBy } from '../../server/domain/ledger.ts'
import type { AttemptState, RefundState, SessionState } from '../../server/domain/session.ts'
import type { Unmatched } from '../../server/domain/store.ts'
import type { Clerk } from './clerk.ts'
import type { SimulationContext } from './context.ts'
import { CURRENCY, type PaymentModel } from './payment-model.ts'
import { sumsOf } from './sums.ts'

/** What a person has recorded as sent back by mistake, and not taken back yet: minor units. */
export function mistakenBack(
  { clerks }: Pick<Rest, 'clerks'>,
  { id: session }: SessionState,
  { records = [] }: AttemptState,
): number {
  const mistakes = clerks.get(session)?.mistakes
  return records.reduce((sum, { id, amount, voided }) => (mistakes?.has(id) && !voided ? sum + amount.minor : sum), 0)
}

interface Rest {
  readonly context: SimulationContext
  readonly model: PaymentModel
  /** By session. */
  readonly clerks: ReadonlyMap<string, Pick<Clerk, 'mistakes'>>
}

/** Minor units that truly went back of the payments of an attempt. */
const gone = (model: PaymentModel, attempt: string): number =>
  model.of(attempt).reduce((sum, payment) => sum + payment.refunded, 0)

/**
 * May a refund made in the cabinet have been taken for this one? Only one that was not known yet when this was asked for: a
 * payment system tells totals, and names no refund.
 */
function mayBeMistaken(model: PaymentModel, { attempt, elsewhere = 0 }: RefundState): boolean {
  const made = model.refunds.filter((one) => one.isElsewhere && one.payment.attempt === attempt)
  return made.reduce((sum, one) => sum + one.amount, 0) > elsewhere
}

/** Each refund is shown as it ended, and never more has gone back than is shown to have come. */
export function checkRefunds(rest: Rest, state: SessionState): void {
  const { context, model } = rest
  for (const refund of state.refunds) {
    const made = model.refunds.find((one) => one.id === refund.id)
    if (refund.task) context.breach(`${refund.id} still owes a ${refund.task.kind}`)
    if (refund.status === 'succeeded' && made?.status !== 'succeeded' && !mayBeMistaken(model, refund))
      context.breach(`refund ${refund.id} is shown as made and was not`)
    if (refund.status === 'failed' && made && made.status !== 'failed')
      context.breach(`refund ${refund.id} is shown as failed and was ${made.status}`)
  }
  for (const attempt of state.attempts) {
    const shown = refundedBy(attempt, state.refunds, CURRENCY)
    const truly = gone(model, attempt.id) + mistakenBack(rest, state, attempt)
    if (shown > truly) context.breach(`${attempt.id} shows ${shown} sent back; ${truly} was`)
    // What has gone back of it holds nothing up, and what has not waits, as far as it is known.
    const { foreign, foreignLeft, credited } = sumsOf(attempt)
    const back = model.of(attempt.id).reduce((sum, payment) => sum + payment.foreignBack, 0)
    if (credited === 0 && foreign - foreignLeft > back)
      context.breach(`${attempt.id} waits for ${foreignLeft} of ${foreign}; ${back} went back`)
  }
}

/** Once its payment system has been asked, all that went back is shown, by whoever's doing. */
export function checkAskedRefunds(rest: Rest, state: SessionState): void {
  const { context, model } = rest
  for (const attempt of state.attempts) {
    const [main, ...others] = model.of(attempt.id).toSorted((a, b) => Number(b.isMain) - Number(a.isMain))
    if (!main?.isMain || !main.profile.lookup || others.length > 0) continue
    const shown = refundedBy(attempt, state.refunds, CURRENCY)
    if (mistakenBack(rest, state, attempt) > 0) continue
    if (shown !== main.refunded) context.breach(`asked, ${attempt.id} shows ${shown} sent back of ${main.refunded}`)
  }
}

/** What a person has seen of money for nobody as it was dismissed: minor units, by the id it is kept under. */
export type Dismissed = Map<string, number>

/** What was dismissed stays listed, and is back as soon as there is more of it. */
export function checkDismissed({ context }: Rest, unmatched: readonly Unmatched[], dismissed: Dismissed): void {
  for (const [id, seen] of dismissed) {
    const held = unmatched.find((one) => one.id === id)
    const now = held?.report.received?.minor ?? 0
    if (!held) context.breach(`${id} was dismissed and is not listed any more`)
    else if (held.dismissed && now > seen) context.breach(`${id} was dismissed at ${seen} and is still, with ${now}`)
  }
}

/** The session as the shop's backend sees it: `order` as it was posted, the ledger, attempts, refunds. Pure. */
import { toMoney } from '../../src/contract/index.ts'
import type { ShopRefund, ShopSession } from '../../src/contract/shop/index.ts'
import { statusOf } from './attempt.ts'
import { attentionOf } from './attention.ts'
import type { CapabilitiesOf } from './capabilities.ts'
import { sessionEnd } from './deadlines.ts'
import { chargedBackBy, coveredCredits, foreignTo, heldTotals, ledgerOf, receivedBy, refundedBy } from './ledger.ts'
import type { AttemptState, CreditState, RecordState, RefundState, SessionState, Total } from './session.ts'

export interface ShopViewContext {
  readonly capabilities: CapabilitiesOf
  /** What the shop's staff reads for a provider's failure code. */
  readonly reason: (provider: string, code: string) => string
}

const iso = (at: number): string => new Date(at).toISOString()

const byHand = ({ note, by, at }: { note: string; by?: string; at: number }) => ({
  note,
  at: iso(at),
  ...(by === undefined ? {} : { by }),
})

/** One payment of the provider's; `byHand` is how much of what came no report has told. */
function paymentView(held: Total, { totals }: AttemptState) {
  const { payment, currency, received, refunded, chargedBack } = held
  const told = totals.find((total) => total.payment === payment && total.currency === currency)
  const untold = received - (told?.received ?? 0)
  return {
    reference: payment,
    received: toMoney(received, currency),
    refunded: toMoney(refunded, currency),
    chargedBack: toMoney(chargedBack, currency),
    ...(untold > 0 ? { byHand: toMoney(untold, currency) } : {}),
  }
}

/** What a person has recorded, as such. */
function recordView(record: RecordState) {
  const { id, kind, amount, payment, voided } = record
  return {
    id,
    kind,
    amount: toMoney(amount.minor, amount.currency),
    ...(payment === undefined ? {} : { reference: payment }),
    ...byHand(record),
    ...(voided ? { voided: byHand(voided) } : {}),
  }
}

function creditView(credit: CreditState, currency: string, isCovered: boolean) {
  const { received, credited } = credit
  return {
    received: toMoney(received.minor, received.currency),
    credited: toMoney(credited, currency),
    // Its money was recorded by hand and has been taken back.
    ...(isCovered ? {} : { uncovered: true as const }),
    ...byHand(credit),
  }
}

function creditViews(attempt: AttemptState, credits: readonly CreditState[], currency: string) {
  const covered = coveredCredits(attempt)
  return credits.map((credit) => creditView(credit, currency, covered.includes(credit)))
}

function attemptView(attempt: AttemptState, state: SessionState, { reason }: ShopViewContext) {
  const { currency } = state.terms.amount
  const chargedBack = chargedBackBy(attempt, currency)
  const { failure } = attempt.progress
  return {
    id: attempt.id,
    provider: attempt.provider,
    method: attempt.method,
    name: attempt.name,
    status: statusOf(attempt, currency),
    asked: toMoney(attempt.asked, currency),
    received: toMoney(receivedBy(attempt, currency), currency),
    refunded: toMoney(refundedBy(attempt, state.refunds, currency), currency),
    ...(chargedBack > 0 ? { chargedBack: toMoney(chargedBack, currency) } : {}),
    foreign: foreignTo(attempt, currency).map((amount) => toMoney(amount.minor, amount.currency)),
    ...(attempt.ordered === undefined ? {} : { ordered: toMoney(attempt.ordered, currency) }),
    ...(attempt.payment === undefined ? {} : { reference: attempt.payment }),
    ...(attempt.records ? { records: attempt.records.map(recordView) } : {}),
    ...(attempt.credits ? { credits: creditViews(attempt, attempt.credits, currency) } : {}),
    payments: heldTotals(attempt).map((total) => paymentView(total, attempt)),
    ...(failure === undefined ? {} : { failure: { code: failure, text: reason(attempt.provider, failure) } }),
    ...(attempt.late ? { late: true as const } : {}),
    ...(attempt.givenUp ? { givenUp: attempt.givenUp.why } : {}),
    ...(attempt.fallbackOf === undefined ? {} : { fallbackOf: attempt.fallbackOf }),
    startedAt: iso(attempt.startedAt),
    ...(attempt.sentAt === undefined ? {} : { sentAt: iso(attempt.sentAt) }),
    ...(attempt.expiresAt === undefined ? {} : { expiresAt: iso(attempt.expiresAt) }),
  }
}

/** One refund as `GET /v1/refunds/:id` answers it. */
export function refundView(refund: RefundState, currency: string): ShopRefund {
  return {
    id: refund.id,
    attempt: refund.attempt,
    amount: toMoney(refund.amount, currency),
    status: refund.status,
    createdAt: iso(refund.createdAt),
    ...(refund.reason === undefined ? {} : { reason: refund.reason }),
    ...(refund.reference === undefined ? {} : { reference: refund.reference }),
    ...(refund.failure === undefined ? {} : { failure: refund.failure }),
    ...(refund.settled
      ? {
          settled: {
            note: refund.settled.note,
            at: iso(refund.settled.at),
            ...(refund.settled.by === undefined ? {} : { by: refund.settled.by }),
          },
        }
      : {}),
  }
}

/** All the shop may know of a session but its log, which is read beside it. */
export function shopView(state: SessionState, context: ShopViewContext): ShopSession {
  const { currency } = state.terms.amount
  const ledger = ledgerOf(state)
  const { terms } = state
  return {
    id: state.id,
    revision: state.revision,
    testMode: state.mode === 'test',
    status: state.end?.outcome ?? ('open' as const),
    // It was checked when it was posted.
    order: terms.posted as ShopSession['order'],
    ...(terms.customer === undefined ? {} : { customer: terms.customer }),
    ...(terms.metadata === undefined ? {} : { metadata: terms.metadata }),
    amount: toMoney(ledger.amount, currency),
    due: toMoney(state.accepted ? 0 : Math.max(0, ledger.due), currency),
    overpaid: toMoney(Math.max(0, -ledger.due), currency),
    received: toMoney(ledger.received, currency),
    refunded: toMoney(ledger.refunded, currency),
    chargedBack: toMoney(ledger.chargedBack, currency),
    ...(state.accepted ? { accepted: true as const } : {}),
    ...(ledger.rounding > 0 ? { rounding: toMoney(ledger.rounding, currency) } : {}),
    attention: attentionOf(state),
    createdAt: iso(state.createdAt),
    expiresAt: iso(sessionEnd(state, context.capabilities)),
    ...(state.end ? { endedAt: iso(state.end.at) } : {}),
    ...(state.erasure?.doneAt === undefined ? {} : { erasedAt: iso(state.erasure.doneAt) }),
    attempts: state.attempts.map((attempt) => attemptView(attempt, state, context)),
    refunds: state.refunds.map((refund) => refundView(refund, currency)),
  }
}

/** What the shop is told: read off the difference between two states, so that no path can forget to tell. */
import type { SessionEvent } from '../../src/contract/shop/index.ts'
import { statusOf } from './attempt.ts'
import { heldTotals, ledgerOf } from './ledger.ts'
import type { Amount } from './order.ts'
import type { SessionState } from './session.ts'

const OF_OUTCOME = {
  paid: 'session.paid',
  overpaid: 'session.overpaid',
  underpaid: 'session.underpaid',
  expired: 'session.expired',
  cancelled: 'session.cancelled',
  failed: 'session.expired',
} as const

/** Money of one payment in another currency than its order's: it counts for nothing until a person has seen to it. */
interface ForeignMoney {
  readonly attempt: string
  readonly provider: string
  readonly payment: string
  readonly received: Amount
}

function foreignMoney({ attempts, terms }: SessionState): readonly ForeignMoney[] {
  return attempts.flatMap((attempt) =>
    heldTotals(attempt).flatMap(({ payment, currency, received }) =>
      currency === terms.amount.currency
        ? []
        : [{ attempt: attempt.id, provider: attempt.provider, payment, received: { minor: received, currency } }],
    ),
  )
}

/** What of it is new between the two, or more than it was: the whole of each such payment. */
function foreignNews(before: SessionState, after: SessionState): readonly ForeignMoney[] {
  const known = foreignMoney(before)
  return foreignMoney(after).filter(({ attempt, payment, received }) => {
    const held = known.find(
      (other) =>
        other.attempt === attempt && other.payment === payment && other.received.currency === received.currency,
    )
    return received.minor > (held?.received.minor ?? 0)
  })
}

/** Something the shop is told of a session. */
type News = { readonly type: SessionEvent } | { readonly type: 'payment.unmatched'; readonly money: ForeignMoney }

/** What has happened between `before` and `after`, in the order it is told. */
export function newsBetween(before: SessionState, after: SessionState): readonly News[] {
  const news: News[] = []
  const tell = (type: SessionEvent) => void news.push({ type })
  const { currency } = after.terms.amount
  for (const attempt of after.attempts) {
    const held = before.attempts.find((other) => other.id === attempt.id)
    const isNew = statusOf(attempt, currency) === 'failed' && (!held || statusOf(held, currency) !== 'failed')
    if (isNew) tell('attempt.failed')
  }
  const isOtherSum = ledgerOf(after).received !== ledgerOf(before).received
  // Money that comes after the end, or is taken back then, is told even where it changes no outcome.
  if (after.end && (isOtherSum || after.end.outcome !== before.end?.outcome)) tell(OF_OUTCOME[after.end.outcome])
  // What was paid is to be paid again.
  else if (!after.end && (before.end?.outcome === 'paid' || before.end?.outcome === 'overpaid'))
    tell('session.underpaid')
  else if (!after.end && ledgerOf(after).received > ledgerOf(before).received) tell('session.part_paid')
  for (const money of foreignNews(before, after)) news.push({ type: 'payment.unmatched', money })
  if (ledgerOf(after).chargedBack > ledgerOf(before).chargedBack) tell('session.charged_back')
  const ended = after.refunds.flatMap(({ id, status }) => {
    const isSame = before.refunds.some((other) => other.id === id && other.status === status)
    return isSame || (status !== 'succeeded' && status !== 'failed') ? [] : [status]
  })
  // Money that went back in the payment system's own cabinet is no refund of ours, and the shop must hear of it all the same.
  const isElsewhere = ledgerOf(after).refunded > ledgerOf(before).refunded && !ended.includes('succeeded')
  if (isElsewhere) tell('refund.succeeded')
  for (const status of ended) tell(`refund.${status}`)
  return news
}

/** The attempts that came to another status between `before` and `after`. */
export function statusChangesBetween(
  before: SessionState,
  after: SessionState,
): readonly { provider: string; status: string }[] {
  const { currency } = after.terms.amount
  return after.attempts.flatMap((attempt) => {
    const held = before.attempts.find((other) => other.id === attempt.id)
    const status = statusOf(attempt, currency)
    return held && statusOf(held, currency) === status ? [] : [{ provider: attempt.provider, status }]
  })
}

/** Did anything change that a buyer or the shop can see? Claims, planned polls and keys of commands cannot be seen. */
export function isVisibleChange(before: SessionState, after: SessionState): boolean {
  const seen = (state: SessionState) =>
    JSON.stringify(state, (key, value: unknown) =>
      key === 'task' || key === 'look' || key === 'revision' || key === 'commands' ? undefined : value,
    )
  return before !== after && seen(before) !== seen(after)
}

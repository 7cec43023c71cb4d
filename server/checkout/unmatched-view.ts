/** Money for nobody, and callbacks that nobody can read, as the shop is shown them. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import type { ShopUnmatched, StrayMoney, WebhookEvent } from '../../src/contract/shop/index.ts'
import type { Unmatched } from '../domain/store.ts'

/** What `payment.unmatched` tells of it. */
function strayView(unmatched: Unmatched): StrayMoney {
  const { id, provider, reference, received, why } = unmatchedView(unmatched)
  return { id, provider, reference, ...(received ? { received } : {}), ...(why === undefined ? {} : { why }) }
}

/** The shop is told of it; `now` in ms. */
export const strayEvent = (unmatched: Unmatched, now: number): WebhookEvent => ({
  type: 'payment.unmatched',
  timestamp: new Date(now).toISOString(),
  data: strayView(unmatched),
})

/** An entry of `GET /v1/unmatched`. */
export function unmatchedView(unmatched: Unmatched): ShopUnmatched {
  const { id, provider, payment, report, firstSeenAt, assignedTo, dismissed, unclear } = unmatched
  const { received } = report
  return {
    id,
    provider,
    reference: unclear?.reference ?? payment,
    ...(unclear ? { why: unclear.why } : {}),
    ...(received
      ? { received: { value: toDecimal(received.minor, exponentOf(received.currency)), currency: received.currency } }
      : {}),
    firstSeenAt: new Date(firstSeenAt).toISOString(),
    state: assignedTo !== undefined ? 'assigned' : dismissed ? 'dismissed' : 'open',
    ...(assignedTo === undefined ? {} : { assignedTo }),
    ...(dismissed
      ? {
          dismissed: {
            note: dismissed.note,
            at: new Date(dismissed.at).toISOString(),
            ...(dismissed.by === undefined ? {} : { by: dismissed.by }),
          },
        }
      : {}),
  }
}

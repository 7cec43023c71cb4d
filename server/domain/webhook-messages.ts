/** What the shop is told of a change of a session, as it is sent. Pure. */
import { toMoney } from '../../src/contract/index.ts'
import type { ShopSession, StrayMoney, WebhookEvent } from '../../src/contract/shop/index.ts'
import type { SessionState } from './session.ts'
import { eventsBetween, foreignNews } from './webhook-events.ts'

/** `seen` is the session after the change, as the shop sees it; `timestamp` ISO 8601. One message an event. */
export function messagesBetween(
  before: SessionState,
  after: SessionState,
  seen: (state: SessionState) => ShopSession,
  timestamp: string,
): readonly WebhookEvent[] {
  const foreign = foreignNews(before, after).map(({ attempt, provider, payment, received }): StrayMoney => ({
    id: attempt,
    provider,
    reference: payment,
    received: toMoney(received.minor, received.currency),
    session: after.id,
  }))
  let place = 0
  return eventsBetween(before, after).flatMap((type): readonly WebhookEvent[] => {
    switch (type) {
      case 'counter.paid':
        return []
      case 'payment.unmatched': {
        const data = foreign[place]
        place += 1
        return data ? [{ type, timestamp, data }] : []
      }
      default:
        return [{ type, timestamp, data: seen(after) }]
    }
  })
}

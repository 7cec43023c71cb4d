/** What the shop is told of a change of a session, as it is sent. Pure. */
import { toMoney } from '../../src/contract/index.ts'
import type { ShopSession, WebhookEvent } from '../../src/contract/shop/index.ts'
import type { SessionState } from './session.ts'
import { newsBetween } from './webhook-events.ts'

/** `seen` is the session after the change, as the shop sees it; `timestamp` ISO 8601. One message an event. */
export function messagesBetween(
  before: SessionState,
  after: SessionState,
  seen: (state: SessionState) => ShopSession,
  timestamp: string,
): readonly WebhookEvent[] {
  return newsBetween(before, after).map((news): WebhookEvent => {
    if (news.type !== 'payment.unmatched') return { type: news.type, timestamp, data: seen(after) }
    const { attempt, provider, payment, received } = news.money
    const money = toMoney(received.minor, received.currency)
    const data = { id: attempt, provider, reference: payment, received: money, session: after.id }
    return { type: news.type, timestamp, data }
  })
}

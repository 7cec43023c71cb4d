/** What Paywicket has told the shop by webhook: the shop's own memory of its orders, by which the order page changes. */
import { Webhook } from 'standardwebhooks'
import * as v from 'valibot'
import { heldSchema, type Held } from './paywicket.ts'

const eventSchema = v.object({ type: v.string(), data: heldSchema })
/** Orders remembered, the oldest going first: this is a demo. */
const KEPT = 1000

export interface WebhookInbox {
  /** Takes a webhook; false where it is not signed as it should be. One that is about no order of ours is taken too. */
  hear(body: string, headers: Readonly<Record<string, string>>): boolean
  /** Keeps what the shop has read itself, unless something newer has been told. */
  remember(held: Held): void
  of(order: string): Held | undefined
}

/** `secret` is the webhooks' `whsec_…`. */
export function createWebhookInbox(secret: string): WebhookInbox {
  const webhook = new Webhook(secret)
  const orders = new Map<string, Held>()

  function remember(held: Held): void {
    const known = orders.get(held.order.id)
    // Webhooks may come late or twice: the larger revision is the newer one.
    if (known && known.revision >= held.revision) return
    orders.set(held.order.id, held)
    const [oldest] = orders.keys()
    if (orders.size > KEPT && oldest !== undefined) orders.delete(oldest)
  }

  return {
    remember,
    of: (order) => orders.get(order),
    hear(body, headers) {
      let verified: unknown
      try {
        verified = webhook.verify(body, headers)
      } catch {
        return false
      }
      const read = v.safeParse(eventSchema, verified)
      if (read.success) remember(read.output.data)
      return true
    },
  }
}

/** What the shop is told, and what could not be told. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema } from './parts.ts'
import { unmatchedSchema } from './by-hand.ts'
import { shopSessionSchema } from './session.ts'

/** Events whose data are a session as it is now, each with what has happened. */
export const SESSION_EVENTS = {
  'session.paid': 'All that was owed has come; also again, where more of it comes after the end',
  'session.overpaid': 'More has come than was owed',
  'session.underpaid':
    'It is over, and less has come than was owed; or what was paid is not any more, and it is open again',
  'session.expired': 'It is over, and nothing has come',
  'session.cancelled': 'The shop has ended it',
  'session.charged_back': 'A payment system has taken money back',
  'attempt.failed': 'One way to pay did not go through; the session is still open',
  'refund.succeeded': 'Money has gone back: a refund of ours, or one made in the payment system’s own cabinet',
  'refund.failed': 'A refund was not made',
} as const
type SessionEvent = keyof typeof SESSION_EVENTS

const sessionEvents = Object.keys(SESSION_EVENTS) as SessionEvent[]

const timestamp = momentSchema

export const webhookSchema = v.variant('type', [
  v.object({ type: v.picklist(sessionEvents), timestamp, data: shopSessionSchema }),
  v.object({
    type: v.literal('payment.unmatched'),
    timestamp,
    /** Money to no known order; or the session, where money in another currency has come to it. */
    data: v.union([unmatchedSchema, shopSessionSchema]),
  }),
  v.object({
    type: v.literal('counter.paid'),
    timestamp,
    data: v.object({ counter: v.string(), payment: v.string(), received: v.exactOptional(moneySchema) }),
  }),
])
export type WebhookEvent = v.InferOutput<typeof webhookSchema>

export const failedWebhooksSchema = v.object({
  data: v.array(
    v.object({
      /** The `webhook-id`. */
      id: v.string(),
      type: v.string(),
      createdAt: momentSchema,
      tries: v.number(),
      error: v.string(),
    }),
  ),
})
export const queuedWebhookSchema = v.object({ id: v.string() })

/** What the shop is told, and what could not be told. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema } from './parts.ts'
import { shopSessionSchema } from './session.ts'

/** Every event, and what has happened. */
export const WEBHOOK_TEXTS = {
  'session.paid': 'All that was owed has come; told again where more of it comes after the end',
  'session.overpaid': 'More has come than was owed',
  'session.underpaid':
    'It is over, and less has come than was owed; with the status `open`: what was paid is not paid any more',
  'session.part_paid': 'Some money has come to a session that is still open',
  'session.expired': 'It is over, and nothing has come',
  'session.cancelled': 'The shop has ended it',
  'session.charged_back': 'A payment system has taken money back',
  'attempt.failed': 'One way to pay did not go through; the session may still be paid',
  'refund.succeeded': "Money has gone back: by a refund of ours, or in the payment system's own cabinet",
  'refund.failed': 'A refund was not made',
  'payment.unmatched':
    'Money that counts for nothing until a person has seen to it: to no known order, or in another currency than the order of `session`',
  'counter.paid': 'Somebody has paid at a counter',
} as const
export type EventName = keyof typeof WEBHOOK_TEXTS
export const WEBHOOKS = Object.keys(WEBHOOK_TEXTS) as readonly EventName[]

/** Money that counts for nothing yet. */
export const strayMoneySchema = v.pipe(
  v.object({
    /** Of `GET /v1/unmatched`; with `session` the attempt's. */
    id: v.string(),
    provider: v.string(),
    /** The payment system's id of the payment. */
    reference: v.string(),
    received: v.exactOptional(moneySchema),
    /** The session that it came to, in another currency than its own. */
    session: v.exactOptional(v.string()),
    /** Why nobody knows what the payment system says. */
    why: v.exactOptional(v.string()),
  }),
  v.metadata({ ref: 'StrayMoney' }),
)
export type StrayMoney = v.InferOutput<typeof strayMoneySchema>

export const counterPaidSchema = v.pipe(
  v.object({
    counter: v.string(),
    /** The payment system's id of it. */
    payment: v.string(),
    received: v.exactOptional(moneySchema),
  }),
  v.metadata({ ref: 'CounterPaid' }),
)

/** What an event tells, beside its name and time. */
export const dataOf = (event: EventName) => {
  switch (event) {
    case 'payment.unmatched':
      return strayMoneySchema
    case 'counter.paid':
      return counterPaidSchema
    default:
      return shopSessionSchema
  }
}

/** One event. */
export const webhookSchemaOf = (event: EventName) =>
  v.object({ type: v.literal(event), timestamp: momentSchema, data: dataOf(event) })

type SessionEvent = Exclude<EventName, 'payment.unmatched' | 'counter.paid'>
/** A webhook, told apart by its `type`. */
export type WebhookEvent =
  | { readonly type: SessionEvent; readonly timestamp: string; readonly data: v.InferOutput<typeof shopSessionSchema> }
  | { readonly type: 'payment.unmatched'; readonly timestamp: string; readonly data: StrayMoney }
  | {
      readonly type: 'counter.paid'
      readonly timestamp: string
      readonly data: v.InferOutput<typeof counterPaidSchema>
    }

const MESSAGE_STATES = ['waiting', 'failed', 'delivered'] as const

/** A webhook as it stands. */
const keptWebhookSchema = v.pipe(
  v.object({
    /** The `webhook-id`. */
    id: v.string(),
    type: v.string(),
    /** The session it tells of, where it is one's. */
    session: v.exactOptional(v.string()),
    createdAt: momentSchema,
    /** `failed`: nobody has answered it for three days, and it is not sent any more. */
    state: v.picklist(MESSAGE_STATES),
    tries: v.number(),
    /** What the last try came to, where it was not taken. */
    error: v.exactOptional(v.string()),
  }),
  v.metadata({ ref: 'KeptWebhook' }),
)

/** `next` is what to pass as `after` for the page after this one. */
export const webhookListSchema = v.object({ data: v.array(keptWebhookSchema), next: v.exactOptional(v.string()) })
export const queuedWebhookSchema = v.object({ id: v.string() })

/** What the shop is told, and what could not be told. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import type { EventName, SessionEvent } from './events.ts'
import { momentSchema } from './parts.ts'
import { shopSessionSchema } from './session.ts'

/** Money that counts for nothing yet. */
export const strayMoneySchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.description('Of `GET /v1/unmatched`; with `session` the attempt’s.')),
    provider: v.string(),
    reference: v.pipe(v.string(), v.description('The payment system’s id of the payment.')),
    received: v.exactOptional(moneySchema),
    session: v.exactOptional(
      v.pipe(v.string(), v.description('The session that it came to, in another currency than its own.')),
    ),
    why: v.exactOptional(v.pipe(v.string(), v.description('Why nobody knows what the payment system says.'))),
  }),
  v.metadata({ ref: 'StrayMoney' }),
)
export type StrayMoney = v.InferOutput<typeof strayMoneySchema>

export const counterPaidSchema = v.pipe(
  v.object({
    counter: v.string(),
    payment: v.pipe(v.string(), v.description('The payment system’s id of it.')),
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

/** A webhook, told apart by its `type`. */
export type WebhookEvent =
  | { readonly type: SessionEvent; readonly timestamp: string; readonly data: v.InferOutput<typeof shopSessionSchema> }
  | { readonly type: 'payment.unmatched'; readonly timestamp: string; readonly data: StrayMoney }
  | {
      readonly type: 'counter.paid'
      readonly timestamp: string
      readonly data: v.InferOutput<typeof counterPaidSchema>
    }

export const WEBHOOK_STATES = ['waiting', 'failed', 'delivered'] as const
export type WebhookState = (typeof WEBHOOK_STATES)[number]

/** A webhook as it stands. */
const keptWebhookSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.description('The `webhook-id`.')),
    type: v.string(),
    session: v.exactOptional(v.pipe(v.string(), v.description('The session it tells of, where it is one’s.'))),
    createdAt: momentSchema,
    state: v.pipe(
      v.picklist(WEBHOOK_STATES),
      v.description('`failed`: nobody has answered it for three days, and it is not sent any more.'),
    ),
    tries: v.number(),
    error: v.exactOptional(v.pipe(v.string(), v.description('What the last try came to, where it was not taken.'))),
  }),
  v.metadata({ ref: 'KeptWebhook' }),
)

/** `next` is what to pass as `after` for the page after this one. */
export const webhookListSchema = v.object({ data: v.array(keptWebhookSchema), next: v.exactOptional(v.string()) })
export const queuedWebhookSchema = v.object({ id: v.string() })

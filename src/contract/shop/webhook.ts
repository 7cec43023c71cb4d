/** What the shop is told, and what could not be told. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import type { EventName } from './events.ts'
import { momentSchema } from './parts.ts'
import { shopSessionSchema } from './session.ts'

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

/** All that failed, or those of one session. The ones that wait are sent by themselves. */
export const webhookQuerySchema = v.pipe(
  v.strictObject({
    state: v.exactOptional(v.literal('failed', 'must be failed: the ones that wait are sent by themselves')),
    session: v.exactOptional(v.string()),
  }),
  v.check(
    ({ state, session }) => (state === undefined) !== (session === undefined),
    'Ask for ?state=failed or for ?session= and a session id, not for both.',
  ),
)

export const WEBHOOK_STATES = ['waiting', 'delivered', 'failed'] as const

export const webhookListSchema = v.object({
  data: v.array(
    v.object({
      /** The `webhook-id`. */
      id: v.string(),
      type: v.string(),
      createdAt: momentSchema,
      state: v.picklist(WEBHOOK_STATES),
      tries: v.number(),
      /** Of the last try, where that failed. */
      error: v.exactOptional(v.string()),
    }),
  ),
})
export const queuedWebhookSchema = v.object({ id: v.string() })

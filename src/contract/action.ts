/** What the buyer's screen shows next: a closed union over `kind`. */
import * as v from 'valibot'
import type { Choose } from './choose.ts'
import { failureSchema } from './failure.ts'
import { instantSchema } from './instant.ts'
import { moneySchema } from './amount.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'
import { transferSchema } from './transfer.ts'

export const waitSchema = (onUnknown: OnUnknown) =>
  v.object({
    kind: v.literal('wait'),
    reason: oneOf('wait reason', ['operator', 'confirmation', 'provider'], 'provider', onUnknown),
    since: instantSchema,
    /** Seconds this wait usually lasts. */
    usually: v.exactOptional(v.number()),
    cancellable: v.boolean(),
    /** How far it has come. */
    stage: v.exactOptional(oneOf('stage', ['asked', 'searching', 'found', 'checking'], 'checking', onUnknown)),
    /** A method to offer where it takes longer than usual. */
    next: v.exactOptional(v.string()),
    /** What that method is called. */
    nextName: v.exactOptional(v.string()),
    details: v.exactOptional(transferSchema(onUnknown)),
    /** How many receipts the buyer may still show; none can be shown where it is left out. */
    receipts: v.exactOptional(v.number()),
    /** What has come in another currency than the order's, as long as nobody has said what it is worth. */
    received: v.exactOptional(moneySchema),
  })
export type Wait = v.InferOutput<ReturnType<typeof waitSchema>>

export const frameSchema = v.object({
  kind: v.literal('frame'),
  url: v.string(),
  expiresAt: v.exactOptional(instantSchema),
})
export type Frame = v.InferOutput<typeof frameSchema>

export const redirectSchema = v.object({
  kind: v.literal('redirect'),
  url: v.string(),
  method: v.picklist(['GET', 'POST']),
  params: v.array(v.tuple([v.string(), v.string()])),
  /** Where the buyer comes back to; the session's hosted page where it is left out. */
  returnUrl: v.exactOptional(v.string()),
  /** What the payment system's page asks for, its fee included, where that is known and is more than what is due. */
  total: v.exactOptional(moneySchema),
  expiresAt: v.exactOptional(instantSchema),
})
export type Redirect = v.InferOutput<typeof redirectSchema>

export const OUTCOMES = ['paid', 'overpaid', 'underpaid', 'failed', 'expired', 'cancelled'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const doneSchema = v.object({
  kind: v.literal('done'),
  outcome: v.picklist(OUTCOMES),
  failure: v.exactOptional(failureSchema),
  returnUrl: v.exactOptional(v.string()),
})
export type Done = v.InferOutput<typeof doneSchema>

/** How to read each kind of action after the picker. */
export const stepSchemas = (onUnknown: OnUnknown) => ({
  wait: waitSchema(onUnknown),
  transfer: transferSchema(onUnknown),
  frame: frameSchema,
  redirect: redirectSchema,
  done: doneSchema,
})
type Steps = ReturnType<typeof stepSchemas>
export type Action = Choose | v.InferOutput<Steps[keyof Steps]>

/** An action that this code does not know, or cannot read, becomes a wait that asks nothing of the buyer. */
export function unreadAction(value: unknown, onUnknown: OnUnknown): Wait {
  onUnknown('action', value)
  return { kind: 'wait', reason: 'provider', since: new Date(0).toISOString(), cancellable: false }
}

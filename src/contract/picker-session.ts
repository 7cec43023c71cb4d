import * as v from 'valibot'
import { shownChooseSchema } from './choose.ts'
import { instantSchema } from './instant.ts'
import { moneySchema } from './money.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

export const ATTEMPT_STATUSES = [
  'starting',
  'pending',
  'confirming',
  'paid',
  'overpaid',
  'underpaid',
  'failed',
  'expired',
  'cancelled',
] as const
export type AttemptStatus = (typeof ATTEMPT_STATUSES)[number]

export const attemptSchema = (onUnknown: OnUnknown) =>
  v.object({
    id: v.string(),
    method: v.string(),
    name: v.string(),
    status: oneOf('attempt status', ATTEMPT_STATUSES, 'pending', onUnknown),
    asked: moneySchema,
    received: v.exactOptional(moneySchema),
  })
export type Attempt = v.InferOutput<ReturnType<typeof attemptSchema>>

/** A Session, but for its action. */
export const sessionWith = <const Action extends v.GenericSchema>(action: Action, onUnknown: OnUnknown) =>
  v.object({
    id: v.string(),
    revision: v.number(),
    testMode: v.boolean(),
    order: v.object({ id: v.string(), amount: moneySchema, description: v.exactOptional(v.string()) }),
    due: moneySchema,
    received: v.exactOptional(moneySchema),
    refunded: v.exactOptional(moneySchema),
    merchant: v.object({
      name: v.string(),
      icon: v.exactOptional(v.string()),
      website: v.exactOptional(v.string()),
      /** Whom to ask. */
      contact: v.exactOptional(
        v.object({
          email: v.exactOptional(v.string()),
          phone: v.exactOptional(v.string()),
          url: v.exactOptional(v.string()),
        }),
      ),
    }),
    /** The server's clock when it answered. */
    now: instantSchema,
    expiresAt: instantSchema,
    /** When it was opened on another device as well, by a link from `POST /v1/checkout/handover`. */
    handedOverAt: v.exactOptional(instantSchema),
    attempt: v.exactOptional(attemptSchema(onUnknown)),
    action,
  })

/** A Session whose action is the picker: all that a widget need understand until the rest of it has come. */
export const pickerSessionSchema = (onUnknown: OnUnknown) => sessionWith(shownChooseSchema(onUnknown), onUnknown)

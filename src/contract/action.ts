/** What the buyer's screen shows next: a closed union over `kind`. */
import * as v from 'valibot'
import type { Choose } from './choose.ts'
import { failureSchema } from './failure.ts'
import { instantSchema } from './instant.ts'
import { fieldSchema } from './method.ts'
import { moneySchema } from './money.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

export const ROW_NAMES = [
  'card',
  'phone',
  'account',
  'holder',
  'bank',
  'country',
  'address',
  'messenger',
  'username',
  'time',
  'code',
  'reference',
] as const

export const rowSchema = (onUnknown: OnUnknown) =>
  v.object({
    name: oneOf('row name', ROW_NAMES, 'reference', onUnknown),
    value: v.string(),
    /** What the copy button copies, where it differs from what is shown. */
    copy: v.exactOptional(v.string()),
  })
export type Row = v.InferOutput<ReturnType<typeof rowSchema>>

const editableSchema = (onUnknown: OnUnknown) =>
  v.object({ ...fieldSchema(onUnknown).entries, value: v.exactOptional(v.string()) })

export const transferSchema = (onUnknown: OnUnknown) =>
  v.object({
    kind: v.literal('transfer'),
    amount: moneySchema,
    rows: v.array(rowSchema(onUnknown)),
    /** `payload` is drawn by us; `svg` (a provider's own picture, as text) is only ever the source of an image. */
    qr: v.exactOptional(v.object({ payload: v.exactOptional(v.string()), svg: v.exactOptional(v.string()) })),
    link: v.exactOptional(v.string()),
    expiresAt: v.exactOptional(instantSchema),
    note: v.exactOptional(v.string()),
    /** The order's amount, where the provider asks for another; `amount` is what is to be sent. */
    ordered: v.exactOptional(moneySchema),
    /** What the buyer may change by `POST /v1/checkout/edit` as long as this is open, each with its value now. */
    editable: v.exactOptional(v.array(editableSchema(onUnknown))),
    /** A change that is not made: on its way, refused, or nobody knows. What is shown is what was agreed before it; `note` says so. */
    edit: v.exactOptional(oneOf('edit', ['asked', 'refused', 'unknown'], 'unknown', onUnknown)),
    /**
     * Nothing more may be sent. Then `expiresAt` is past and `qr`, `link` and each row's `copy` are absent, so that an older
     * widget says that the time is over, too.
     */
    ended: v.exactOptional(oneOf('transfer end', ['expired', 'cancelled'], 'expired', onUnknown)),
  })
export type Transfer = v.InferOutput<ReturnType<typeof transferSchema>>

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

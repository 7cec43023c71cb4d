/** A transfer that the buyer makes: how much, to whom, by what means, until when. */
import * as v from 'valibot'
import { instantSchema } from './instant.ts'
import { fieldSchema } from './method.ts'
import { moneySchema } from './amount.ts'
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

/** By what means it is paid: each has a screen of its own. One that is not among them has the plain one. */
export const MODES = ['card', 'phone', 'account', 'qr', 'pix', 'wallet', 'cash', 'crypto'] as const
export type Mode = (typeof MODES)[number]

export const WARNINGS = ['card-checksum', 'qr-checksum', 'qr-amount', 'qr-host'] as const
export type Warning = (typeof WARNINGS)[number]

const payeeSchema = (onUnknown: OnUnknown) =>
  v.object({
    kind: oneOf('payee', ['person', 'business'], 'business', onUnknown),
    /** What stands in the message to the recipient: nothing, or what the row `reference` says. */
    comment: v.exactOptional(oneOf('comment', ['empty', 'required'], 'required', onUnknown)),
  })
export type Payee = v.InferOutput<ReturnType<typeof payeeSchema>>

const bankSchema = v.object({
  name: v.string(),
  link: v.string(),
  web: v.exactOptional(v.string()),
  aliases: v.exactOptional(v.array(v.string())),
})
export type Bank = v.InferOutput<typeof bankSchema>

const editableSchema = (onUnknown: OnUnknown) =>
  v.object({ ...fieldSchema(onUnknown).entries, value: v.exactOptional(v.string()) })

export const transferSchema = (onUnknown: OnUnknown) =>
  v.object({
    kind: v.literal('transfer'),
    amount: moneySchema,
    rows: v.array(rowSchema(onUnknown)),
    /** `payload` is drawn by us; `svg` (a provider's own picture, as text) is only ever the source of an image. */
    qr: v.exactOptional(v.object({ payload: v.exactOptional(v.string()), svg: v.exactOptional(v.string()) })),
    /** By what means it is paid. */
    mode: v.exactOptional(oneOf('mode', [...MODES, 'other'], 'other', onUnknown)),
    /** Whom the money goes to, and what may be written beside it. */
    payee: v.exactOptional(payeeSchema(onUnknown)),
    /** Apps that open this payment; `web` is the way without the app. */
    banks: v.exactOptional(v.array(bankSchema)),
    /** Something about it does not add up: it is said and forbids nothing. */
    warning: v.exactOptional(oneOf('warning', WARNINGS, 'qr-checksum', onUnknown)),
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
     * Nothing more may be sent. Then `expiresAt` is past and `qr`, `link`, `banks` and each row's `copy` are absent, so that an older
     * widget says that the time is over, too.
     */
    ended: v.exactOptional(oneOf('transfer end', ['expired', 'cancelled'], 'expired', onUnknown)),
  })
export type Transfer = v.InferOutput<ReturnType<typeof transferSchema>>

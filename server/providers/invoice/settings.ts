/** `providers.invoice` of a session: what the shop's backend may add to a payment. */
import * as v from 'valibot'
import { readSettings } from '../kit/settings.ts'

/** `trtype` of the document: 1 an ordinary payment, 2 a hold, 4 a recurring one. */
export type TransactionType = 1 | 2 | 4

/** The schema of `providers.invoice`. */
export const settingsSchema = v.strictObject({
  trtype: v.exactOptional(
    v.picklist([1, 4], 'must be 1 or 4: a hold (2) cannot be used, as no call is documented that takes the money'),
  ),
  payment_method: v.exactOptional(v.pipe(v.string(), v.regex(/^\w{1,32}$/))),
  /** For the fiscal receipt; else the customer's own. */
  mail: v.exactOptional(v.pipe(v.string(), v.maxLength(254), v.email())),
  phone: v.exactOptional(v.pipe(v.string(), v.regex(/^\+?[\d\s()-]{10,20}$/))),
  custom_parameters: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean(), v.null()]))),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const settingsOf = (value: unknown): Settings => readSettings(settingsSchema, value)

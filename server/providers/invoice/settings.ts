/** `providers.invoice` of a session: what the shop's backend may add to a payment. */
import * as v from 'valibot'
import { readSettings } from '../kit/settings.ts'
import type { Row } from './methods.ts'
import { russianPhone } from './phone.ts'

/** `trtype` of the document: 1 an ordinary payment, 2 a hold, 4 a recurring one. */
export type TransactionType = 1 | 2 | 4

/** All that a session may have kept. */
const settingsSchema = v.strictObject({
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

const PHONE = 'must be a Russian number, as +7 916 123-45-67: Invoice takes no other'
const PAYMENT_METHOD = 'is never used: INVOICE_METHODS offers no row that leaves the way to pay to it'

/** The schema of `providers.invoice` where these rows are offered: what no call would carry is refused at the opening. */
export function settingsFor(rows: readonly Row[]): v.GenericSchema {
  const { phone, payment_method: way, ...rest } = settingsSchema.entries
  const carried = (text: string) => russianPhone(text) !== undefined
  return v.strictObject({
    ...rest,
    phone: v.exactOptional(v.pipe(phone.wrapped, v.check(carried, PHONE))),
    payment_method: rows.includes('page') ? way : v.exactOptional(v.custom<never>(() => false, PAYMENT_METHOD)),
  })
}

export const settingsOf = (value: unknown): Settings => readSettings(settingsSchema, value)

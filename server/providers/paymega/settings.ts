/** `providers.paymega` of a session: what the shop's backend may add to an invoice. */
import * as v from 'valibot'
import { readSettings } from '../kit/settings.ts'

const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()])
const metadata = v.record(v.pipe(v.string(), v.maxLength(64)), scalar)

/** The schema of `providers.paymega`. */
export const settingsSchema = v.strictObject({
  /** Options of the payment page, agreed on with Paymega for the account; passed on as they are. */
  gateway_options: v.exactOptional(v.record(v.string(), v.unknown())),
  metadata: v.exactOptional(metadata),
  customer: v.exactOptional(v.strictObject({ metadata: v.exactOptional(metadata) })),
  /** When the invoice ends, ISO 8601; held within 14 minutes to 2 days from its creation. */
  expires: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
  flow: v.exactOptional(
    v.literal('charge', 'must be "charge": a "verify" invoice moves no money and cannot pay an order'),
  ),
})
export type Settings = v.InferOutput<typeof settingsSchema>

export const settingsOf = (value: unknown): Settings => readSettings(settingsSchema, value)

/**
 * `providers.paymega` of a session: what the shop's backend may add to an invoice. Each route carries its own part of it; what a
 * route has no place for is refused when the session is opened, by name, and not dropped later.
 */
import * as v from 'valibot'
import { readSettings } from '../kit/settings.ts'
import type { Config } from './config.ts'

const scalar = v.union([v.string(), v.number(), v.boolean(), v.null()])
const metadata = v.record(v.pipe(v.string(), v.maxLength(64)), scalar)

const everyRoute = {
  metadata: v.exactOptional(metadata),
  customer: v.exactOptional(v.strictObject({ metadata: v.exactOptional(metadata) })),
  flow: v.exactOptional(
    v.literal('charge', 'must be "charge": a "verify" invoice moves no money and cannot pay an order'),
  ),
}

/** All that the private API takes. */
const settingsSchema = v.strictObject({
  ...everyRoute,
  /** Options of the payment page, agreed on with Paymega for the account; passed on as they are. */
  gateway_options: v.exactOptional(v.record(v.string(), v.unknown())),
  /** When the invoice ends, ISO 8601; held within 14 minutes to 2 days from its creation. */
  expires: v.exactOptional(v.pipe(v.string(), v.isoTimestamp())),
})
export type Settings = v.InferOutput<typeof settingsSchema>

/** What the public API and the form take; `needed`: what the rest would need. */
function publicSchema(needed: string): v.GenericSchema {
  const notHere = v.exactOptional(v.custom<never>(() => false, `is an option of the private API alone: ${needed}`))
  return v.strictObject({ ...everyRoute, gateway_options: notHere, expires: notHere })
}

/** The schema of `providers.paymega` for the route that this set-up takes. */
export function settingsFor({ account, create }: Pick<Config, 'account' | 'create'>): v.GenericSchema {
  if (create === 'form') return publicSchema('PAYMEGA_CREATE=form does not use it')
  return account ? settingsSchema : publicSchema('it needs PAYMEGA_ACCOUNT_ID and PAYMEGA_API_KEY')
}

export const settingsOf = (value: unknown): Partial<Settings> => readSettings(settingsSchema, value)

/** What an invoice is asked for with: the attributes of the private API, the fields of the public one and of the form. */
import { exponentOf } from '../../../src/contract/index.ts'
import { shortDecimal } from '../kit/decimal.ts'
import { exactNumber } from '../kit/exact-json.ts'
import type { Amount, CreateOrder, Customer } from '../provider.ts'
import type { Config } from './config.ts'
import { METHOD_PREFIX } from './prerequest.ts'
import { settingsOf, type Settings } from './settings.ts'

/** `charge` takes money. `verify` only checks a card or account; it is spoken, and never used for a session. */
export type InvoiceFlow = 'charge' | 'verify'

const MINUTE = 60_000
/** The document: from 14 minutes to 2 days; a little inside of it, for the time the request takes. */
const SHORTEST = 14 * MINUTE + 20_000
const LONGEST = 2 * 24 * 60 * MINUTE - 20_000

/** When an invoice ends, ms: as asked, held within what the document allows from `now`. */
function expiryOf(asked: number, now: number): number {
  return Math.min(Math.max(asked, now + SHORTEST), now + LONGEST)
}

/** The document's DateTime: `2020-12-13T15:52:00+00:00`. */
function dateTime(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+00:00')
}

/** An amount as the API wants it: a decimal number of whole units. */
export function decimalOf({ minor, currency }: Amount): string {
  return shortDecimal(minor, exponentOf(currency))
}

/** The service code of a method id. */
function serviceOf(method: string): string {
  return method.startsWith(METHOD_PREFIX) ? method.slice(METHOD_PREFIX.length) : method
}

interface CustomerFields {
  readonly reference_id: string
  readonly name?: string
  readonly email?: string
  readonly phone?: string
  readonly address?: Readonly<Record<string, string>>
}

/** The customer in the document's words; `reference_id` is required in it. */
function customerFields({ id, name, email, phone, address }: Customer): CustomerFields {
  const { country, region, city, full, postcode } = address ?? {}
  const place = Object.entries({ country, region, city, full_address: full, postcode }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    reference_id: id,
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
    ...(place.length === 0 ? {} : { address: Object.fromEntries(place) }),
  }
}

/** What both APIs and the form are told alike. */
function common(order: CreateOrder, settings: Partial<Settings>) {
  return {
    reference_id: order.attempt,
    service: serviceOf(order.method),
    currency: order.amount.currency,
    ...(order.order.description === undefined ? {} : { description: order.order.description }),
    ...(Object.keys(order.fields).length === 0 ? {} : { service_fields: order.fields }),
    return_url: order.returnUrl,
    ...(settings.metadata === undefined ? {} : { metadata: settings.metadata }),
  }
}

/** When the invoice of this order ends, ms. */
export function expiryFor(order: CreateOrder, now: number): number {
  const { expires } = settingsOf(order.settings)
  return expiryOf(expires === undefined ? order.endsAt : Date.parse(expires), now)
}

/** The body of `POST /payment-invoices` of the private API. */
export function privateBody(config: Config, order: CreateOrder, now: number, flow: InvoiceFlow = 'charge'): unknown {
  const settings = settingsOf(order.settings)
  const customer = { ...customerFields(order.customer), ...settings.customer }
  const { returnUrl } = order
  const attributes = {
    ...common(order, settings),
    amount: exactNumber(decimalOf(order.amount)),
    flow,
    test_mode: config.testMode,
    customer,
    return_urls: { success: returnUrl, pending: returnUrl, fail: returnUrl },
    callback_url: order.callbackUrl,
    ...(settings.gateway_options === undefined ? {} : { gateway_options: settings.gateway_options }),
    expires: dateTime(expiryFor(order, now)),
  }
  return { data: { type: 'payment-invoices', attributes } }
}

/** The body of `POST /payment-invoices` of the public API. */
export function publicBody(config: Config, order: CreateOrder): unknown {
  const settings = settingsOf(order.settings)
  const { service_fields: fields, ...plain } = common(order, settings)
  return {
    public_key: config.publicKey,
    ...plain,
    // The document lists no name for them here; the platform's own client says `fields`, its other routes `service_fields`.
    ...(fields === undefined ? {} : { fields, service_fields: fields }),
    amount: exactNumber(decimalOf(order.amount)),
    customer: { ...customerFields(order.customer), ...settings.customer },
  }
}

/** The fields of the HTML form `payment-invoices/process`: nothing secret, inner members in brackets. */
export function formFields(config: Config, order: CreateOrder): readonly (readonly [name: string, value: string])[] {
  const settings = settingsOf(order.settings)
  const { description, service_fields: fields, metadata, ...plain } = common(order, settings)
  return nested({
    public_key: config.publicKey,
    ...plain,
    amount: decimalOf(order.amount),
    description,
    service_fields: fields,
    customer: { ...customerFields(order.customer), ...settings.customer },
    metadata,
  })
}

function nested(members: object, prefix = ''): readonly (readonly [name: string, value: string])[] {
  return Object.entries(members).flatMap(([name, value]: [string, unknown]) => {
    const path = prefix === '' ? name : `${prefix}[${name}]`
    if (value === undefined || value === null) return []
    return typeof value === 'object' ? nested(value, path) : [[path, String(value)] as const]
  })
}

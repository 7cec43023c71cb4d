/** Reads a request for an invoice, from either API or the HTML form, into one order; or says what is wrong, by field. */
import { randomUUID } from 'node:crypto'
import * as v from 'valibot'
import { exponentOf, toMinor } from '../../../src/contract/money.ts'
import { isObject, issuePath, type JsonObject } from '../wire.ts'
import { major } from '../payments.ts'
import type { Service } from './catalogue/catalogue.ts'
import { exchanged } from './catalogue/rates.ts'
import type { InvoiceOrder } from './invoice.ts'

/** The document's form of a 422: one sentence for each field. */
export type Faults = Readonly<Record<string, string>>

const BLANK = 'This value should not be blank.'
const required = v.pipe(v.string(BLANK), v.minLength(1, BLANK), v.maxLength(255, 'This value is too long.'))
const url = v.pipe(v.string(), v.url('This value is not a valid URL.'), v.maxLength(2048))
/** A float in JSON; a decimal in a form. What is not finite becomes text that is no amount. */
const amount = v.union([v.pipe(v.number(), v.transform(String))], 'This value should be of type float.')
const formAmount = v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'This value should be of type float.'))
const text = v.union([v.string(), v.pipe(v.number(), v.transform(String)), v.pipe(v.boolean(), v.transform(String))])

const customer = v.looseObject({
  reference_id: required,
  name: v.optional(v.string()),
  email: v.optional(v.string()),
  phone: v.optional(v.string()),
  metadata: v.optional(v.record(v.string(), v.unknown())),
  address: v.optional(
    v.object({
      country: v.optional(v.string()),
      region: v.optional(v.string()),
      city: v.optional(v.string()),
      full_address: v.optional(v.string()),
      postcode: v.optional(v.string()),
    }),
  ),
})
const common = {
  service: required,
  currency: v.pipe(v.string(BLANK), v.regex(/^[A-Z]{3,5}$/, 'This value is not a valid currency.')),
  description: v.exactOptional(v.string()),
  customer: v.exactOptional(customer),
  metadata: v.exactOptional(v.record(v.string(), v.unknown())),
  service_fields: v.exactOptional(v.record(v.string(), text)),
  return_url: v.exactOptional(url),
  return_urls: v.exactOptional(v.object({ success: v.exactOptional(url), fail: v.exactOptional(url), pending: url })),
}
const privateSchema = v.looseObject({
  ...common,
  amount,
  reference_id: required,
  flow: v.exactOptional(v.picklist(['charge', 'verify'], 'This value is not valid.'), 'charge'),
  test_mode: v.exactOptional(v.boolean(), false),
  callback_url: v.exactOptional(url),
  gateway_options: v.exactOptional(v.record(v.string(), v.unknown())),
  expires: v.exactOptional(v.pipe(v.string(), v.isoTimestamp('This value is not a valid datetime.'))),
})
/** The platform's own client calls a service's fields `fields` here. */
const publicSchema = v.looseObject({
  ...common,
  amount,
  reference_id: v.exactOptional(required),
  fields: v.exactOptional(v.record(v.string(), text)),
})
/** On the form's page `expires` is in UNIX seconds. */
const formSchema = v.looseObject({
  ...common,
  amount: formAmount,
  reference_id: v.exactOptional(required),
  expires: v.exactOptional(v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))),
})

export interface OrderContext {
  readonly now: number
  readonly service: (code: string, currency: string) => Service | undefined
}
export type Source = { readonly api: 'private' } | { readonly api: 'public' | 'form'; readonly testMode: boolean }

/** Reads `fields` (nulls already gone) by the rules of its source. */
export function readOrder(
  fields: JsonObject,
  source: Source,
  context: OrderContext,
): InvoiceOrder | { faults: Faults } {
  const schema = { private: privateSchema, public: publicSchema, form: formSchema }[source.api]
  const read = v.safeParse(schema, fields)
  if (!read.success) {
    return { faults: Object.fromEntries(read.issues.map((issue) => [issuePath(issue), messageOf(issue)]).toReversed()) }
  }
  const order = read.output
  const service = context.service(order.service, order.currency)
  if (!service) return { faults: { service: 'This service is not available for the currency.' } }
  const minor = toMinor(order.amount, order.currency, exponentOf(order.currency))
  const isVerify = 'flow' in order && order.flow === 'verify'
  const amountFault = isVerify ? undefined : faultOfAmount(minor, order.currency, service)
  if (amountFault || typeof minor === 'string') return { faults: { amount: amountFault ?? 'This value is not valid.' } }
  const given = 'fields' in order ? (order.fields as Readonly<Record<string, string>>) : undefined
  const serviceFields = order.service_fields ?? given ?? {}
  const fieldFaults = faultsOfFields(service, serviceFields)
  if (fieldFaults) return { faults: fieldFaults }
  const expiresAt = expiryOf(order)
  if (expiresAt !== undefined && !withinLifetime(expiresAt, context.now)) {
    return { faults: { expires: 'This value should be between 14 minutes and 2 days from now.' } }
  }
  return {
    referenceId: order.reference_id ?? randomUUID(),
    service,
    asked: { minor, currency: order.currency },
    flow: isVerify ? 'verify' : 'charge',
    testMode: source.api === 'private' ? order['test_mode'] === true : source.testMode,
    description: order.description ?? null,
    metadata: order.metadata ?? {},
    customer: order.customer,
    serviceFields,
    returnUrl: order.return_url,
    returnUrls: order.return_urls,
    callbackUrl: 'callback_url' in order && typeof order.callback_url === 'string' ? order.callback_url : undefined,
    expiresAt,
    source: source.api === 'private' ? 'merchant_api' : 'public_api',
  }
}

function messageOf(issue: v.BaseIssue<unknown>): string {
  return issue.received === 'undefined' || issue.message.startsWith('Invalid key') ? BLANK : issue.message
}

function faultOfAmount(minor: number | string, currency: string, service: Service): string | undefined {
  if (typeof minor === 'string') return 'This value is not valid.'
  if (minor <= 0) return 'This value should be greater than 0.'
  // The limits are in what the payer pays in.
  const value = major(exchanged(minor, currency, service.currency), service.currency)
  const { amount_min: min, amount_max: max } = service
  if (typeof min === 'number' && value < min) return `This value should be ${min} or more.`
  if (typeof max === 'number' && value > max) return `This value should be ${max} or less.`
  return undefined
}

function faultsOfFields(service: Service, given: Readonly<Record<string, string>>): Faults | undefined {
  const faults = service.fields.flatMap((field): [string, string][] => {
    const value = given[field.key]
    if (value === undefined || value === '') return field.required ? [[`service_fields.${field.key}`, BLANK]] : []
    return matches(value, field.regexp ?? '') ? [] : [[`service_fields.${field.key}`, 'This value is not valid.']]
  })
  return faults.length > 0 ? Object.fromEntries(faults) : undefined
}

/** PHP delimiters are undone; a pattern that does not compile, or could run for ever, checks nothing. */
function matches(value: string, pattern: string): boolean {
  const [, inner = pattern, flags = ''] = /^\/(.*)\/([a-z]*)$/s.exec(pattern) ?? []
  if (inner === '' || /\([^)]*[+*][^)]*\)[+*{]/.test(inner)) return true
  try {
    return new RegExp(inner, flags.includes('i') ? 'iu' : 'u').test(value)
  } catch {
    return true
  }
}

function expiryOf(order: JsonObject): number | undefined {
  const expires = order['expires']
  if (typeof expires === 'string') return Date.parse(expires)
  return typeof expires === 'number' ? expires * 1000 : undefined
}

/** Days and minutes of the document: an invoice lives 14 minutes to 2 days. */
const MIN_LIFETIME_MS = 14 * 60_000
const MAX_LIFETIME_MS = 2 * 86_400_000

/** With some seconds' grace for the way here. */
function withinLifetime(expiresAt: number, now: number): boolean {
  const life = expiresAt - now
  return life >= MIN_LIFETIME_MS - 10_000 && life <= MAX_LIFETIME_MS + 10_000
}

/** Turns a form's `customer[address][city]=…` into nested objects. */
export function nestFormFields(pairs: Iterable<readonly [string, string]>): JsonObject {
  const root: Record<string, unknown> = {}
  for (const [name, value] of pairs) {
    const path = name.replaceAll(']', '').split('[')
    if (path.some((key) => key === '__proto__' || key === '')) continue
    let place = root
    for (const key of path.slice(0, -1)) {
      const inner = place[key]
      const next: Record<string, unknown> = isObject(inner) ? inner : {}
      place[key] = next
      place = next
    }
    place[path.at(-1) ?? ''] = value
  }
  return root
}

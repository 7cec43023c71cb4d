/** What Cactusgino's documents ask of each request; a JSON null counts as an absent field. */
import * as v from 'valibot'
import { FORM_METHODS, H2H_CURRENCIES, H2H_METHODS } from './methods.ts'

const text = v.pipe(v.string(), v.trim(), v.minLength(1, 'This field is required'), v.maxLength(256))
/** Tables say integer, samples show both `101` and `"101"`. */
const siteId = v.union([v.pipe(v.number(), v.integer()), v.pipe(v.string(), v.regex(/^\d+$/))])
/** Minor units; the documents name no upper limit, this one only keeps the numbers exact. */
const amount = v.pipe(
  v.number('A valid integer is required'),
  v.integer('A valid integer is required'),
  v.minValue(1, 'Amount must be greater than 0'),
  v.maxValue(1_000_000_000_000),
)
const address = v.pipe(v.string(), v.url(), v.maxLength(2048))

const merchant = { merchant_id: text, site_id: siteId, signature: v.string() }
const payer = {
  ...merchant,
  site_login: text,
  request_id: text,
  amount,
  customer_type: v.exactOptional(v.string()),
  additional_fields: v.exactOptional(v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
}

export const createInvoiceSchema = v.looseObject({
  ...payer,
  currency: v.picklist(H2H_CURRENCIES, 'Currency is not supported'),
  method: v.picklist(H2H_METHODS, 'Method is not supported'),
})

export const obtainTokenSchema = v.looseObject({
  ...payer,
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3,5}$/, 'Currency is not supported')),
  method: v.exactOptional(v.picklist(FORM_METHODS, 'Method is not supported')),
  language: v.exactOptional(v.string()),
  success_url: v.exactOptional(address),
  fail_url: v.exactOptional(address),
})

export const closeInvoiceSchema = v.looseObject({ ...merchant, site_login: text, request_id: text })

export const cashUpdateSchema = v.looseObject({
  ...merchant,
  request_id: text,
  update_type: v.picklist(['delete', 'edit']),
  address: v.exactOptional(text),
  messenger: v.exactOptional(text),
  username: v.exactOptional(text),
  asap: v.exactOptional(v.boolean()),
  time: v.exactOptional(text),
})

export const balanceSchema = v.looseObject({ ...merchant, currency: v.exactOptional(v.string()) })

type Additional = Readonly<Record<string, string | number | boolean>>

/** What a method's `additional_fields` lack, in a sentence; the form spells banks in another way than H2H. */
export function additionalFault(
  method: string | undefined,
  fields: Additional,
  channel: 'h2h' | 'form',
): string | undefined {
  if (channel === 'form') {
    if (method !== 'cis_transfer' && method !== 'cis_transfer_card') return undefined
    return bankAppFault(fields, ['sberbank', 'tbank', 'kapital'])
  }
  if (method === 'cis_transfer') return bankAppFault(fields, ['Sberbank', 'Tinkoff'])
  if (method !== 'cash') return undefined
  const missing = ['address', 'username', 'messenger'].find((name) => !fields[name])
  if (missing) return `additional_fields.${missing}: This field is required`
  const when = fields['asap'] !== undefined && fields['asap'] !== '' ? true : Boolean(fields['time'])
  return when ? undefined : 'additional_fields: asap or time is required'
}

function bankAppFault(fields: Additional, allowed: readonly string[]): string | undefined {
  const bank = fields['bank_app']
  if (bank === undefined) return 'additional_fields.bank_app: This field is required'
  return allowed.includes(String(bank))
    ? undefined
    : `additional_fields.bank_app: Available values: ${allowed.join(', ')}`
}

import * as v from 'valibot'
import { moneySchema } from './money.ts'
import { oneOf, type OnUnknown } from './tolerant.ts'

/** The categories of OpenFinTech's list that a buyer knows by name, and `other`. */
export const GROUPS = [
  'bank_transfer',
  'mobile_payment',
  'digital_wallet',
  'online_banking',
  'payment_card',
  'cash_payment',
  'telecommunications',
  'other',
] as const

/** OpenFinTech's list of payment method categories, and `other`. */
export const CATEGORIES = [
  ...GROUPS,
  'alternative',
  'latam',
  'ussd',
  'cash_on_delivery',
  'check',
  'direct_debit',
  'prepaid_voucher',
  'prepaid_card',
  'invoice_payment',
  'mobile_carrier_billing',
  'public-services',
  'others',
  'financial-services',
  'taxi',
  'charity',
  'entertainment',
  'budget-payments',
  'distribution',
  'selling-goods',
] as const
export type Category = (typeof CATEGORIES)[number]

export const categorySchema = (onUnknown: OnUnknown) => oneOf('category', CATEGORIES, 'other', onUnknown)

/** For a widget: what is no group of its own is `other`, so that no buyer has to fetch the whole list. */
export const groupSchema = v.fallback(v.picklist(GROUPS), 'other')

export const fieldSchema = (onUnknown: OnUnknown) =>
  v.object({
    name: v.string(),
    type: oneOf('field type', ['text', 'tel', 'email', 'select', 'checkbox', 'datetime'], 'text', onUnknown),
    label: v.string(),
    hint: v.exactOptional(v.string()),
    example: v.exactOptional(v.string()),
    /** A checked JavaScript pattern without delimiters; the value must match it whole or in part, as it is written. */
    pattern: v.exactOptional(v.string()),
    required: v.boolean(),
    /** At least one field of the group of this name must be filled in. */
    oneOf: v.exactOptional(v.string()),
    options: v.exactOptional(v.array(v.object({ value: v.string(), label: v.string() }))),
  })
export type Field = v.InferOutput<ReturnType<typeof fieldSchema>>

/** A method whose category is read by `category`. */
export const methodWith = <const Read extends v.GenericSchema<string, Category>>(
  category: Read,
  onUnknown: OnUnknown,
) =>
  v.object({
    /** `cactusgino.<method>`, `cactusgino.form.<method>`, `paymega.<service code>`, `invoice.page`. */
    id: v.string(),
    category,
    name: v.string(),
    summary: v.exactOptional(v.string()),
    icon: v.exactOptional(v.string()),
    fields: v.array(fieldSchema(onUnknown)),
    min: v.exactOptional(moneySchema),
    max: v.exactOptional(moneySchema),
    fee: v.exactOptional(moneySchema),
    disabled: v.exactOptional(oneOf('disabled', ['below-minimum', 'above-maximum', 'busy'], 'busy', onUnknown)),
  })

export const methodSchema = (onUnknown: OnUnknown) => methodWith(categorySchema(onUnknown), onUnknown)
export type Method = v.InferOutput<ReturnType<typeof methodSchema>>

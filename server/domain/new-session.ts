/** `POST /v1/sessions`: what the shop's backend asks for, parsed once. */
import * as v from 'valibot'
import { exponentOf, moneySchema, toDecimal, toMinor } from '../../src/contract/index.ts'
import type { Item } from '../providers/provider.ts'
import type { Terms } from './session.ts'

const MINUTES_5 = 300
const DAYS_2 = 172_800
/** Seconds a session lasts unless said. */
export const USUAL_LIFETIME = 1800

const text = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(longest),
    v.check((value) => !value.includes('\u0000'), 'must not contain a zero character'),
  )
const address = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.url('must be a whole address, for example https://shop.example/thanks'),
  v.check((value) => /^https?:$/.test(new URL(value).protocol), 'must begin with https:// (or http://)'),
)
const origin = v.pipe(
  v.string(),
  v.check(
    (value) => URL.canParse(value) && new URL(value).origin === value,
    'must be an origin without a path, for example https://shop.example',
  ),
)

const itemSchema = v.strictObject({
  name: text(256),
  price: moneySchema,
  quantity: v.union([v.pipe(v.number(), v.gtValue(0)), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/))]),
  discount: v.exactOptional(text(32)),
  total: moneySchema,
})

export const newSessionSchema = v.strictObject({
  order: v.strictObject({
    id: text(128),
    amount: moneySchema,
    description: v.exactOptional(text(1000)),
    items: v.exactOptional(v.pipe(v.array(itemSchema), v.maxLength(500))),
  }),
  customer: v.strictObject({
    /** The shop's own id of the customer; providers know the payer by it. */
    id: text(128),
    email: v.exactOptional(v.pipe(v.string(), v.email('must be an e-mail address'), v.maxLength(254))),
    phone: v.exactOptional(
      v.pipe(v.string(), v.regex(/^\+?[\d\s()-]{5,24}$/, 'must be a phone number, for example +79001234567')),
    ),
    name: v.exactOptional(text(256)),
    address: v.exactOptional(
      v.strictObject({
        country: v.exactOptional(text(64)),
        region: v.exactOptional(text(128)),
        city: v.exactOptional(text(128)),
        full: v.exactOptional(text(512)),
        postcode: v.exactOptional(text(32)),
      }),
    ),
    trusted: v.exactOptional(v.boolean()),
  }),
  locale: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/, 'must be a language, for example ru')),
  ),
  methods: v.exactOptional(v.pipe(v.array(text(128)), v.minLength(1), v.maxLength(500))),
  returnUrl: v.exactOptional(address),
  successUrl: v.exactOptional(address),
  failUrl: v.exactOptional(address),
  /** Seconds. */
  expiresIn: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.minValue(MINUTES_5, 'must be at least 300 seconds'),
      v.maxValue(DAYS_2, 'must be at most 172800 seconds'),
    ),
  ),
  origins: v.exactOptional(v.pipe(v.array(origin), v.maxLength(50))),
  metadata: v.exactOptional(v.record(v.string(), v.unknown())),
  providers: v.exactOptional(v.record(v.string(), v.unknown())),
})
export type NewSession = v.InferOutput<typeof newSessionSchema>

/** A field of the request and what is wrong with it. */
export interface Fault {
  readonly code: string
  readonly field: string
  readonly detail: string
}

const AMOUNT_FAULTS = {
  'not-a-number': 'must be a decimal number as text',
  'too-many-decimals': 'has more decimals than its currency',
  'too-large': 'is larger than can be counted exactly',
} as const

function readAmount(value: string, currency: string, field: string): number | Fault {
  const minor = toMinor(value, currency)
  if (typeof minor === 'number') return minor
  return { code: 'invalid_amount', field, detail: `${field} ${AMOUNT_FAULTS[minor]}` }
}

const isFault = (value: unknown): value is Fault => typeof value === 'object' && value !== null && 'code' in value

function readItems(order: NewSession['order'], amount: number): readonly Item[] | Fault {
  const { currency } = order.amount
  const items: Item[] = []
  for (const [index, posted] of (order.items ?? []).entries()) {
    for (const side of ['price', 'total'] as const) {
      const field = `order.items.${index}.${side}`
      if (posted[side].currency !== currency) {
        return {
          code: 'invalid_amount',
          field: `${field}.currency`,
          detail: `${field} must be in ${currency}, as the order is`,
        }
      }
    }
    const price = readAmount(posted.price.value, currency, `order.items.${index}.price.value`)
    if (isFault(price)) return price
    const total = readAmount(posted.total.value, currency, `order.items.${index}.total.value`)
    if (isFault(total)) return total
    const { name, quantity, discount } = posted
    items.push({ name, price, quantity: String(quantity), total, ...(discount === undefined ? {} : { discount }) })
  }
  const difference = items.reduce((sum, item) => sum + item.total, 0) - amount
  if (items.length > 0 && difference !== 0) {
    const by = toDecimal(Math.abs(difference), exponentOf(currency))
    const direction = difference > 0 ? 'more' : 'less'
    return {
      code: 'items_do_not_add_up',
      field: 'order.items',
      detail: `The totals of the items come to ${by} ${currency} ${direction} than the order's amount`,
    }
  }
  return items
}

/** Turns a parsed request into the terms of a session, or says which field is to blame. `posted` is the body's own `order`. */
export function readTerms(request: NewSession, posted: unknown): Terms | Fault {
  const { order, customer, ...rest } = request
  const amount = readAmount(order.amount.value, order.amount.currency, 'order.amount.value')
  if (isFault(amount)) return amount
  if (amount === 0)
    return { code: 'invalid_amount', field: 'order.amount.value', detail: 'order.amount.value must be more than 0' }
  const items = readItems(order, amount)
  if (isFault(items)) return items
  const { expiresIn: _lifetime, ...terms } = rest
  return {
    ...terms,
    order: {
      id: order.id,
      ...(order.description === undefined ? {} : { description: order.description }),
      ...(order.items === undefined ? {} : { items }),
    },
    amount: { minor: amount, currency: order.amount.currency },
    customer,
    posted,
  }
}

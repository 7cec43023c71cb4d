/** `POST /v1/sessions`: what the shop's backend asks for, parsed once. */
import * as v from 'valibot'
import { exponentOf, moneySchema, toDecimal } from '../../src/contract/index.ts'
import { itemSchema, MOST_ITEMS, readItems, textSchema } from './item.ts'
import type { Item } from './order.ts'
import { readOrigin } from './origins.ts'
import { isFault, readAmount, type Fault } from './read-amount.ts'
import type { Terms } from './session.ts'

const MINUTES_5 = 300
const DAYS_2 = 172_800
/** Seconds a session lasts unless said. */
export const USUAL_LIFETIME = 1800

const address = v.pipe(
  v.string(),
  v.maxLength(2048),
  v.regex(/^\P{Cc}*$/u, 'must have no line ends or other control characters'),
  v.url('must be a whole address, for example https://shop.example/thanks'),
  // Also asked of what is no address at all.
  v.check(
    (value) => !URL.canParse(value) || ['https:', 'http:'].includes(new URL(value).protocol),
    'must begin with https:// (or http://)',
  ),
)
const origin = v.pipe(
  v.string(),
  v.check(
    (value) => readOrigin(value) !== undefined,
    'must be an origin without a path, for example https://shop.example',
  ),
  v.transform((value) => readOrigin(value) ?? value),
)

/** The shop's own id of the customer is what providers know the payer by. */
const customer = v.strictObject({
  id: textSchema(128),
  email: v.exactOptional(v.pipe(v.string(), v.email('must be an e-mail address'), v.maxLength(254))),
  phone: v.exactOptional(
    v.pipe(v.string(), v.regex(/^\+?[\d\s()-]{5,24}$/, 'must be a phone number, for example +79001234567')),
  ),
  name: v.exactOptional(textSchema(256)),
  address: v.exactOptional(
    v.strictObject({
      country: v.exactOptional(textSchema(64)),
      region: v.exactOptional(textSchema(128)),
      city: v.exactOptional(textSchema(128)),
      full: v.exactOptional(textSchema(512)),
      postcode: v.exactOptional(textSchema(32)),
    }),
  ),
  trusted: v.exactOptional(v.boolean()),
})

export const newSessionSchema = v.strictObject({
  order: v.strictObject({
    id: textSchema(128),
    amount: moneySchema,
    description: v.exactOptional(textSchema(1000)),
    items: v.exactOptional(v.pipe(v.array(itemSchema), v.maxLength(MOST_ITEMS))),
  }),
  /** Without one he is a guest, whom providers know by the session's own id. */
  customer: v.exactOptional(customer),
  locale: v.exactOptional(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/, 'must be a language, for example ru')),
  ),
  methods: v.exactOptional(v.pipe(v.array(textSchema(128)), v.minLength(1), v.maxLength(MOST_ITEMS))),
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

/** The order's lines, which must come to its amount (minor units). */
function readLines({ items: posted = [], amount }: NewSession['order'], minor: number): readonly Item[] | Fault {
  const { currency } = amount
  const items = readItems(posted, { currency, path: 'order.items', of: 'order' })
  if (isFault(items)) return items
  const difference = items.reduce((sum, item) => sum + item.total, 0) - minor
  if (items.length === 0 || difference === 0) return items
  const by = toDecimal(Math.abs(difference), exponentOf(currency))
  const direction = difference > 0 ? 'more' : 'less'
  return {
    code: 'items_do_not_add_up',
    field: 'order.items',
    detail: `The totals of the items come to ${by} ${currency} ${direction} than the order's amount`,
  }
}

/** Turns a parsed request into the terms of a session, or says which field is to blame. `posted` is the body's own `order`. */
export function readTerms(request: NewSession, posted: unknown): Terms | Fault {
  const { order, ...rest } = request
  const amount = readAmount(order.amount.value, order.amount.currency, 'order.amount.value')
  if (isFault(amount)) return amount
  if (amount === 0)
    return { code: 'invalid_amount', field: 'order.amount.value', detail: 'order.amount.value must be more than 0' }
  const items = readLines(order, amount)
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
    posted,
  }
}

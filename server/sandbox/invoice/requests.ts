/** What Invoice API v2 asks of each request; a JSON null counts as an absent field. */
import * as v from 'valibot'

const limited = (longest: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(longest))
/** Tables say text, samples show numbers. */
const id = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(
    v.number(),
    v.transform((number) => String(number)),
  ),
])
/** As decimal text; JSON may hold a number or its text. */
const number = v.union([
  v.pipe(v.number(), v.minValue(0), v.transform(String)),
  v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/)),
])
const currency = v.picklist(['RUB', 'USD', 'EUR'])

/** "static" and "dynamic" in the document, "statical" and "dynamical" in every client. */
const terminalType = v.pipe(
  v.picklist(['static', 'dynamic', 'statical', 'dynamical']),
  v.transform((type) => (type.startsWith('static') ? 'static' : 'dynamic')),
)

export const createTerminalSchema = v.looseObject({
  name: limited(50),
  alias: limited(50),
  description: v.exactOptional(v.pipe(v.string(), v.maxLength(200)), ''),
  type: v.exactOptional(terminalType, 'dynamic'),
  logo: v.exactOptional(v.string()),
  defaultPrice: v.exactOptional(number, '0'),
  canComments: v.exactOptional(v.boolean(), false),
})

export const getTerminalSchema = v.looseObject({ alias: v.exactOptional(limited(50)), id: v.exactOptional(id) })

const receipt = v.array(
  v.looseObject({
    name: limited(1000),
    price: number,
    // Text in the table; the company's own Python example sends a number.
    discount: v.exactOptional(v.union([v.string(), v.number()])),
    resultPrice: number,
    quantity: number,
  }),
)

export const createPaymentSchema = v.looseObject({
  order: v.looseObject({
    currency: v.exactOptional(currency, 'RUB'),
    amount: number,
    description: v.exactOptional(v.pipe(v.string(), v.maxLength(200)), ''),
    // The table says 32 characters, its own sample has a UUID of 36.
    id: v.exactOptional(v.pipe(v.string(), v.maxLength(36)), ''),
  }),
  settings: v.looseObject({
    terminal_id: id,
    payment_method: v.exactOptional(v.picklist(['card', 'phone', 'qiwi', 'wm'])),
    success_url: v.exactOptional(v.pipe(v.string(), v.url())),
    fail_url: v.exactOptional(v.pipe(v.string(), v.url())),
  }),
  // PHP clients send an empty object as an empty list.
  custom_parameters: v.exactOptional(v.union([v.record(v.string(), v.unknown()), v.tuple([])]), {}),
  receipt,
  trtype: v.exactOptional(v.picklist([1, 2, 4, '1', '2', '4']), 1),
  mail: v.exactOptional(v.string()),
  phone: v.exactOptional(v.string()),
})

export const idSchema = v.looseObject({ id: v.string() })

export const createRefundSchema = v.looseObject({
  id: v.string(),
  refund: v.looseObject({
    currency: v.exactOptional(currency),
    amount: number,
    reason: v.exactOptional(limited(200)),
  }),
  receipt,
})

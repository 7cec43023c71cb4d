/** What several requests and answers are made of. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'

/** A trimmed text of 1 to `longest` characters that every database can hold. */
export const textSchema = (longest: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(longest),
    v.check((value) => !value.includes('\u0000'), 'must not contain a zero character'),
  )

/** A moment: ISO 8601, in UTC. */
export const momentSchema = v.pipe(v.string(), v.isoTimestamp())

/** A line of an order or of a refund. */
export const itemSchema = v.pipe(
  v.strictObject({
    name: textSchema(256),
    /** Of one. A price of 0 is a gift. */
    price: moneySchema,
    quantity: v.union([v.pipe(v.number(), v.gtValue(0)), v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/))]),
    discount: v.exactOptional(textSchema(32)),
    total: moneySchema,
  }),
  v.metadata({ ref: 'Item' }),
)
export type PostedItem = v.InferOutput<typeof itemSchema>

/** An order has at most so many lines. */
export const MOST_ITEMS = 500

/** What a person says of what they do, for the log. */
export const noteSchema = textSchema(1000)

/** What a person has said, and when; `by` is `Paywicket-Actor`. */
export const saidEntries = { note: v.string(), at: momentSchema, by: v.exactOptional(v.string()) } as const

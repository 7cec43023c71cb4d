/** What a person says of money. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema, noteSchema, saidEntries, textSchema } from './parts.ts'

export const recordWishSchema = v.pipe(
  v.strictObject({
    kind: v.picklist(['received', 'refunded'], 'must be received or refunded'),
    /** Of a refund at most what is left in its currency. */
    amount: moneySchema,
    reference: v.exactOptional(
      v.pipe(
        textSchema(128),
        v.description(
          'The payment system’s id of the payment, of none that stands under `/v1/unmatched`; the attempt’s own where it is left out.',
        ),
      ),
    ),
    note: noteSchema,
  }),
  v.metadata({ ref: 'RecordWish' }),
)
export const recordedSchema = v.object({ id: v.string() })
export const voidWishSchema = v.strictObject({ note: noteSchema })
export const creditWishSchema = v.pipe(
  v.strictObject({ received: moneySchema, credited: moneySchema, note: noteSchema }),
  v.metadata({ ref: 'CreditWish' }),
)

const idSchema = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
export const assignWishSchema = v.pipe(
  v.strictObject({
    attempt: v.exactOptional(
      v.pipe(idSchema, v.description('One of another payment system gets nothing: the money goes to its session.')),
    ),
    session: v.exactOptional(idSchema),
    note: v.exactOptional(noteSchema),
  }),
  v.check(
    ({ attempt, session }) => (attempt === undefined) !== (session === undefined),
    'give either attempt or session',
  ),
)
export const dismissWishSchema = v.strictObject({ note: noteSchema })

/** Money to no known order, or a callback that nobody can read. */
export const unmatchedSchema = v.pipe(
  v.object({
    id: v.string(),
    provider: v.string(),
    reference: v.pipe(v.string(), v.description('The payment system’s id of the payment.')),
    why: v.exactOptional(v.pipe(v.string(), v.description('Why nobody knows what it says.'))),
    received: v.exactOptional(moneySchema),
    firstSeenAt: momentSchema,
    state: v.picklist(['open', 'assigned', 'dismissed']),
    assignedTo: v.exactOptional(v.pipe(v.string(), v.description('The attempt it was given to.'))),
    dismissed: v.exactOptional(v.object(saidEntries)),
  }),
  v.metadata({ ref: 'Unmatched' }),
)
export type ShopUnmatched = v.InferOutput<typeof unmatchedSchema>
export const unmatchedListSchema = v.object({ data: v.array(unmatchedSchema) })

export const erasedSchema = v.object({
  erased: v.number(),
  kept: v.array(v.object({ id: v.string(), why: v.picklist(['open', 'refund', 'call', 'money']) })),
  left: v.pipe(v.number(), v.description('So many are being erased yet.')),
})

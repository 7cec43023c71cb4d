/** Refunds, as the shop asks for them and reads them. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { itemSchema, momentSchema, MOST_ITEMS, noteSchema, saidEntries } from './parts.ts'

export const refundWishSchema = v.pipe(
  v.strictObject({
    /** All that is left where neither amount nor lines are named. */
    amount: v.exactOptional(moneySchema),
    reason: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
    items: v.exactOptional(v.pipe(v.array(itemSchema), v.maxLength(MOST_ITEMS))),
  }),
  v.metadata({ ref: 'RefundWish' }),
)
export type PostedRefundWish = v.InferOutput<typeof refundWishSchema>

export const REFUND_STATUSES = ['pending', 'succeeded', 'failed', 'unknown'] as const

export const refundSchema = v.pipe(
  v.object({
    id: v.string(),
    attempt: v.string(),
    amount: moneySchema,
    status: v.pipe(
      v.picklist(REFUND_STATUSES),
      v.description('`unknown`: nobody knows whether it was made; it is not made again by machine.'),
    ),
    createdAt: momentSchema,
    reason: v.exactOptional(v.string()),
    reference: v.exactOptional(v.pipe(v.string(), v.description('The payment system’s id of it.'))),
    failure: v.exactOptional(v.string()),
    /** A person has said how it ended. */
    settled: v.exactOptional(v.object(saidEntries)),
  }),
  v.metadata({ ref: 'Refund' }),
)
export type ShopRefund = v.InferOutput<typeof refundSchema>

export const refundsSchema = v.object({ data: v.array(refundSchema) })

export const settlementSchema = v.strictObject({
  outcome: v.picklist(['succeeded', 'failed'], 'must be succeeded or failed'),
  note: noteSchema,
})

/** The payment systems that are set up, as the shop sees them. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema } from './parts.ts'

export const providerListSchema = v.object({
  data: v.array(
    v.pipe(
      v.object({
        id: v.string(),
        /** How its last calls went. */
        health: v.picklist(['answering', 'away', 'not-asked']),
        /** What it can do by machine. */
        lookup: v.boolean(),
        close: v.boolean(),
        refund: v.boolean(),
        edit: v.boolean(),
        balance: v.boolean(),
        price: v.boolean(),
        /** What the set-up goes without, in words. */
        lacks: v.array(v.string()),
      }),
      v.metadata({ ref: 'Provider' }),
    ),
  ),
})

export const balanceSchema = v.pipe(
  v.object({
    provider: v.string(),
    at: momentSchema,
    /** Decimal text with the digits that the payment system wrote; it may be negative. */
    balances: v.array(
      v.object({
        currency: v.string(),
        amount: v.string(),
        available: v.exactOptional(v.string()),
        name: v.exactOptional(v.string()),
      }),
    ),
  }),
  v.metadata({ ref: 'Balance' }),
)

/** The amount that is asked about. */
export const priceQuerySchema = v.strictObject({ value: v.string(), currency: v.string() })

export const priceSchema = v.pipe(
  v.object({
    method: v.string(),
    /** What the payer pays in. */
    currency: v.string(),
    available: v.boolean(),
    /** On the amount asked about; absent where there is none, or where none can be told in its currency. */
    fee: v.exactOptional(moneySchema),
    total: v.exactOptional(moneySchema),
    /** Of `currency`. */
    min: v.exactOptional(v.string()),
    max: v.exactOptional(v.string()),
  }),
  v.metadata({ ref: 'Price' }),
)

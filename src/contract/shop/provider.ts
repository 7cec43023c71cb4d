/** The payment systems that are set up, as the shop sees them. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema } from './parts.ts'

export const providerListSchema = v.object({
  data: v.array(
    v.pipe(
      v.object({
        id: v.string(),
        health: v.pipe(v.picklist(['answering', 'away', 'not-asked']), v.description('How its last calls went.')),
        lookup: v.pipe(v.boolean(), v.description('What it can do by machine.')),
        close: v.boolean(),
        refund: v.boolean(),
        edit: v.boolean(),
        balance: v.boolean(),
        price: v.boolean(),
        lacks: v.pipe(v.array(v.string()), v.description('What the set-up goes without, in words.')),
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
    currency: v.pipe(v.string(), v.description('What the payer pays in.')),
    available: v.boolean(),
    /** On the amount asked about; absent where there is none, or where none can be told in its currency. */
    fee: v.exactOptional(moneySchema),
    total: v.exactOptional(moneySchema),
    min: v.exactOptional(v.pipe(v.string(), v.description('Of `currency`.'))),
    max: v.exactOptional(v.string()),
  }),
  v.metadata({ ref: 'Price' }),
)

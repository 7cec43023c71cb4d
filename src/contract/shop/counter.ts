/** Counters: fixed places to pay at. */
import * as v from 'valibot'
import { moneySchema } from '../money.ts'
import { momentSchema } from './parts.ts'

export const counterWishSchema = v.pipe(
  v.strictObject({
    name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
    /** Of each payment; without it the payer says how much. */
    price: v.exactOptional(v.strictObject({ value: v.string(), currency: v.string() })),
  }),
  v.metadata({ ref: 'CounterWish' }),
)

const entries = {
  id: v.string(),
  provider: v.string(),
  name: v.string(),
  price: v.exactOptional(moneySchema),
  link: v.pipe(v.string(), v.description('The address that payers open.')),
  createdAt: momentSchema,
} as const

export const counterSchema = v.pipe(v.object(entries), v.metadata({ ref: 'Counter' }))
export const counterListSchema = v.object({ data: v.array(counterSchema) })

export const wholeCounterSchema = v.pipe(
  v.object({
    ...entries,
    qr: v.pipe(v.string(), v.description('The link as a code to print, SVG.')),
    payments: v.array(
      v.object({
        reference: v.pipe(v.string(), v.description('The payment system’s id of it.')),
        received: v.exactOptional(moneySchema),
        refunded: v.exactOptional(moneySchema),
        at: momentSchema,
      }),
    ),
  }),
  v.metadata({ ref: 'WholeCounter' }),
)

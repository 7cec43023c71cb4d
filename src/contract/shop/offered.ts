/** What buyers are offered now, as the shop sees it. */
import * as v from 'valibot'
import { methodSchema } from '../method.ts'
import { currencySchema, moneySchema } from '../money.ts'
import { textSchema } from './parts.ts'

export const offerQuerySchema = v.strictObject({
  currency: currencySchema,
  /** What is to be paid: fees depend on it, and which limits it is beyond. */
  amount: moneySchema.entries.value,
  /** In which language; English unless said. */
  locale: v.exactOptional(textSchema(35)),
})

const shown = methodSchema(() => {}).entries

/** One way to a payment system by which a row can be paid. */
const routeSchema = v.pipe(
  v.object({
    /** The id of the method. */
    id: v.string(),
    provider: v.string(),
    min: shown.min,
    max: shown.max,
    fee: shown.fee,
    total: shown.total,
    usually: shown.usually,
    disabled: shown.disabled,
    until: shown.until,
  }),
  v.metadata({ ref: 'MethodRoute' }),
)

/** A row of the buyer's picker. */
const offeredMethodSchema = v.pipe(
  v.object({
    ...shown,
    /** The one that its id names comes first. */
    routes: v.array(routeSchema),
  }),
  v.metadata({ ref: 'OfferedMethod' }),
)
export type ShopOfferedMethod = v.InferOutput<typeof offeredMethodSchema>

export const offerSchema = v.object({
  data: v.array(offeredMethodSchema),
  /** Why there is none. */
  empty: v.exactOptional(v.picklist(['no_methods', 'currency_not_supported', 'unavailable'])),
})

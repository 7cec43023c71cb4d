/** What buyers are offered now, as the shop sees it. */
import * as v from 'valibot'
import { methodSchema } from '../method.ts'
import { currencySchema, moneySchema } from '../money.ts'
import { textSchema } from './parts.ts'

export const offerQuerySchema = v.strictObject({
  currency: currencySchema,
  amount: v.pipe(
    moneySchema.entries.value,
    v.description('What is to be paid: fees depend on it, and which limits it is beyond.'),
  ),
  locale: v.exactOptional(v.pipe(textSchema(35), v.description('In which language; English unless said.'))),
})

const shown = methodSchema(() => {}).entries

/** One way to a payment system by which a row can be paid. */
const routeSchema = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.description('The id of the method.')),
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
    routes: v.pipe(v.array(routeSchema), v.description('The one that its id names comes first.')),
  }),
  v.metadata({ ref: 'OfferedMethod' }),
)
export type ShopOfferedMethod = v.InferOutput<typeof offeredMethodSchema>

export const offerSchema = v.object({
  data: v.array(offeredMethodSchema),
  empty: v.exactOptional(
    v.pipe(v.picklist(['no_methods', 'currency_not_supported', 'unavailable']), v.description('Why there is none.')),
  ),
})

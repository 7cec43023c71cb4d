/** How an amount is read: apart from what reckons with it, which a picker does without. */
import * as v from 'valibot'

/** An upper-case code of three to five letters: ISO 4217 and the likes of USDT. */
export const currencySchema = v.pipe(
  v.string(),
  v.regex(/^[A-Z]{3,5}$/, 'three to five capital letters, for example RUB'),
)

/** `{ value: "1503.17", currency: "RUB" }`. The value is never negative and never in scientific notation. */
export const moneySchema = v.object({
  value: v.pipe(
    v.string(),
    v.maxLength(24),
    v.regex(/^(0|[1-9]\d*)(\.\d+)?$/, 'a decimal number as text, for example "1503.17"'),
  ),
  currency: currencySchema,
})
export type Money = v.InferOutput<typeof moneySchema>

/** `paywicket/money`: amounts as the checkout writes them, for a shop's page or its backend. */
import { moneyFormatter as formatter } from '../contract/money-formatter.ts'
import type { CheckoutAmount } from '../widget/types.ts'

export type { CheckoutAmount } from '../widget/types.ts'

/**
 * Writes amounts as the language of a BCP 47 tag does: `moneyFormatter('ru')({ value: '1503.17', currency: 'RUB' })` is
 * `1 503,17 ₽`. The value is a decimal string, of which no digit is lost; what `Intl` does not know has its code.
 */
export const moneyFormatter: (tag: string) => (amount: CheckoutAmount) => string = formatter

/** The receipt: lines of an order or of a refund in the document's words. */
import { exponentOf } from '../../../src/contract/index.ts'
import { shortDecimal } from '../kit/decimal.ts'
import { exactNumber } from '../kit/exact-json.ts'
import type { Amount, Item } from '../provider.ts'

/** An amount as the API wants it: a decimal number of whole units. */
export function decimalOf({ minor, currency }: Amount): unknown {
  return exactNumber(shortDecimal(minor, exponentOf(currency)))
}

/**
 * `receipt` of an amount: required by the document, and empty where there are no lines, as the company's own modules
 * send it. Lines that do not add up to the amount (the rest of an underpaid order) would be a wrong receipt: empty too.
 */
export function receiptOf(items: readonly Item[] | undefined, amount: Amount): readonly unknown[] {
  const total = items?.reduce((sum, item) => sum + item.total, 0)
  if (!items || total !== amount.minor || !items.every(({ quantity }) => /^\d{1,9}(\.\d{1,6})?$/.test(quantity)))
    return []
  const { currency } = amount
  return items.map(({ name, price, discount, total: resultPrice, quantity }) => ({
    name,
    price: decimalOf({ minor: price, currency }),
    ...(discount === undefined ? {} : { discount }),
    resultPrice: decimalOf({ minor: resultPrice, currency }),
    quantity: exactNumber(quantity),
  }))
}

/** A text of 1 to 200 characters, or none. */
export function upTo200(text: string | undefined): string | undefined {
  const cut = text === undefined ? '' : Array.from(text.trim()).slice(0, 200).join('')
  return cut === '' ? undefined : cut
}

/** The lines of an order or of a refund, as a shop posts them. */
import type { PostedItem } from '../../src/contract/shop/index.ts'
import type { Item } from './order.ts'
import { isFault, readAmount, type Fault } from './read-amount.ts'

export interface ItemsPlace {
  /** The one currency of all amounts. */
  readonly currency: string
  /** The path of the list in the request, which a fault names. */
  readonly path: string
  /** What the lines are of, for the sentence of a fault. */
  readonly of: 'order' | 'refund'
}

/** The lines with their amounts in minor units, or the first fault. A price of 0 is a gift, not a fault. */
export function readItems(posted: readonly PostedItem[], { currency, path, of }: ItemsPlace): readonly Item[] | Fault {
  const items: Item[] = []
  for (const [index, item] of posted.entries()) {
    const amounts = { price: 0, total: 0 }
    for (const side of ['price', 'total'] as const) {
      const field = `${path}.${index}.${side}`
      if (item[side].currency !== currency) {
        const detail = `${field} must be in ${currency}, as the ${of} is`
        return { code: 'invalid_amount', field: `${field}.currency`, detail }
      }
      const minor = readAmount(item[side].value, currency, `${field}.value`)
      if (isFault(minor)) return minor
      amounts[side] = minor
    }
    const { name, quantity, discount } = item
    items.push({ name, ...amounts, quantity: String(quantity), ...(discount === undefined ? {} : { discount }) })
  }
  return items
}

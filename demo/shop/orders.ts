/** From a cart to an order: prices from the catalogue, sums in integer minor units. */
import { createHash } from 'node:crypto'
import { toMoney, type Money } from '../../src/contract/money.ts'
import { CATALOGUE } from './catalogue.ts'
import type { Locale } from './locale.ts'
import type { Visit } from './visit.ts'

export interface Line {
  /** Of the catalogue. */
  readonly product: string
  readonly name: string
  readonly price: Money
  readonly quantity: number
  readonly total: Money
}

export interface Order {
  readonly id: string
  readonly amount: Money
  readonly description: string
  readonly lines: readonly Line[]
}

/** Letters and digits that cannot be taken for one another. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const ID_LENGTH = 12

/**
 * The order that a cart makes; undefined where it is empty. Its id follows from the cart, what is in it and what it
 * costs, so that a reload, a second tab or a double click is the same order, and a changed cart is another one.
 */
export function orderOf(visit: Visit, locale: Locale): Order | undefined {
  const { currency } = visit
  const lines = CATALOGUE.flatMap(({ id, name, prices }) => {
    const quantity = visit.lines[id] ?? 0
    return quantity > 0 ? [{ id, name: name[locale], price: prices[currency], quantity }] : []
  })
  if (lines.length === 0) return undefined
  const amount = lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0)
  const content = lines.map(({ id, price, quantity }) => `${id} ${price} ${quantity}`)
  return {
    id: idOf([visit.cart, currency, ...content].join('\n')),
    amount: toMoney(amount, currency),
    description: lines.map(({ name, quantity }) => (quantity > 1 ? `${name} × ${quantity}` : name)).join(', '),
    lines: lines.map(({ id, name, price, quantity }) => ({
      product: id,
      name,
      quantity,
      price: toMoney(price, currency),
      total: toMoney(price * quantity, currency),
    })),
  }
}

function idOf(content: string): string {
  const digest = createHash('sha256').update(content).digest().subarray(0, ID_LENGTH)
  return Array.from(digest, (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** What the shop's backend asks for by `POST /v1/sessions`, as it is kept. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import type { NewSession, PostedItem } from '../../src/contract/shop/index.ts'
import { readItems } from './item.ts'
import type { Amount, Item } from './order.ts'
import { readOrigin } from './origins.ts'
import { isFault, readPositive, type Fault } from './read-amount.ts'
import type { Terms } from './session.ts'

/** Seconds a session lasts unless said. */
export const USUAL_LIFETIME = 1800

/** The order's lines, which must come to its amount. */
export function readLines(posted: readonly PostedItem[], { minor, currency }: Amount): readonly Item[] | Fault {
  const items = readItems(posted, { currency, path: 'order.items', of: 'order' })
  if (isFault(items)) return items
  const difference = items.reduce((sum, item) => sum + item.total, 0) - minor
  if (items.length === 0 || difference === 0) return items
  const by = toDecimal(Math.abs(difference), exponentOf(currency))
  const direction = difference > 0 ? 'more' : 'less'
  return {
    code: 'items_do_not_add_up',
    field: 'order.items',
    detail: `The totals of the items come to ${by} ${currency} ${direction} than the order's amount`,
  }
}

/** As a browser writes them, or the first that is none. */
export function readOrigins(given: readonly string[]): readonly string[] | Fault {
  const read = given.map(readOrigin)
  const wrong = read.indexOf(undefined)
  const field = `origins.${wrong}`
  if (wrong >= 0)
    return {
      code: 'invalid_request',
      field,
      detail: `${field}: must be an origin without a path, for example https://shop.example`,
    }
  return read.filter((origin) => origin !== undefined)
}

/** Turns a parsed request into the terms of a session, or says which field is to blame. `posted` is the body's own `order`. */
export function readTerms(request: NewSession, posted: unknown): Terms | Fault {
  const { order, ...rest } = request
  const amount = readPositive(order.amount.value, order.amount.currency, 'order.amount.value')
  if (isFault(amount)) return amount
  const items = readLines(order.items ?? [], { minor: amount, currency: order.amount.currency })
  if (isFault(items)) return items
  const { expiresIn: _lifetime, origins: named, ...terms } = rest
  const origins = named && readOrigins(named)
  if (isFault(origins)) return origins
  return {
    ...terms,
    ...(origins ? { origins } : {}),
    order: {
      id: order.id,
      ...(order.description === undefined ? {} : { description: order.description }),
      ...(order.items === undefined ? {} : { items }),
    },
    amount: { minor: amount, currency: order.amount.currency },
    posted,
  }
}

/** The lines of a refund against its amount and the order's own lines: what contradicts itself is not sent to anybody. Pure. */
import { exponentOf, toDecimal } from '../../src/contract/index.ts'
import type { Item } from './order.ts'
import type { Fault } from './read-amount.ts'
import type { RefundState, SessionState } from './session.ts'

/** Pieces are counted in millionths, so that 0.1 and 0.2 are 0.3. */
const MILLION = 1_000_000
const pieces = ({ quantity }: Item): number => Math.round(Number(quantity) * MILLION)

/** What tells the lines of one thing from those of another. */
const thingOf = ({ name, price }: Item): string => `${price} ${name}`

interface Count {
  readonly pieces: number
  /** Minor units. */
  readonly total: number
}

function countOf(items: readonly Item[]): ReadonlyMap<string, Count> {
  const counts = new Map<string, Count>()
  for (const item of items) {
    const held = counts.get(thingOf(item)) ?? { pieces: 0, total: 0 }
    counts.set(thingOf(item), { pieces: held.pieces + pieces(item), total: held.total + item.total })
  }
  return counts
}

/** The lines of all refunds that went through or still may. */
const sentBack = (refunds: readonly RefundState[]): readonly Item[] =>
  refunds.filter(({ status }) => status !== 'failed').flatMap(({ items = [] }) => items)

/** What the lines come to, minor units. */
export const totalOf = (items: readonly Item[]): number => items.reduce((sum, { total }) => sum + total, 0)

const wrong = (field: string, detail: string): Fault => ({ code: 'items_do_not_add_up', field, detail })

/**
 * The first thing that is wrong with the lines of a refund of `amount` minor units (undefined: what they come to); undefined
 * where nothing is. Document 004, 7.2.7: the amount is what is sent back, the lines say for which goods, so both must say the
 * same. Where the order has no lines, any may be named.
 */
export function faultInRefundItems(
  state: Pick<SessionState, 'terms' | 'refunds'>,
  items: readonly Item[],
  amount: number | undefined,
): Fault | undefined {
  const { currency } = state.terms.amount
  const money = (minor: number) => `${toDecimal(minor, exponentOf(currency))} ${currency}`
  if (items.length === 0) return wrong('items', 'items must not be empty: leave it out where no goods are named')
  const empty = items.findIndex((item) => pieces(item) <= 0)
  if (empty >= 0) return wrong(`items.${empty}.quantity`, `items.${empty}.quantity must be more than 0`)
  const total = totalOf(items)
  if (total <= 0) return wrong('items', 'the lines come to nothing, so there is nothing to send back')
  if (amount !== undefined && amount !== total)
    return wrong('items', `the lines come to ${money(total)}, and amount is ${money(amount)}: both must be the same`)
  const ordered = state.terms.order.items
  if (!ordered) return undefined
  const [bought, back] = [countOf(ordered), countOf(sentBack(state.refunds))]
  const asked = new Map<string, Count>()
  for (const [index, item] of items.entries()) {
    const thing = thingOf(item)
    const has = bought.get(thing)
    const place = `items.${index}`
    if (!has) return wrong(place, `${place} is no line of the order: name and price must be those of one`)
    const gone = back.get(thing) ?? { pieces: 0, total: 0 }
    const before = asked.get(thing) ?? { pieces: 0, total: 0 }
    const now = { pieces: before.pieces + pieces(item), total: before.total + item.total }
    asked.set(thing, now)
    const left = { pieces: has.pieces - gone.pieces, total: has.total - gone.total }
    if (now.pieces > left.pieces)
      return wrong(`${place}.quantity`, `${place}.quantity is more than is left of this line: ${left.pieces / MILLION}`)
    if (now.total > left.total)
      return wrong(`${place}.total`, `${place}.total is more than is left of this line: ${money(left.total)}`)
  }
  return undefined
}

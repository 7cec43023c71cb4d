/** What the shop's backend does for a buyer at its Paywicket server. */
import type { Locale } from './locale.ts'
import { isPaid } from './order-state.ts'
import { orderOf } from './orders.ts'
import type { Found, Held, Opened, Paywicket, PostedOrder } from './paywicket.ts'
import { customerOf, withEmptyCart, type Visit } from './visit.ts'

export interface Backend {
  /**
   * Opens the payment of an order, or goes on with it: a token and the hosted page's address, good for this load. The
   * buyer comes back to the order's page at `shop`, the address the buyer knows the shop by, without a trailing slash.
   */
  open(
    order: PostedOrder,
    buyer: { readonly visit: Visit; readonly locale: Locale; readonly shop: string },
  ): Promise<Opened>
  /** The buyer's own order; another buyer's is as good as none. */
  find(order: string, visit: Visit): Promise<Found>
  /** Is this the buyer's own order? */
  isOf(held: Held, visit: Visit): boolean
  /** The visit with an empty cart where what is in it has been paid; else as it was. */
  settle(visit: Visit): Promise<Visit>
}

export function createBackend(paywicket: Paywicket): Backend {
  const isOf = (held: Held, visit: Visit) => held.customer?.id === customerOf(visit)

  async function find(order: string, visit: Visit): Promise<Found> {
    const found = await paywicket.find(order)
    return found.kind === 'found' && !isOf(found.held, visit) ? { kind: 'absent' } : found
  }
  return {
    find,
    isOf,
    open: (order, { visit, locale, shop }) =>
      paywicket.open({ order, locale, customer: customerOf(visit), returnUrl: `${shop}/orders/${order.id}` }),
    async settle(visit) {
      const order = orderOf(visit, 'en')
      const found = order ? await find(order.id, visit) : undefined
      return found?.kind === 'found' && isPaid(found.held) ? withEmptyCart(visit) : visit
    },
  }
}

import { expect, it } from 'vitest'
import type { Item } from './order.ts'
import { faultInRefundItems } from './refund-items.ts'
import type { RefundState } from './session.ts'

const line = (name: string, total: number, more: Partial<Item> = {}): Item => ({
  name,
  price: total,
  quantity: '1',
  total,
  ...more,
})
/** Two lamps of 500.00 with a discount, and tea by weight. */
const ORDER = [
  line('Lamp', 90_000, { price: 50_000, quantity: '2', discount: '10%' }),
  line('Tea', 30_000, { price: 100_000, quantity: '0.3' }),
]
const refund = (items: readonly Item[], status: RefundState['status'] = 'succeeded'): RefundState => ({
  id: 'r',
  attempt: 'a',
  amount: 1,
  status,
  createdAt: 0,
  items,
})
const faultOf = (items: readonly Item[], amount?: number, refunds: readonly RefundState[] = [], ordered = true) =>
  faultInRefundItems(
    {
      terms: {
        order: { id: 'o', ...(ordered ? { items: ORDER } : {}) },
        amount: { minor: 120_000, currency: 'RUB' },
        customer: { id: 'c' },
        posted: {},
      },
      refunds,
    },
    items,
    amount,
  )

const lamp = line('Lamp', 45_000, { price: 50_000 })
const tea = (quantity: string, total: number) => line('Tea', total, { price: 100_000, quantity })

it('takes lines of the order, whole or in part, that come to the amount', () => {
  expect(faultOf(ORDER, 120_000)).toBeUndefined()
  expect(faultOf([lamp])).toBeUndefined()
  expect(faultOf([lamp, lamp, tea('0.1', 10_000), tea('0.2', 20_000)], 120_000)).toBeUndefined()
  expect(faultOf([lamp], 45_000, [refund([lamp]), refund([lamp], 'failed')])).toBeUndefined()
})

it('takes any lines where the order has none, if they come to the amount', () => {
  expect(faultOf([line('Fee', 1)], 1, [], false)).toBeUndefined()
  expect(faultOf([line('Fee', 1)], 2, [], false)?.field).toBe('items')
})

it.each<[string, readonly Item[], number | undefined, string, string]>([
  ['no lines', [], 100, 'items', 'must not be empty'],
  ['less than the amount', [lamp], 120_000, 'items', '450.00 RUB, and amount is 1200.00 RUB'],
  ['more than the amount', [lamp], 1, 'items', 'both must be the same'],
  ['lines of nothing', [line('Lamp', 0, { price: 50_000 })], undefined, 'items', 'nothing to send back'],
  ['no pieces of the first', [{ ...lamp, quantity: '0' }], undefined, 'items.0.quantity', 'more than 0'],
  ['no pieces', [lamp, { ...lamp, quantity: '0' }], undefined, 'items.1.quantity', 'more than 0'],
  ['another thing', [lamp, line('Sofa', 1)], undefined, 'items.1', 'no line of the order'],
  ['another price', [line('Lamp', 45_000)], undefined, 'items.0', 'no line of the order'],
  ['too many pieces', [{ ...lamp, quantity: '3' }], undefined, 'items.0.quantity', 'left of this line: 2'],
  ['too much by weight', [tea('0.4', 1)], undefined, 'items.0.quantity', 'left of this line: 0.3'],
  ['too many in several lines', [lamp, lamp, { ...lamp, total: 0 }], undefined, 'items.2.quantity', ': 2'],
  ['too much money', [{ ...lamp, total: 90_001 }], undefined, 'items.0.total', 'left of this line: 900.00 RUB'],
])('refuses %s', (_name, items, amount, field, says) => {
  const fault = faultOf(items, amount)
  expect(fault).toMatchObject({ code: 'items_do_not_add_up', field })
  expect(fault?.detail).toContain(says)
})

it.each(['succeeded', 'pending', 'unknown'] as const)(
  'sends nothing back twice while a refund of it is %s',
  (status) => {
    expect(faultOf([lamp, lamp], 90_000, [refund([lamp], status)])).toMatchObject({ field: 'items.1.quantity' })
    // One lamp is left, and the money for one.
    expect(faultOf([{ ...lamp, total: 45_001 }], 45_001, [refund([lamp], status)])).toEqual({
      code: 'items_do_not_add_up',
      field: 'items.0.total',
      detail: 'items.0.total is more than is left of this line: 450.00 RUB',
    })
    expect(faultOf([lamp], 45_000, [refund([lamp], status)])).toBeUndefined()
    expect(faultOf(ORDER.slice(0, 1), 90_000, [refund([{ ...lamp, total: 1 }], status)])).toMatchObject({
      field: 'items.0.quantity',
    })
  },
)

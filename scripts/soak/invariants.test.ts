import { expect, it } from 'vitest'
import type { Payment, Shown } from './books.ts'
import { differences } from './invariants.ts'

const rub = (value: string) => ({ value, currency: 'RUB' })
const payment: Payment = {
  provider: 'paymega',
  id: 'p1',
  reference: 'a1',
  status: 'paid',
  received: rub('10.00'),
  refunded: rub('4.00'),
}
const session: Shown = {
  id: 'ses_1',
  revision: 5,
  status: 'paid',
  amount: rub('10.00'),
  received: rub('10.00'),
  attempts: [
    {
      id: 'a1',
      provider: 'paymega',
      status: 'paid',
      received: rub('10.00'),
      refunded: rub('4.00'),
      foreign: [],
      payments: [{ reference: 'p1', received: rub('10.00'), refunded: rub('4.00') }],
    },
  ],
  refunds: [{ id: 'r1', attempt: 'a1', amount: rub('4.00'), status: 'succeeded' }],
}
const books = (shown: Partial<Shown>, ...held: readonly Payment[]) =>
  differences({
    sessions: new Map([['ses_1', { ...session, ...shown }]]),
    payments: Map.groupBy(held, ({ reference }) => reference),
  })

it('finds nothing where both agree', () => {
  expect(books({}, payment)).toEqual([])
})

it.each<[string, Partial<Shown>, readonly Payment[]]>([
  [
    'money that is not shown',
    {
      attempts: [
        {
          ...session.attempts[0],
          id: 'a1',
          provider: 'paymega',
          status: 'pending',
          received: rub('0.00'),
          refunded: rub('0.00'),
          foreign: [],
          payments: [],
        },
      ],
    },
    [payment],
  ],
  ['a payment opened twice', {}, [payment, { ...payment, id: 'p2' }]],
  ['a sum that is not what came', { received: rub('20.00') }, [payment]],
  ['a session shown as paid too soon', { amount: rub('11.00') }, [payment]],
  ['a refund that was not made', {}, [{ ...payment, refunded: rub('1.00') }]],
  ['more sent back than came', {}, [{ ...payment, refunded: rub('11.00') }]],
])('finds %s', (_name, shown, held) => {
  expect(books(shown, ...held)).not.toEqual([])
})

/**
 * What a soak once reported of an Invoice payment, two lines and no cause: the buyer gives the payment up, Invoice closes it, money
 * comes all the same, and its notification is lost. Nobody looks at a closed payment any more; one question finds the money.
 */
import { expect, it } from 'vitest'
import { invoiceShopOfFile } from '../../test/support/invoice-shop.ts'
import { until } from '../../test/support/until.ts'
import type { Payment, Shown } from './books.ts'
import { differences, type Books } from './invariants.ts'

const shop = await invoiceShopOfFile()

it('money on a closed payment whose notification is lost differs in two ways, until somebody asks', async () => {
  const order = await shop.open('90.00')
  const { id, reference } = await order.payment()
  await order.buyer('POST', '/cancel', { attempt: reference })
  await until(order.payment, ({ status }) => status === 'closed')
  await shop.fault({ kind: 'lost-callback', times: 1 })
  await shop.system.event(id, 'pay')
  const books = async (): Promise<Books> => {
    const { body } = await shop.system.shop<Shown>('GET', `/v1/sessions/${order.id}`)
    const { body: held } = await shop.system.control<readonly Payment[]>('GET', '/payments')
    return { sessions: new Map([[order.id, body]]), payments: Map.groupBy(held, (payment) => payment.reference) }
  }
  expect(differences(await books())).toEqual([
    `${id} of invoice holds 9000; 0 is shown`,
    `${order.id} shows 0; 9000 has come`,
  ])
  await shop.system.shop('POST', `/v1/attempts/${reference}/reconcile`)
  await until(
    async () => differences(await books()),
    (found) => found.length === 0,
  )
  expect(await order.view()).toMatchObject({ status: 'paid', received: { value: '90.00' } })
})

/** Refunds as a shop asks for them: lines that contradict the amount, whole sessions, and what nobody knows of. */
import { describe, expect, it } from 'vitest'
import { invoiceShopOfFile, type Refund } from '../support/invoice-shop.ts'

const shop = await invoiceShopOfFile()
const rub = (value: string) => ({ value, currency: 'RUB' })
const line = (name: string, value: string, more: object = {}) => ({
  name,
  price: rub(value),
  quantity: 1,
  total: rub(value),
  ...more,
})
const ITEMS = [line('Lamp', '1000.00'), line('Bulb', '100.00')]

async function paid() {
  const id = `refunded ${Math.random()}`
  const order = await shop.open('1100.00', { order: { id, amount: rub('1100.00'), items: ITEMS } })
  await order.pay()
  await order.ends('paid')
  return order
}
const ofSession = (id: string, key: string, body: unknown = {}) =>
  shop.system.shop<{ data: Refund[] }>('POST', `/v1/sessions/${id}/refunds`, body, { 'idempotency-key': key })

describe('lines without an amount', () => {
  it('send back what they come to, and no more', async () => {
    const order = await paid()
    expect(await order.refund(`bulb ${order.id}`, { items: [line('Bulb', '100.00')] })).toMatchObject({
      status: 201,
      body: { amount: rub('100.00'), status: 'succeeded' },
    })
    expect(shop.lastOf('CreateRefund')).toMatchObject({ refund: { amount: 100 }, receipt: [{ name: 'Bulb' }] })
    expect(await order.view()).toMatchObject({ refunded: { value: '100.00' } })
  })
})

it.each<[string, object, string, string]>([
  [
    'come to less than the amount',
    { amount: rub('1100.00'), items: [line('Bulb', '100.00')] },
    'items',
    'both must be',
  ],
  ['name what was not bought', { items: [line('Sofa', '100.00')] }, 'items.0', 'no line of the order'],
  ['name more than was bought', { items: [line('Bulb', '100.00', { quantity: 2 })] }, 'items.0.quantity', 'left of'],
  ['have no pieces', { items: [line('Bulb', '100.00', { quantity: '0' })] }, 'items.0.quantity', 'more than 0'],
  ['are none', { items: [] }, 'items', 'must not be empty'],
  [
    'are in another currency',
    {
      items: [
        {
          ...line('Bulb', '1.00'),
          price: { value: '1.00', currency: 'USD' },
          total: { value: '1.00', currency: 'USD' },
        },
      ],
    },
    'items.0.price.currency',
    'must be in RUB',
  ],
  [
    'are in another currency than the amount',
    { amount: { value: '1.00', currency: 'USD' }, items: ITEMS },
    'items.0.price.currency',
    'USD',
  ],
])('lines that %s are 422, and nothing goes back', async (_name, body, field, says) => {
  const order = await paid()
  for (const answer of [
    await order.refund(`one ${order.id}`, body),
    await ofSession(order.id, `all ${order.id}`, body),
  ]) {
    expect(answer).toMatchObject({ status: 422, body: { field, detail: expect.stringContaining(says) } })
  }
  expect(await order.view()).toMatchObject({ refunded: { value: '0.00' }, refunds: [] })
})

describe('a refund of a session', () => {
  it('is asked for once under one key, and by another key for what is left', async () => {
    const order = await paid()
    const first = await ofSession(order.id, `a ${order.id}`, { amount: rub('400.00'), reason: 'scratched' })
    expect(first).toMatchObject({ status: 201, body: { data: [{ amount: rub('400.00'), status: 'succeeded' }] } })
    expect(await ofSession(order.id, `a ${order.id}`, { amount: rub('400.00'), reason: 'scratched' })).toEqual({
      status: 200,
      body: first.body,
    })
    expect(await ofSession(order.id, `a ${order.id}`, { amount: rub('1.00') })).toMatchObject({ status: 409 })
    expect(await ofSession(order.id, `b ${order.id}`, { amount: rub('700.01') })).toMatchObject({
      status: 422,
      body: { code: 'amount_too_large', detail: 'At most 700.00 RUB is left to refund.' },
    })
    expect(await ofSession(order.id, `c ${order.id}`)).toMatchObject({ body: { data: [{ amount: rub('700.00') }] } })
    expect(await ofSession(order.id, `d ${order.id}`)).toMatchObject({
      status: 409,
      body: { code: 'nothing_to_refund' },
    })
    expect(await ofSession('ses_none', 'e')).toMatchObject({ status: 404 })
    expect(await shop.system.shop('POST', `/v1/sessions/${order.id}/refunds`, {})).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_missing' },
    })
  })
})

describe('a refund that nobody knows of', () => {
  const settle = (id: string, body: object, headers: Record<string, string> = {}) =>
    shop.system.shop<Refund>('POST', `/v1/refunds/${id}/settle`, body, headers)

  it('is settled by a person, by name, and lets the rest go back', async () => {
    const order = await paid()
    await shop.fault({ route: '/CreateRefund', kind: 'reset', value: 'before', times: 1 })
    const { body: lost } = await order.refund(`lost ${order.id}`, { amount: rub('1000.00') })
    expect(lost).toMatchObject({ status: 'unknown' })
    // It blocks its own sum, and no more.
    expect(await order.refund(`rest ${order.id}`)).toMatchObject({
      body: { amount: rub('100.00'), status: 'succeeded' },
    })
    expect(await settle(lost.id, { outcome: 'perhaps', note: 'x' })).toMatchObject({
      status: 422,
      body: { field: 'outcome' },
    })
    expect(await settle(lost.id, { outcome: 'failed' })).toMatchObject({ status: 422, body: { field: 'note' } })
    const said = { outcome: 'failed', note: 'not in the cabinet' }
    const settled = await settle(lost.id, said, { 'paywicket-actor': 'Anna' })
    expect(settled).toMatchObject({
      status: 200,
      body: { status: 'failed', settled: { note: 'not in the cabinet', by: 'Anna' } },
    })
    expect(await settle(lost.id, said)).toEqual(settled)
    expect(await settle(lost.id, { outcome: 'succeeded', note: 'no' })).toMatchObject({
      status: 409,
      body: { code: 'refund_known' },
    })
    expect(await settle('none', said)).toMatchObject({ status: 404 })
    expect(await order.refund(`again ${order.id}`)).toMatchObject({
      body: { amount: rub('1000.00'), status: 'succeeded' },
    })
    expect(await order.view()).toMatchObject({
      refunded: { value: '1100.00' },
      log: expect.arrayContaining([
        expect.objectContaining({
          what: 'refund.failed',
          detail: { refund: lost.id, byHand: true, note: 'not in the cabinet', by: 'Anna' },
        }),
      ]),
    })
  })

  it('is not one that Invoice could not read: that one failed, and says so', async () => {
    const order = await paid()
    shop.relay.answering(({ name }) => (name === 'CreateRefund' ? { status: 400, body: {} } : undefined))
    expect(await order.refund(`malformed ${order.id}`)).toMatchObject({
      body: { status: 'failed', failure: 'api_400' },
    })
    shop.relay.answering(() => undefined)
    expect(await order.refund(`well formed ${order.id}`)).toMatchObject({ body: { status: 'succeeded' } })
  })

  it('is one that Invoice’s database lost, made or not', async () => {
    const order = await paid()
    shop.relay.answering(({ name }) => (name === 'CreateRefund' ? { status: 200, body: { error: 14 } } : undefined))
    expect(await order.refund(`database ${order.id}`)).toMatchObject({ body: { status: 'unknown' } })
  })
})

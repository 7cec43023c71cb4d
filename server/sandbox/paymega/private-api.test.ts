import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  attributesOf,
  idOf,
  object,
  paymegaClient,
  type PaymegaClient,
} from '../../../test/support/sandbox/paymega-client.ts'
import { startTestShop, type TestShop } from '../../../test/support/sandbox/shop.ts'
import { until } from '../../../test/support/until.ts'
import type { JsonObject } from '../wire.ts'

let shop: TestShop
let client: PaymegaClient
beforeEach(async () => {
  shop = await startTestShop({ retrySeconds: [0.02, 0.02] })
  client = paymegaClient(shop)
})
afterEach(() => shop.close())

test('services come by pages, with fees and active false', async () => {
  const first = (await client.privateGet('/payment-services')).json
  expect(first['meta']).toMatchObject({ page: 1 })
  expect(first['data']).toHaveLength(20)
  const all: JsonObject[] = []
  let next: unknown = '/api/payment-services?page[number]=1&page[size]=5'
  while (typeof next === 'string') {
    const { json } = await client.privateGet(next)
    all.push(...(json['data'] as JsonObject[]))
    next = object(json['links'])['next']
  }
  expect(all).toHaveLength(Number(object(first['meta'])['total']))
  const transfer = all.find((one) => object(one['attributes'])['service'] === 'card_transfer_rub_hpp')
  expect(transfer?.['attributes']).toMatchObject({
    fee_rate: 1.5,
    fee_fix: 15,
    fee_min: 30,
    fee_max: 1500,
    active: false,
  })
  expect((await client.privateGet(`/payment-services/${String(transfer?.['id'])}`)).json['data']).toEqual(transfer)
  expect((await client.privateGet('/payment-services/none')).status).toBe(404)
})

test('the list goes both ways by cursor, and finds by reference', async () => {
  for (let index = 0; index < 25; index += 1) await client.create({ reference_id: `n${index}` })
  const first = (await client.privateGet('/payment-invoices')).json
  const references = (json: JsonObject) =>
    (json['data'] as JsonObject[]).map((one) => String(object(one['attributes'])['reference_id']))
  expect(references(first)).toEqual(Array.from({ length: 20 }, (_, index) => `n${24 - index}`))
  expect(first['meta']).toMatchObject({ count: 25, size: 20 })
  const second = (await client.privateGet(String(object(first['links'])['next']))).json
  expect(references(second)).toEqual(['n4', 'n3', 'n2', 'n1', 'n0'])
  expect(object(second['links'])['next']).toBe('')
  const back = (await client.privateGet(String(object(second['links'])['prev']))).json
  expect(references(back)).toEqual(references(first))
  const newest = (await client.privateGet(`/payment-invoices?after=${String(object(first['meta'])['after'])}`)).json
  expect(newest['data']).toEqual([])
  const one = (await client.privateGet('/payment-invoices?filter[reference_id]=n7')).json
  expect(references(one)).toEqual(['n7'])
  expect((await client.privateGet('/payment-invoices?filter[reference_id]=none')).json['data']).toEqual([])
})

test('refunds in two parts, up to the whole, each once', async () => {
  const id = idOf(await client.create())
  const refund = (amount: number, reference_id?: string) =>
    shop.post(
      `/paymega/api/payment-invoices/${id}/refund`,
      { data: { type: 'refund', attributes: { invoiceId: id, amount, reference_id } } },
      client.basic,
    )
  expect((await refund(1, 'f0')).status).toBe(422)
  await shop.event('r1', 'pay')
  expect((await refund(1)).json).toEqual({ errors: { reference_id: expect.any(String) } })
  const first = await refund(503.17, 'f1')
  expect(first.status).toBe(201)
  expect(attributesOf(first)).toMatchObject({
    reference_id: 'f1',
    original_id: id,
    amount: 503.17,
    status: 'processed',
    currency: 'RUB',
  })
  expect([(await refund(503.17, 'f1')).status, (await refund(1000.01, 'f2')).status]).toEqual([409, 422])
  expect((await refund(1000, 'f3')).status).toBe(201)
  const states = (await shop.callbacks(4)).map((one) => [
    attributesOf(one)['status'],
    attributesOf(one)['refunded_amount'],
  ])
  expect(states.slice(2)).toEqual([
    ['partially_refunded', 503.17],
    ['refunded', 1503.17],
  ])
})

test('refunds that end later, or fail, and a charge-back', async () => {
  await client.create()
  await shop.event('r1', 'pay')
  await shop.put('/_sandbox/settings', { refunds: 'fail', refundSeconds: 60 })
  await shop.event('r1', 'refund', { amount: '100' })
  shop.advance(60_000)
  await until(async () => (await shop.payments())[0]?.note === 'refund_failed, provider_error', Boolean)
  await shop.put('/_sandbox/settings', { refunds: 'later' })
  await shop.event('r1', 'refund', { amount: '100' })
  expect((await shop.payments())[0]).toMatchObject({ note: 'refund_pending, ok' })
  shop.advance(60_000)
  await until(async () => (await shop.payments())[0]?.note === 'partially_refunded, ok', Boolean)
  await shop.event('r1', 'chargeback')
  expect((await shop.payments())[0]).toMatchObject({ status: 'refunded', note: 'charged_back, ok' })
})

/** A shop that runs on Paymega alone sends money back. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { rub, startPaymegaShop, type PaymegaShop } from '../support/paymega-shop.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000

let shop: PaymegaShop
beforeAll(async () => {
  shop = await startPaymegaShop()
})
afterEach(() => shop.calm())
afterAll(() => shop.close())

describe('refunds', () => {
  it('are made in parts up to the sum, each once however often it is asked for', async () => {
    const { paid, view } = await shop.begin('1000.00')
    const attempt = await paid()
    const first = await shop.refund(attempt, { amount: rub('300.00'), reason: 'one cup was broken' }, 'same')
    expect(first).toMatchObject({ status: 201, body: { status: 'succeeded', amount: rub('300.00') } })
    expect(shop.sentTo('refund').json).toEqual({
      data: {
        type: 'refund',
        attributes: {
          invoiceId: (await view()).attempts[0]?.reference,
          amount: 300,
          reference_id: first.body.id,
          description: 'one cup was broken',
        },
      },
    })
    const again = await shop.refund(attempt, { amount: rub('300.00'), reason: 'one cup was broken' }, 'same')
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } })
    expect(await shop.refund(attempt, { amount: rub('300.00') }, 'same')).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    })
    expect(await shop.refund(attempt, { amount: rub('700.01') })).toMatchObject({
      status: 422,
      body: { code: 'amount_too_large' },
    })
    expect(await shop.refund(attempt)).toMatchObject({ status: 201, body: { amount: rub('700.00') } })
    const done = await until(view, (now) => now.refunded.value === '1000.00')
    expect(done).toMatchObject({ status: 'paid', refunded: rub('1000.00') })
    expect(done.refunds.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
    expect(await shop.refund(attempt)).toMatchObject({ body: { code: 'nothing_to_refund' } })
    const [payment] = await shop.system.payments(attempt)
    expect(payment?.status).toBe('refunded')
  })

  it('need a key', async () => {
    const { paid } = await shop.begin('10.00')
    const answer = await shop.system.shop('POST', `/v1/attempts/${await paid()}/refunds`, {})
    expect(answer).toMatchObject({ body: { code: 'idempotency_key_missing' } })
  })

  it('that take their time are told when Paymega reports them', async () => {
    await shop.system.control('PUT', '/settings', { refunds: 'later' })
    const { paid, view } = await shop.begin('1000.00')
    const attempt = await paid()
    expect(await shop.refund(attempt, { amount: rub('400.00') })).toMatchObject({
      status: 201,
      body: { status: 'pending' },
    })
    // What may be on its way back is not sent back again.
    expect(await shop.refund(attempt, { amount: rub('700.00') })).toMatchObject({ body: { code: 'amount_too_large' } })
    shop.system.advanceSandbox(MINUTE)
    const done = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(done).toMatchObject({ refunded: rub('400.00'), refunds: [{ status: 'succeeded' }] })
  })

  it('whose report was lost are found by asking for the invoice', async () => {
    await shop.system.control('PUT', '/settings', { refunds: 'later' })
    const { paid, view } = await shop.begin('1000.00')
    const attempt = await paid()
    await shop.system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback' }])
    await shop.refund(attempt)
    shop.system.advanceSandbox(MINUTE)
    await until(
      () => shop.system.payments(attempt),
      ([payment]) => payment?.status === 'refunded',
    )
    expect((await view()).refunds).toMatchObject([{ status: 'pending' }])
    shop.system.advance(MINUTE)
    const done = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(done).toMatchObject({ refunded: rub('1000.00'), refunds: [{ status: 'succeeded' }] })
  })

  it('that fail at Paymega are said to have failed, and may be tried again', async () => {
    await shop.system.control('PUT', '/settings', { refunds: 'fail' })
    const { paid, view } = await shop.begin('1000.00')
    const attempt = await paid()
    expect((await shop.refund(attempt)).body.status).toBe('pending')
    shop.system.advanceSandbox(MINUTE)
    const failed = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(failed).toMatchObject({ refunded: rub('0.00'), refunds: [{ status: 'failed' }] })
    await shop.system.control('PUT', '/settings', { refunds: 'at-once' })
    expect(await shop.refund(attempt)).toMatchObject({ status: 201, body: { status: 'succeeded' } })
  })

  it('whose answer was lost are unknown and not repeated, until Paymega’s report says that they came', async () => {
    const { paid, view } = await shop.begin('1000.00')
    const attempt = await paid()
    await shop.system.control('PUT', '/faults', [
      { provider: 'paymega', route: '/refund', kind: 'reset' },
      { provider: 'paymega', kind: 'lost-callback' },
    ])
    const asked = shop.relay.calls.filter(({ name }) => name === 'refund').length
    expect((await shop.refund(attempt)).body.status).toBe('unknown')
    expect(await shop.refund(attempt)).toMatchObject({ body: { code: 'nothing_to_refund' } })
    expect(shop.relay.calls.filter(({ name }) => name === 'refund')).toHaveLength(asked + 1)
    await shop.system.control('DELETE', '/faults')
    await shop.system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
    const done = await until(view, (now) => now.refunds[0]?.status !== 'unknown')
    expect(done).toMatchObject({ refunded: rub('1000.00'), refunds: [{ status: 'succeeded' }] })
  })
})

/** Invoice: what is believed of its notifications, and money that goes back. */
import { describe, expect, it } from 'vitest'
import { CARD, LATER, press, invoiceShopOfFile, SIGNED, type Refund } from '../support/invoice-shop.ts'
import { until } from '../support/until.ts'

const shop = await invoiceShopOfFile()

/** A bill that somebody makes without us, on our terminal. */
async function invoiceOfTheirOwn(): Promise<{ id: string }> {
  await shop.open('1.00')
  const answer = await fetch(`${shop.system.sandboxUrl}/invoice/api/v2/CreatePayment`, {
    method: 'POST',
    headers: { authorization: `Basic ${SIGNED}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      order: { id: 'made-in-the-cabinet', amount: 777, currency: 'RUB' },
      settings: { terminal_id: '45' },
      receipt: [],
    }),
  })
  return (await answer.json()) as { id: string }
}

describe('notifications', () => {
  it('with a right signature and another amount change nothing', async () => {
    const order = await shop.open()
    const before = await order.see()
    await shop.fault({ kind: 'lost-callback', times: 1 }, { kind: 'forged-callback', value: 'amount', times: 1 })
    const { id, reference } = await order.payment()
    const claim = { id: reference, amount: 2503.17, currency: 'RUB' }
    expect((await shop.notify(id, { order: claim })).status).toBe(200)
    expect((await shop.notify(id, { order: { ...claim, amount: 1503.17 } })).status).toBe(200)
    // What it was asked about is known by then.
    await shop.system.shop('POST', `/v1/attempts/${reference}/reconcile`)
    const after = await order.see()
    expect([after.action, after.received, after.attempt]).toEqual([before.action, before.received, before.attempt])
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
    await shop.system.control('DELETE', '/faults')
    await shop.fault({ kind: 'forged-callback', value: 'amount', times: 1 })
    await order.pay()
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it('about another payment do not touch the order they name', async () => {
    const paid = await shop.open('90.00')
    await paid.pay()
    await paid.ends('paid')
    const order = await shop.open('90.00')
    const theirs = await paid.payment()
    const ours = await order.payment()
    // Signed for a payment that is truly paid, and naming an order that is not its own.
    expect((await shop.notify(theirs.id, { order: { id: ours.reference, amount: 90, currency: 'RUB' } })).status).toBe(
      200,
    )
    await shop.system.shop('POST', `/v1/attempts/${ours.reference}/reconcile`)
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
    expect((await order.see()).action.kind).toBe('redirect')
    expect(await paid.view()).toMatchObject({ status: 'paid', received: { value: '90.00' } })
    await order.pay()
    expect((await order.ends('paid')).attempts).toMatchObject([{ reference: ours.id }])
  })

  it('that are forged, unreadable or about nobody are no money', async () => {
    const order = await shop.open()
    const { id } = await order.payment()
    const from = shop.relay.calls.length
    expect((await shop.notify(id, {}, 'not the key')).status).toBe(403)
    expect((await shop.notify(id, { signature: '' })).status).toBe(403)
    const text = await fetch(`${shop.system.url}/v1/callbacks/invoice`, { method: 'POST', body: 'id=1' })
    expect(text.status).toBe(403)
    expect((await shop.notify('0123456789abcdef', { order: null })).status).toBe(200)
    // The last one is asked about, since it is signed, and there is no such payment.
    await until(
      async () => shop.names(from),
      (names) => names.length > 0,
    )
    expect(shop.names(from)).toEqual(['GetPayment'])
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
  })

  it('about a payment made in Invoice’s cabinet are money for nobody, though Invoice could not be asked at once', async () => {
    const { id } = await invoiceOfTheirOwn()
    await shop.fault({ route: '/GetPayment', kind: 'status', value: 500, times: 2 })
    await shop.system.event(id, 'pay')
    const listed = await until(
      async () => {
        shop.system.advance(20_000)
        const { body } = await shop.system.shop<{ data: { reference: string; received?: object }[] }>(
          'GET',
          '/v1/unmatched',
        )
        return body.data.find(({ reference }) => reference === id)
      },
      (found) => found !== undefined,
    )
    expect(listed).toMatchObject({ provider: 'invoice', received: { value: '777.00', currency: 'RUB' }, state: 'open' })
  })

  it('that come before the answer of create are followed up as soon as it is there', async () => {
    await shop.fault({ route: '/CreatePayment', kind: 'delay', value: 3600, times: 1 })
    const order = await shop.begin()
    const answer = order.choose()
    const { id } = await order.payment()
    await order.pay()
    expect((await shop.notify(id, {})).status).toBe(200)
    // Longer than the buyer is kept waiting for an answer.
    shop.system.advance(2000)
    expect((await answer).action).toMatchObject({ kind: 'wait', reason: 'provider' })
    await shop.system.control('DELETE', '/faults')
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it('are not forgotten where Invoice cannot be asked at once, though the attempt had ended', async () => {
    const order = await shop.open()
    const { id, reference } = await order.payment()
    await shop.system.event(id, 'decline')
    await order.becomes('choose')
    await shop.fault({ route: '/GetPayment', kind: 'status', value: 500, times: 2 })
    const from = shop.relay.calls.length
    const asked = (count: number) =>
      until(
        async () => shop.names(from),
        (made) => made.length >= count,
      )
    await order.pay()
    for (const [index, wait] of [2500, 5500].entries()) {
      expect(await asked(index + 1)).toEqual(Array.from({ length: index + 1 }, () => 'GetPayment'))
      shop.system.advance(wait)
    }
    expect(await asked(3)).toHaveLength(3)
    const { attempts } = await order.ends('paid')
    expect(attempts).toMatchObject([{ id: reference, status: 'paid', late: true }])
  })

  it('that never come are made up for when the buyer is back', async () => {
    await shop.fault({ kind: 'lost-callback', times: 1 })
    const order = await shop.open()
    await press(order.page, CARD)
    const back = await press(order.page, { code: '123456', action: 'pay' })
    const next = await fetch(back.headers.get('location') ?? '', { redirect: 'manual' })
    expect(next.status).toBe(303)
    expect(await order.view()).toMatchObject({ status: 'paid', received: { value: '1503.17' } })
  })
})

describe('refunds', () => {
  const rub = (value: string) => ({ value, currency: 'RUB' })
  const line = (name: string, value: string) => ({ name, price: rub(value), quantity: 1, total: rub(value) })
  const items = [line('Lamp', '1000.00'), line('Bulb', '503.17')]

  async function paid(id: string) {
    const order = await shop.open('1503.17', { order: { id, amount: rub('1503.17'), items } })
    await order.pay()
    await order.ends('paid')
    const done = (refund: string) => (held: string) =>
      until(
        async () => (await shop.system.shop<Refund>('GET', `/v1/refunds/${refund}`)).body,
        ({ status }) => status === held,
      )
    return { ...order, done }
  }

  it('go back in two parts, each with its lines, and each once however often it is asked for', async () => {
    const order = await paid('parts')
    const before = shop.relay.calls.length
    const body = { amount: rub('503.17'), reason: 'The bulb was broken', items: [line('Bulb', '503.17')] }
    const first = await order.refund('bulb', body)
    expect(first).toMatchObject({ status: 201, body: { status: 'succeeded', reference: expect.stringMatching(/^R/) } })
    expect(await order.refund('bulb', body)).toEqual({ status: 200, body: first.body })
    expect(await order.refund('bulb', { amount: rub('1.00') })).toMatchObject({ status: 409 })
    expect(shop.names(before).filter((name) => name === 'CreateRefund')).toHaveLength(1)
    const { reference } = (await order.view()).attempts[0] ?? {}
    expect(shop.lastOf('CreateRefund')).toEqual({
      id: reference,
      refund: { amount: 503.17, currency: 'RUB', reason: 'The bulb was broken' },
      receipt: [{ name: 'Bulb', price: 503.17, resultPrice: 503.17, quantity: 1 }],
    })
    expect(await order.refund('too much', { amount: rub('1000.01') })).toMatchObject({
      status: 422,
      body: { code: 'amount_too_large' },
    })
    expect(await order.refund('rest', { items: [line('Lamp', '1000.00')] })).toMatchObject({ status: 201 })
    expect(shop.lastOf('CreateRefund')).toMatchObject({
      refund: { amount: 1000 },
      receipt: [{ name: 'Lamp', price: 1000, resultPrice: 1000, quantity: 1 }],
    })
    expect(await order.view()).toMatchObject({ status: 'paid', refunded: { value: '1503.17' } })
    expect((await order.payment()).status).toBe('refunded')
    expect(await order.refund('again')).toMatchObject({ status: 409, body: { code: 'nothing_to_refund' } })
  })

  it('of all that was paid carry the order’s own lines', async () => {
    const order = await paid('whole')
    expect(await order.refund('all')).toMatchObject({ body: { status: 'succeeded', amount: rub('1503.17') } })
    expect(shop.lastOf('CreateRefund')).toMatchObject({
      refund: { amount: 1503.17 },
      receipt: [{ name: 'Lamp' }, { name: 'Bulb' }],
    })
  })

  it.each([
    ['later', 'succeeded'],
    ['fail', 'failed'],
  ])('that are not done at once are watched until they have ended: %s', async (refunds, end) => {
    const order = await paid(`watched ${refunds}`)
    await shop.system.control('PUT', '/settings', { refunds, refundSeconds: 60 })
    const { body } = await order.refund(`watched ${refunds}`, { amount: rub('3.00') })
    expect(body.status).toBe('pending')
    expect(await order.view()).toMatchObject({ refunded: { value: '0.00' } })
    shop.system.advanceSandbox(60_000)
    // A success is notified; of a failure only the look tells.
    if (end === 'failed') shop.system.advance(LATER)
    expect(await order.done(body.id)(end)).toMatchObject({ status: end })
    expect(await order.view()).toMatchObject({ refunded: { value: end === 'failed' ? '0.00' : '3.00' } })
    expect(
      shop.relay.calls.filter(({ name, text }) => name === 'GetRefund' && text.includes(body.reference ?? '-')),
    ).not.toEqual([])
  })

  it('whose answer is lost are shown as unknown, count against the total, and are never sent again', async () => {
    const order = await paid('lost')
    await shop.fault({ route: '/CreateRefund', kind: 'reset', times: 1 })
    const { body } = await order.refund('lost', { amount: rub('1000.00') })
    expect(body.status).toBe('unknown')
    const before = shop.relay.calls.length
    expect(await order.refund('lost', { amount: rub('1000.00') })).toMatchObject({
      status: 200,
      body: { status: 'unknown' },
    })
    expect(await order.refund('more', { amount: rub('503.18') })).toMatchObject({ status: 422 })
    shop.system.advance(LATER)
    await order.view()
    expect(shop.names(before).filter((name) => name === 'CreateRefund')).toEqual([])
  })

  it('that are made in Invoice’s cabinet are found where GetPayment has a word for them', async () => {
    await shop.system.control('PUT', '/settings', { invoiceRefunded: 'refunded' })
    const order = await paid('in the cabinet')
    const { id, reference } = await order.payment()
    await shop.fault({ kind: 'lost-callback' })
    await shop.system.event(id, 'refund')
    const asked = await shop.system.shop('POST', `/v1/attempts/${reference}/reconcile`)
    expect(asked).toMatchObject({ status: 200, body: { session: { status: 'paid', refunded: rub('1503.17') } } })
    expect(await order.refund('once more')).toMatchObject({ status: 409, body: { code: 'nothing_to_refund' } })
  })

  it('that Invoice refuses say so', async () => {
    const order = await paid('refused')
    shop.relay.answering(({ name }) =>
      name === 'CreateRefund' ? { status: 400, body: { error: '2', description: 'amount' } } : undefined,
    )
    expect(await order.refund('refused')).toMatchObject({ body: { status: 'failed', failure: 'api_2' } })
    expect(await order.view()).toMatchObject({ refunded: { value: '0.00' } })
  })
})

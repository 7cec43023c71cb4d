/** Invoice: calls without an answer, payments that fail, and payments that are given up. */
import { describe, expect, it } from 'vitest'
import { BANK_ERRORS } from '../../server/sandbox/invoice/errors.ts'
import { CARD, LATER, METHOD, press, invoiceShopOfFile } from '../support/invoice-shop.ts'
import { until } from '../support/until.ts'

const shop = await invoiceShopOfFile()

describe('a create call without an answer', () => {
  it('is looked up by its order before anything is tried again', async () => {
    // So that there is a terminal.
    await shop.open('1.00')
    const before = shop.relay.calls.length
    await shop.fault({ route: '/CreatePayment', kind: 'reset', times: 1 })
    const order = await shop.begin()
    await order.choose()
    await order.becomes('redirect')
    expect(shop.names(before)).toEqual(['CreatePayment', 'GetPaymentByOrder'])
    const attempt = (await order.view()).attempts[0]
    expect(shop.lastOf('GetPaymentByOrder')).toEqual({ id: attempt?.id })
    expect(await shop.system.payments(attempt?.id ?? '')).toHaveLength(1)
    await order.pay()
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it('is tried again only where Invoice knows of no such order', async () => {
    // So that there is a terminal.
    await shop.open('1.00')
    await shop.fault({ route: '/CreatePayment', kind: 'status', value: 500, times: 1 })
    const before = shop.relay.calls.length
    const order = await shop.begin()
    await order.choose()
    const attempt = (await order.view()).attempts[0]?.id ?? ''
    await until(
      async () => {
        shop.system.advance(LATER)
        await shop.system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
        return (await order.see()).action.kind
      },
      (kind) => kind === 'redirect',
    )
    const made = shop.names(before)
    expect(made[0]).toBe('CreatePayment')
    expect(made.filter((name) => name === 'CreatePayment')).toHaveLength(2)
    expect(made.slice(1, made.lastIndexOf('CreatePayment'))).toContain('GetPaymentByOrder')
    expect(await shop.system.payments(attempt)).toHaveLength(1)
  })

  it.each(['0', '1', '2', '3', '4', '5', '6', '11', '12', '13'])(
    'is over with error %s: nothing was made',
    async (error) => {
      const status = error === '0' ? 200 : 400
      shop.relay.answering(({ name }) =>
        name === 'CreatePayment' ? { status, body: { error, description: 'refused' } } : undefined,
      )
      const order = await shop.begin()
      const { action } = await order.choose()
      expect(action).toMatchObject({ kind: 'choose', notice: { code: `api_${error}`, retryable: true } })
      const { attempts } = await order.view()
      expect(attempts).toMatchObject([
        { status: 'failed', failure: { code: `api_${error}`, text: expect.stringMatching(/\.$/) } },
      ])
    },
  )
})

describe('a payment that fails', () => {
  it('is explained to buyer and shop for each error of table 9.2, and another try is paid', async () => {
    const heard = new Set<string>()
    for (const [code, words] of Object.entries(BANK_ERRORS)) {
      const order = await shop.open('25.00')
      await press(order.page, { ...CARD, answer: code })
      const { action } = await order.becomes('choose')
      expect(action, words).toMatchObject({ kind: 'choose', notice: { retryable: true }, methods: [{ id: METHOD }] })
      const inRussian = (await order.see('ru')).action
      expect(inRussian.kind === 'choose' && inRussian.notice?.text).toMatch(/^[А-Я].*\.$/)
      const failure = (await order.view()).attempts[0]?.failure
      expect(failure?.code).toBe(words.toLowerCase().replaceAll(/[^a-z]+/g, '_'))
      expect(failure?.text).toMatch(/\.$/)
      heard.add(failure?.text ?? '')
    }
    expect(heard.size).toBe(24)
    const order = await shop.open('25.00')
    await press(order.page, { ...CARD, cvc: '111' })
    await order.becomes('choose')
    expect((await order.choose()).action.kind).toBe('redirect')
    await order.pay()
    expect((await order.ends('paid')).attempts.map(({ status }) => status)).toEqual(['failed', 'paid'])
  })

  it('ends with its time, which is Invoice’s own', async () => {
    await shop.system.control('PUT', '/settings', { lifetimeSeconds: 3600 })
    const order = await shop.open()
    const { attempts } = await order.view()
    const left = Date.parse(attempts[0]?.expiresAt ?? '') - Date.now()
    expect(left).toBeGreaterThan(3_500_000)
    await shop.system.event((await order.payment()).id, 'expire')
    expect((await order.becomes('choose')).action).toMatchObject({ notice: { code: 'expired_transaction' } })
  })
})

describe('giving up', () => {
  it('closes the payment at Invoice, for the buyer and for the shop', async () => {
    const buyer = await shop.open()
    const attempt = (await buyer.payment()).reference
    await buyer.buyer('POST', '/cancel', { attempt })
    expect((await buyer.see()).action.kind).toBe('choose')
    expect(
      await until(
        () => buyer.payment(),
        ({ status }) => status === 'closed',
      ),
    ).toMatchObject({ status: 'closed' })
    expect(await (await fetch(buyer.page)).text()).toContain('закрыт')
    const cancelled = await shop.open()
    expect((await shop.system.shop('POST', `/v1/sessions/${cancelled.id}/cancel`)).status).toBe(200)
    expect(
      await until(
        () => cancelled.payment(),
        ({ status }) => status === 'closed',
      ),
    ).toMatchObject({ status: 'closed' })
    expect(await cancelled.view()).toMatchObject({ status: 'cancelled', attempts: [{ status: 'cancelled' }] })
  })

  it('finds out that it has been paid, and starts nothing', async () => {
    await shop.fault({ kind: 'lost-callback', times: 1 })
    const order = await shop.open()
    const { reference } = await order.payment()
    await order.pay()
    const before = shop.relay.calls.length
    await order.buyer('POST', '/cancel', { attempt: reference })
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
    expect(shop.names(before)).toEqual(['ClosePayment', 'GetPayment'])
  })

  it('leaves a payment that the bank is just confirming to be watched', async () => {
    const order = await shop.open()
    await press(order.page, CARD)
    const { reference } = await order.payment()
    await order.buyer('POST', '/cancel', { attempt: reference })
    expect((await order.see()).action.kind).toBe('choose')
    await press(order.page, { code: '123456', action: 'pay' })
    expect((await order.ends('paid')).attempts).toMatchObject([{ id: reference, status: 'paid', late: true }])
  })
})

/** A shop that runs on Invoice alone: its page, its terminal, what is asked for, and its key. */
import { describe, expect, it } from 'vitest'
import { formTokenIn } from '../support/plain-form.ts'
import { CARD, METHOD, press, SIGNED, invoiceShopOfFile, startInvoiceShop } from '../support/invoice-shop.ts'
import { SECRET_KEY } from '../support/system.ts'

const shop = await invoiceShopOfFile()

describe('a shop on Invoice alone', () => {
  it('offers its page and nothing else, and says what must be set by hand', async () => {
    const { body } = await shop.system.shop('GET', '/v1/providers')
    expect(JSON.stringify(body)).toContain('Notifications')
    const { see } = await shop.begin()
    expect((await see()).action).toMatchObject({ kind: 'choose', methods: [{ id: METHOD, category: 'payment_card' }] })
    expect((await see('ru')).action).toMatchObject({ methods: [{ name: 'Карта или СБП' }] })
    const tenge = await shop.system.shop('POST', '/v1/sessions', {
      order: { id: 'kzt', amount: { value: '1.00', currency: 'KZT' } },
      customer: { id: 'c' },
    })
    expect(tenge).toMatchObject({ status: 422, body: { code: 'currency_not_supported' } })
  })

  it('is paid on the hosted page without JavaScript', async () => {
    const { url, ends } = await shop.begin('640.50', { locale: 'ru' })
    const first = await fetch(url, { redirect: 'manual' })
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const hosted = new URL(first.headers.get('location') ?? '', url).href
    const show = async (address = hosted) => {
      const answer = await fetch(address, { headers: { cookie, 'accept-language': 'ru' } })
      const text = await answer.text()
      shop.answered.push(text)
      return text
    }
    const choice = await show()
    expect(choice).toContain(`value="${METHOD}"`)
    const chosen = await fetch(hosted, {
      method: 'POST',
      body: new URLSearchParams({ do: 'choose', method: METHOD, form: formTokenIn(choice) }),
      headers: { cookie },
      redirect: 'manual',
    })
    expect(chosen.status).toBe(303)
    const page = /action="([^"]+\/init\/[0-9a-f]+)"/.exec(await show())?.[1] ?? ''
    expect(await (await fetch(page)).text()).toContain('640,50')
    expect((await press(page, CARD)).status).toBe(303)
    const back = (await press(page, { code: '123456', action: 'pay' })).headers.get('location') ?? ''
    const next = await fetch(back, { headers: { cookie }, redirect: 'manual' })
    expect(next.headers.get('location')).toContain(`${new URL(hosted).pathname}?cookie=`)
    expect(await show(new URL(next.headers.get('location') ?? '', hosted).href)).toMatch(/<h1>[^<]*[Оо]плачен/)
    expect(await ends('paid')).toMatchObject({ status: 'paid', received: { value: '640.50' } })
  })
})

describe('the terminal', () => {
  it('is found by its alias at first use, made where there is none, and once for all who wait', async () => {
    const fresh = await startInvoiceShop({ INVOICE_TERMINAL_DESCRIPTION: 'Tea by the leaf' })
    try {
      const sessions = await Promise.all(Array.from({ length: 5 }, () => fresh.begin('10.00')))
      expect(fresh.relay.calls).toEqual([])
      const seen = await Promise.all(sessions.map((session) => session.choose()))
      expect(seen.map(({ action }) => action.kind)).toEqual(seen.map(() => 'redirect'))
      const calls = fresh.relay.calls.map(({ name }) => name)
      expect(calls.slice(0, 2)).toEqual(['GetTerminal', 'CreateTerminal'])
      expect(calls.slice(2)).toEqual(Array.from({ length: 5 }, () => 'CreatePayment'))
      expect(fresh.relay.calls.slice(0, 2).map(({ text }) => JSON.parse(text) as unknown)).toEqual([
        { alias: 'paywicket' },
        { alias: 'paywicket', name: 'Tea House', description: 'Tea by the leaf', type: 'dynamic' },
      ])
    } finally {
      await fresh.close()
    }
  })
})

describe('CreatePayment', () => {
  const rub = (value: string) => ({ value, currency: 'RUB' })

  it('carries the order’s lines as a receipt, every amount as it was written', async () => {
    const items = [
      { name: 'Oolong', price: rub('0.10'), quantity: '0.7', total: rub('0.07') },
      { name: 'Чайник', price: rub('1670.11'), quantity: 1, discount: '10%', total: rub('1503.10') },
    ]
    const order = { id: 'lines', amount: rub('1503.17'), description: 'Tea', items }
    const { attempt } = await (await shop.begin('1503.17', { order })).choose()
    const back = new RegExp(`^${shop.system.url}/v1/return/${attempt?.id}\\?key=pwr_`)
    const { text = '' } = shop.relay.calls.findLast(({ name }) => name === 'CreatePayment') ?? {}
    expect(text).toContain('"amount":1503.17')
    expect(text).toContain('"price":0.1,"resultPrice":0.07,"quantity":0.7')
    expect(JSON.parse(text)).toEqual({
      order: { id: attempt?.id, currency: 'RUB', amount: 1503.17, description: 'Tea' },
      settings: {
        terminal_id: '45',
        success_url: expect.stringMatching(back),
        fail_url: expect.stringMatching(back),
      },
      custom_parameters: {},
      receipt: [
        { name: 'Oolong', price: 0.1, resultPrice: 0.07, quantity: 0.7 },
        { name: 'Чайник', price: 1670.11, discount: '10%', resultPrice: 1503.1, quantity: 1 },
      ],
      trtype: 1,
      mail: 'buyer@example.com',
    })
  })

  it.each(['0.07', '1.10', '4503599627370.49'])('asks for exactly %s', async (value) => {
    const { payment } = await shop.open(value)
    expect(shop.relay.calls.findLast(({ name }) => name === 'CreatePayment')?.text).toContain(
      `"amount":${value.replace(/0$/, '')}`,
    )
    expect((await payment()).amount).toEqual(rub(value))
    expect(shop.lastOf('CreatePayment')).toMatchObject({ receipt: [] })
  })

  it('carries what the shop adds for Invoice', async () => {
    const invoice = {
      trtype: 4,
      payment_method: 'card',
      mail: 'other@example.com',
      phone: '+7 (916) 123-45-67',
      custom_parameters: { table: 7, vip: true },
    }
    await shop.open('15.00', { providers: { invoice } })
    expect(shop.lastOf('CreatePayment')).toMatchObject({
      trtype: 4,
      settings: { payment_method: 'card' },
      mail: 'other@example.com',
      phone: '9161234567',
      custom_parameters: { table: 7, vip: true },
    })
  })

  it.each([
    [{ trtype: 2 }, 'providers.invoice.trtype', /hold \(2\) cannot be used/],
    [{ trtype: '1' }, 'providers.invoice.trtype', /1 or 4/],
    [{ mail: 'nobody' }, 'providers.invoice.mail', /./],
    [{ terminal: 'x' }, 'providers.invoice.terminal', /./],
  ])('refuses %j of the shop, and says why', async (invoice, field, detail) => {
    const { status, body } = await shop.system.shop('POST', '/v1/sessions', {
      order: { id: 'wrong', amount: rub('1.00') },
      customer: { id: 'c' },
      providers: { invoice },
    })
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'invalid_request', field } })
    expect(body['detail']).toMatch(detail)
  })
})

describe('the key', () => {
  it('signs every call and shows itself nowhere else', async () => {
    await shop.open()
    const sent = new Set(shop.relay.calls.map(({ headers }) => headers.authorization))
    expect(sent).toEqual(new Set([`Basic ${SIGNED}`]))
    // One that says the key back, as a careless server might.
    const [, key] = Buffer.from(SIGNED, 'base64').toString().split(':')
    const description = `not for ${key}, ${SIGNED}`
    shop.relay.answering(() => ({ status: 400, body: { error: '4', description } }))
    const order = await shop.begin()
    await order.choose()
    await order.view()
    shop.relay.answering(() => undefined)
    for (const path of ['/openapi.json', '/metrics', '/v1/providers', '/v1/unmatched', '/v1/sessions?limit=200']) {
      const answer = await fetch(shop.system.url + path, { headers: { authorization: `Bearer ${SECRET_KEY}` } })
      shop.answered.push(await answer.text())
    }
    expect(JSON.stringify(await order.view())).toContain('not for (key), (key)')
    shop.expectNoKey()
  })
})

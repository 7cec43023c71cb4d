/** A shop that runs on Invoice alone: server and sandbox over real HTTP, every call between them read. */
import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Session } from '../src/contract/index.ts'
import { BANK_ERRORS } from './sandbox/invoice/errors.ts'
import { SANDBOX_ENV } from './sandbox/credentials.ts'
import { startRelay, type Relay } from './testing/relay.ts'
import { only, startSystem, until, type System } from './testing/system.ts'

const METHOD = 'invoice.page'
const KEY = SANDBOX_ENV['INVOICE_API_KEY'] ?? ''
/** Longer than any wait between two tries of a look-up, ms. */
const LATER = 65_000

interface ShopSession {
  readonly status: string
  readonly received: { readonly value: string }
  readonly refunded: { readonly value: string }
  readonly attempts: readonly {
    readonly id: string
    readonly status: string
    readonly reference?: string
    readonly expiresAt?: string
    readonly late?: boolean
    readonly failure?: { readonly code: string; readonly text: string }
  }[]
}
interface Refund {
  readonly id: string
  readonly status: string
  readonly failure?: string
  readonly reference?: string
}

let system: System
let relay: Relay
/** All that has been answered to a shop or a buyer. */
const answered: string[] = []

async function start(env: Record<string, string> = {}): Promise<{ system: System; relay: Relay }> {
  const between = await startRelay()
  const started = await startSystem(
    { ...only('invoice'), ...env },
    {
      arrival: 300,
      sandboxEnv: (url) => {
        between.to(url)
        return { INVOICE_BASE_URL: `${between.url}/invoice/api/v2` }
      },
    },
  )
  return { system: started, relay: between }
}

beforeAll(async () => {
  ;({ system, relay } = await start())
})
afterEach(async () => {
  relay.answering(() => undefined)
  await system.control('DELETE', '/faults')
  await system.control('PUT', '/settings', { lifetimeSeconds: 900, refunds: 'at-once', retrySeconds: null })
})
afterAll(async () => {
  await system.close()
  relay.close()
})

const fault = (...list: readonly object[]) =>
  system.control(
    'PUT',
    '/faults',
    list.map((one) => ({ provider: 'invoice', ...one })),
  )

/** The calls to Invoice since `from`, by name. */
const names = (from = 0) => relay.calls.slice(from).map(({ name }) => name)
const lastOf = (name: string): unknown => JSON.parse(relay.calls.findLast((call) => call.name === name)?.text ?? '')

/** A session, and what its shop and its buyer do. */
async function begin(value = '1503.17', more: Record<string, unknown> = {}) {
  const opened = await system.open(value, more)
  const { id, token } = opened
  const keep = <T extends { body: unknown }>(answer: T): T => {
    answered.push(JSON.stringify(answer.body))
    return answer
  }
  const buyer = async (method: string, path?: string, body?: unknown, locale = 'en') =>
    keep(await system.buyer(token, method, path, body, { 'accept-language': locale }))
  const see = async (locale?: string) => (await buyer('GET', '', undefined, locale)).body
  const view = async () => keep(await system.shop<ShopSession>('GET', `/v1/sessions/${id}`)).body
  const refund = async (key: string, body: unknown = {}) => {
    const attempt = (await view()).attempts.at(-1)?.id ?? ''
    return keep(await system.shop<Refund>('POST', `/v1/attempts/${attempt}/refunds`, body, { 'idempotency-key': key }))
  }
  const payment = async () => {
    const ask = async () => system.payments((await view()).attempts.at(-1)?.id ?? '')
    const [held] = await until(ask, (list) => list.length > 0)
    if (!held) throw new Error('Invoice holds no payment of this attempt')
    return held
  }
  return {
    ...opened,
    buyer,
    see,
    view,
    refund,
    payment,
    async choose(): Promise<Session> {
      const answer = await buyer('POST', '/choose', { method: METHOD })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    },
    /** At once with the card, where no bank is asked. */
    async pay(): Promise<void> {
      await system.event((await payment()).id, 'pay')
    },
    ends: (status: string) => until(view, (held) => held.status === status),
    becomes: (kind: Session['action']['kind']) =>
      until(
        () => see(),
        ({ action }) => action.kind === kind,
      ),
  }
}

/** A payment page that the buyer sees, and its address. */
async function open(value?: string, more?: Record<string, unknown>) {
  const order = await begin(value, more)
  const { action } = await order.choose()
  if (action.kind !== 'redirect') throw new Error(`the buyer sees ${JSON.stringify(action)}`)
  return { ...order, page: action.url }
}

const CARD = { number: '5543 7354 8462 6654', expiry: '01/22', cvc: '852', action: 'pay' }
const press = (page: string, fields: Record<string, string>) =>
  fetch(page, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

/** A notification with the right signature, saying what it likes of the rest. */
function notify(id: string, more: object, status = 'successful', key = KEY) {
  const signature = createHash('md5')
    .update(id + status + key)
    .digest('hex')
  const body = JSON.stringify({ notification_type: 'pay', id, status, signature, ...more })
  return fetch(`${system.url}/v1/callbacks/invoice`, { method: 'POST', body })
}

describe('a shop on Invoice alone', () => {
  it('offers its page and nothing else, and says what must be set by hand', async () => {
    const { body } = await system.shop('GET', '/v1/providers')
    expect(JSON.stringify(body)).toContain('Notifications')
    const { see } = await begin()
    expect((await see()).action).toMatchObject({ kind: 'choose', methods: [{ id: METHOD, category: 'payment_card' }] })
    expect((await see('ru')).action).toMatchObject({ methods: [{ name: 'Карта или СБП' }] })
    const tenge = await system.shop('POST', '/v1/sessions', {
      order: { id: 'kzt', amount: { value: '1.00', currency: 'KZT' } },
      customer: { id: 'c' },
    })
    expect(tenge).toMatchObject({ status: 422, body: { code: 'currency_not_supported' } })
  })

  it('is paid on the hosted page without JavaScript', async () => {
    const { url, ends } = await begin('640.50', { locale: 'ru' })
    const first = await fetch(url, { redirect: 'manual' })
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? ''
    const hosted = new URL(first.headers.get('location') ?? '', url).href
    const show = async (address = hosted) => {
      const answer = await fetch(address, { headers: { cookie, 'accept-language': 'ru' } })
      const text = await answer.text()
      answered.push(text)
      return text
    }
    expect(await show()).toContain(`value="${METHOD}"`)
    const chosen = await fetch(hosted, {
      method: 'POST',
      body: new URLSearchParams({ do: 'choose', method: METHOD }),
      headers: { cookie },
      redirect: 'manual',
    })
    expect(chosen.status).toBe(303)
    const page = /action="([^"]+\/init\/[0-9a-f]+)"/.exec(await show())?.[1] ?? ''
    expect(await (await fetch(page)).text()).toContain('640,50')
    expect((await press(page, CARD)).status).toBe(303)
    const back = (await press(page, { code: '123456', action: 'pay' })).headers.get('location') ?? ''
    const next = await fetch(back, { headers: { cookie }, redirect: 'manual' })
    expect(next.headers.get('location')).toBe(new URL(hosted).origin + new URL(hosted).pathname)
    expect(await show(next.headers.get('location') ?? '')).toMatch(/<h1>[^<]*[Оо]плачен/)
    expect(await ends('paid')).toMatchObject({ status: 'paid', received: { value: '640.50' } })
  })
})

describe('the terminal', () => {
  it('is found by its alias at first use, made where there is none, and once for all who wait', async () => {
    const { system: fresh, relay: between } = await start({ INVOICE_TERMINAL_DESCRIPTION: 'Tea by the leaf' })
    try {
      const sessions = await Promise.all(Array.from({ length: 5 }, () => fresh.open('10.00')))
      expect(between.calls).toEqual([])
      const choose = (token: string) => fresh.buyer(token, 'POST', '/choose', { method: METHOD })
      const seen = await Promise.all(sessions.map(({ token }) => choose(token)))
      expect(seen.map(({ body }) => body.action.kind)).toEqual(seen.map(() => 'redirect'))
      const calls = between.calls.map(({ name }) => name)
      expect(calls.slice(0, 2)).toEqual(['GetTerminal', 'CreateTerminal'])
      expect(calls.slice(2)).toEqual(Array.from({ length: 5 }, () => 'CreatePayment'))
      expect(between.calls.slice(0, 2).map(({ text }) => JSON.parse(text) as unknown)).toEqual([
        { alias: 'paywicket' },
        { alias: 'paywicket', name: 'Tea House', description: 'Tea by the leaf', type: 'dynamic' },
      ])
    } finally {
      await fresh.close()
      between.close()
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
    const { attempt } = await (await begin('1503.17', { order })).choose()
    const { text = '' } = relay.calls.findLast(({ name }) => name === 'CreatePayment') ?? {}
    expect(text).toContain('"amount":1503.17')
    expect(text).toContain('"price":0.1,"resultPrice":0.07,"quantity":0.7')
    expect(JSON.parse(text)).toEqual({
      order: { id: attempt?.id, currency: 'RUB', amount: 1503.17, description: 'Tea' },
      settings: {
        terminal_id: '45',
        success_url: `${system.url}/v1/return/${attempt?.id}`,
        fail_url: `${system.url}/v1/return/${attempt?.id}`,
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
    const { payment } = await open(value)
    expect(relay.calls.findLast(({ name }) => name === 'CreatePayment')?.text).toContain(
      `"amount":${value.replace(/0$/, '')}`,
    )
    expect((await payment()).amount).toEqual(rub(value))
    expect(lastOf('CreatePayment')).toMatchObject({ receipt: [] })
  })

  it('carries what the shop adds for Invoice', async () => {
    const invoice = {
      trtype: 4,
      payment_method: 'card',
      mail: 'other@example.com',
      phone: '+7 (916) 123-45-67',
      custom_parameters: { table: 7, vip: true },
    }
    await open('15.00', { providers: { invoice } })
    expect(lastOf('CreatePayment')).toMatchObject({
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
    const { status, body } = await system.shop('POST', '/v1/sessions', {
      order: { id: 'wrong', amount: rub('1.00') },
      customer: { id: 'c' },
      providers: { invoice },
    })
    expect({ status, body }).toMatchObject({ status: 422, body: { code: 'invalid_request', field } })
    expect(body['detail']).toMatch(detail)
  })
})

describe('a create call without an answer', () => {
  it('is looked up by its order before anything is tried again', async () => {
    // So that there is a terminal.
    await open('1.00')
    const before = relay.calls.length
    await fault({ route: '/CreatePayment', kind: 'reset', times: 1 })
    const order = await begin()
    await order.choose()
    await order.becomes('redirect')
    expect(names(before)).toEqual(['CreatePayment', 'GetPaymentByOrder'])
    const attempt = (await order.view()).attempts[0]
    expect(lastOf('GetPaymentByOrder')).toEqual({ id: attempt?.id })
    expect(await system.payments(attempt?.id ?? '')).toHaveLength(1)
    await order.pay()
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it.each([400, 500])('is tried again only where Invoice knows of no such order: HTTP %i', async (status) => {
    // So that there is a terminal.
    await open('1.00')
    await fault({ route: '/CreatePayment', kind: 'status', value: status, times: 1 })
    const before = relay.calls.length
    const order = await begin()
    await order.choose()
    const attempt = (await order.view()).attempts[0]?.id ?? ''
    await until(
      async () => {
        system.advance(LATER)
        await system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
        return (await order.see()).action.kind
      },
      (kind) => kind === 'redirect',
    )
    const made = names(before)
    expect(made[0]).toBe('CreatePayment')
    expect(made.filter((name) => name === 'CreatePayment')).toHaveLength(2)
    expect(made.slice(1, made.lastIndexOf('CreatePayment'))).toContain('GetPaymentByOrder')
    expect(await system.payments(attempt)).toHaveLength(1)
  })

  it.each(['0', '1', '2', '3', '4', '5', '6', '11', '12', '13'])(
    'is over with error %s: nothing was made',
    async (error) => {
      const status = error === '0' ? 200 : 400
      relay.answering(({ name }) =>
        name === 'CreatePayment' ? { status, body: { error, description: 'refused' } } : undefined,
      )
      const order = await begin()
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
      const order = await open('25.00')
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
    const order = await open('25.00')
    await press(order.page, { ...CARD, cvc: '111' })
    await order.becomes('choose')
    expect((await order.choose()).action.kind).toBe('redirect')
    await order.pay()
    expect((await order.ends('paid')).attempts.map(({ status }) => status)).toEqual(['failed', 'paid'])
  })

  it('ends with its time, which is Invoice’s own', async () => {
    await system.control('PUT', '/settings', { lifetimeSeconds: 3600 })
    const order = await open()
    const { attempts } = await order.view()
    const left = Date.parse(attempts[0]?.expiresAt ?? '') - Date.now()
    expect(left).toBeGreaterThan(3_500_000)
    await system.event((await order.payment()).id, 'expire')
    expect((await order.becomes('choose')).action).toMatchObject({ notice: { code: 'expired_transaction' } })
  })
})

describe('notifications', () => {
  it('with a right signature and another amount change nothing', async () => {
    const order = await open()
    const before = await order.see()
    await fault({ kind: 'lost-callback', times: 1 }, { kind: 'forged-callback', value: 'amount', times: 1 })
    const { id, reference } = await order.payment()
    const claim = { id: reference, amount: 2503.17, currency: 'RUB' }
    expect((await notify(id, { order: claim })).status).toBe(200)
    expect((await notify(id, { order: { ...claim, amount: 1503.17 } })).status).toBe(200)
    // What it was asked about is known by then.
    await system.shop('POST', `/v1/attempts/${reference}/reconcile`)
    const after = await order.see()
    expect([after.action, after.received, after.attempt]).toEqual([before.action, before.received, before.attempt])
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
    await system.control('DELETE', '/faults')
    await fault({ kind: 'forged-callback', value: 'amount', times: 1 })
    await order.pay()
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it('about another payment do not touch the order they name', async () => {
    const paid = await open('90.00')
    await paid.pay()
    await paid.ends('paid')
    const order = await open('90.00')
    const theirs = await paid.payment()
    const ours = await order.payment()
    // Signed for a payment that is truly paid, and naming an order that is not its own.
    expect((await notify(theirs.id, { order: { id: ours.reference, amount: 90, currency: 'RUB' } })).status).toBe(200)
    await system.shop('POST', `/v1/attempts/${ours.reference}/reconcile`)
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
    expect((await order.see()).action.kind).toBe('redirect')
    expect(await paid.view()).toMatchObject({ status: 'paid', received: { value: '90.00' } })
    await order.pay()
    expect((await order.ends('paid')).attempts).toMatchObject([{ reference: ours.id }])
  })

  it('that are forged, unreadable or about nobody are no money', async () => {
    const order = await open()
    const { id } = await order.payment()
    const from = relay.calls.length
    expect((await notify(id, {}, 'successful', 'not the key')).status).toBe(403)
    expect((await notify(id, { signature: '' })).status).toBe(403)
    const text = await fetch(`${system.url}/v1/callbacks/invoice`, { method: 'POST', body: 'id=1' })
    expect(text.status).toBe(403)
    expect((await notify('0123456789abcdef', { order: null })).status).toBe(200)
    expect(names(from)).toEqual([])
    expect(await order.view()).toMatchObject({ status: 'open', received: { value: '0.00' } })
  })

  it('that come before the answer of create are followed up as soon as it is there', async () => {
    await fault({ route: '/CreatePayment', kind: 'delay', value: 1.6, times: 1 })
    const order = await begin()
    const answer = order.choose()
    await order.pay()
    expect((await answer).action).toMatchObject({ kind: 'wait', reason: 'provider' })
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
  })

  it('are not forgotten where Invoice cannot be asked at once, though the attempt had ended', async () => {
    const order = await open()
    const { id, reference } = await order.payment()
    await system.event(id, 'decline')
    await order.becomes('choose')
    await fault({ route: '/GetPayment', kind: 'status', value: 500, times: 2 })
    const from = relay.calls.length
    const asked = (count: number) =>
      until(
        async () => names(from),
        (made) => made.length >= count,
      )
    await order.pay()
    for (const [index, wait] of [2500, 5500].entries()) {
      expect(await asked(index + 1)).toEqual(Array.from({ length: index + 1 }, () => 'GetPayment'))
      system.advance(wait)
    }
    expect(await asked(3)).toHaveLength(3)
    const { attempts } = await order.ends('paid')
    expect(attempts).toMatchObject([{ id: reference, status: 'paid', late: true }])
  })

  it('that never come are made up for when the buyer is back', async () => {
    await fault({ kind: 'lost-callback', times: 1 })
    const order = await open()
    await press(order.page, CARD)
    const back = await press(order.page, { code: '123456', action: 'pay' })
    const next = await fetch(back.headers.get('location') ?? '', { redirect: 'manual' })
    expect(next.status).toBe(303)
    expect(await order.view()).toMatchObject({ status: 'paid', received: { value: '1503.17' } })
  })
})

describe('giving up', () => {
  it('closes the payment at Invoice, for the buyer and for the shop', async () => {
    const buyer = await open()
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
    const shop = await open()
    expect((await system.shop('POST', `/v1/sessions/${shop.id}/cancel`)).status).toBe(200)
    expect(
      await until(
        () => shop.payment(),
        ({ status }) => status === 'closed',
      ),
    ).toMatchObject({ status: 'closed' })
    expect(await shop.view()).toMatchObject({ status: 'cancelled', attempts: [{ status: 'cancelled' }] })
  })

  it('finds out that it has been paid, and starts nothing', async () => {
    await fault({ kind: 'lost-callback', times: 1 })
    const order = await open()
    const { reference } = await order.payment()
    await order.pay()
    const before = relay.calls.length
    await order.buyer('POST', '/cancel', { attempt: reference })
    expect(await order.ends('paid')).toMatchObject({ received: { value: '1503.17' } })
    expect(names(before)).toEqual(['ClosePayment', 'GetPayment'])
  })

  it('leaves a payment that the bank is just confirming to be watched', async () => {
    const order = await open()
    await press(order.page, CARD)
    const { reference } = await order.payment()
    await order.buyer('POST', '/cancel', { attempt: reference })
    expect((await order.see()).action.kind).toBe('choose')
    await press(order.page, { code: '123456', action: 'pay' })
    expect((await order.ends('paid')).attempts).toMatchObject([{ id: reference, status: 'paid', late: true }])
  })
})

describe('refunds', () => {
  const rub = (value: string) => ({ value, currency: 'RUB' })
  const line = (name: string, value: string) => ({ name, price: rub(value), quantity: 1, total: rub(value) })
  const items = [line('Lamp', '1000.00'), line('Bulb', '503.17')]

  async function paid(id: string) {
    const order = await open('1503.17', { order: { id, amount: rub('1503.17'), items } })
    await order.pay()
    await order.ends('paid')
    const done = (refund: string) => (held: string) =>
      until(
        async () => (await system.shop<Refund>('GET', `/v1/refunds/${refund}`)).body,
        ({ status }) => status === held,
      )
    return { ...order, done }
  }

  it('go back in two parts, each with its lines, and each once however often it is asked for', async () => {
    const order = await paid('parts')
    const before = relay.calls.length
    const body = { amount: rub('503.17'), reason: 'The bulb was broken', items: [line('Bulb', '503.17')] }
    const first = await order.refund('bulb', body)
    expect(first).toMatchObject({ status: 201, body: { status: 'succeeded', reference: expect.stringMatching(/^R/) } })
    expect(await order.refund('bulb', body)).toEqual({ status: 200, body: first.body })
    expect(await order.refund('bulb', { amount: rub('1.00') })).toMatchObject({ status: 409 })
    expect(names(before).filter((name) => name === 'CreateRefund')).toHaveLength(1)
    const { reference } = (await order.view()).attempts[0] ?? {}
    expect(lastOf('CreateRefund')).toEqual({
      id: reference,
      refund: { amount: 503.17, currency: 'RUB', reason: 'The bulb was broken' },
      receipt: [{ name: 'Bulb', price: 503.17, resultPrice: 503.17, quantity: 1 }],
    })
    expect(await order.refund('too much', { amount: rub('1000.01') })).toMatchObject({
      status: 422,
      body: { code: 'amount_too_large' },
    })
    expect(await order.refund('rest', { items: [line('Lamp', '1000.00')] })).toMatchObject({ status: 201 })
    expect(lastOf('CreateRefund')).toMatchObject({
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
    expect(lastOf('CreateRefund')).toMatchObject({
      refund: { amount: 1503.17 },
      receipt: [{ name: 'Lamp' }, { name: 'Bulb' }],
    })
  })

  it.each([
    ['later', 'succeeded'],
    ['fail', 'failed'],
  ])('that are not done at once are watched until they have ended: %s', async (refunds, end) => {
    const order = await paid(`watched ${refunds}`)
    await system.control('PUT', '/settings', { refunds, refundSeconds: 0.3 })
    const { body } = await order.refund(`watched ${refunds}`, { amount: rub('3.00') })
    expect(body.status).toBe('pending')
    expect(await order.view()).toMatchObject({ refunded: { value: '0.00' } })
    // A success is notified; of a failure only the look tells.
    await new Promise((resolve) => setTimeout(resolve, 350))
    if (end === 'failed') system.advance(LATER)
    expect(await order.done(body.id)(end)).toMatchObject({ status: end })
    expect(await order.view()).toMatchObject({ refunded: { value: end === 'failed' ? '0.00' : '3.00' } })
    expect(
      relay.calls.filter(({ name, text }) => name === 'GetRefund' && text.includes(body.reference ?? '-')),
    ).not.toEqual([])
  })

  it('whose answer is lost are shown as unknown, count against the total, and are never sent again', async () => {
    const order = await paid('lost')
    await fault({ route: '/CreateRefund', kind: 'reset', times: 1 })
    const { body } = await order.refund('lost', { amount: rub('1000.00') })
    expect(body.status).toBe('unknown')
    const before = relay.calls.length
    expect(await order.refund('lost', { amount: rub('1000.00') })).toMatchObject({
      status: 200,
      body: { status: 'unknown' },
    })
    expect(await order.refund('more', { amount: rub('503.18') })).toMatchObject({ status: 422 })
    system.advance(LATER)
    await order.view()
    expect(names(before).filter((name) => name === 'CreateRefund')).toEqual([])
  })

  it('that Invoice refuses say so', async () => {
    const order = await paid('refused')
    relay.answering(({ name }) =>
      name === 'CreateRefund' ? { status: 400, body: { error: '2', description: 'amount' } } : undefined,
    )
    expect(await order.refund('refused')).toMatchObject({ body: { status: 'failed', failure: 'api_2' } })
    expect(await order.view()).toMatchObject({ refunded: { value: '0.00' } })
  })
})

describe('the key', () => {
  it('signs every call and shows itself nowhere else', async () => {
    const basic = Buffer.from(`${SANDBOX_ENV['INVOICE_MERCHANT_ID']}:${KEY}`).toString('base64')
    expect(new Set(relay.calls.map(({ headers }) => headers.authorization))).toEqual(new Set([`Basic ${basic}`]))
    // One that says the key back, as a careless server might.
    relay.answering(() => ({ status: 400, body: { error: '4', description: `not for ${KEY} Basic ${basic}` } }))
    const order = await begin()
    await order.choose()
    relay.answering(() => undefined)
    for (const path of [
      '/openapi.json',
      '/metrics',
      '/v1/providers',
      '/v1/unmatched',
      `/v1/sessions/${order.id}`,
      '/v1/sessions?limit=200',
    ]) {
      const answer = await fetch(system.url + path, { headers: { authorization: 'Bearer test-secret-key-0123456789' } })
      answered.push(await answer.text())
    }
    await order.view()
    expect(system.lines.length).toBeGreaterThan(0)
    expect(answered.length).toBeGreaterThan(100)
    for (const text of [...system.lines, ...answered]) {
      expect(text).not.toContain(KEY)
      expect(text).not.toContain(basic)
    }
  })
})

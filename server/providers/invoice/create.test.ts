import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { calm, NOW, orderFor, surroundings, type Canned } from '../../../test/support/providers/canned.ts'
import {
  api,
  BASIC,
  calls,
  clientFor,
  ENV,
  ORDER_ID,
  payment,
  PAYMENT_ID,
  TERMINAL,
} from '../../../test/support/providers/invoice.ts'
import { httpFor } from '../kit/http.ts'
import { readConfig } from './config.ts'
import { paymentBody } from './create.ts'
import { invoice } from './index.ts'
import { createTerminal } from './terminal.ts'

const METHOD = 'invoice.page'

describe('the environment', () => {
  const errorsFor = (env: Record<string, string>, mode: 'test' | 'live' = 'test') => {
    const setup = invoice.fromEnv(env, surroundings({ mode }))
    return setup.kind === 'wrong' ? setup.errors : [setup.kind]
  }
  it('is off, on, or wrong with everything named at once', () => {
    expect(errorsFor({ INVOICE_TERMINAL: 'x' })).toEqual(['off'])
    expect(errorsFor(ENV)).toEqual(['on'])
    expect(
      errorsFor({ INVOICE_API_KEY: 'k', INVOICE_BASE_URL: 'http://api.invoice.su', INVOICE_TERMINAL_PRICE: 'much' }),
    ).toEqual([
      'INVOICE_MERCHANT_ID is missing.',
      expect.stringContaining('INVOICE_BASE_URL must begin with https://'),
      expect.stringContaining('INVOICE_TERMINAL_PRICE'),
    ])
    expect(errorsFor(ENV, 'live')).toEqual([expect.stringContaining('test merchant')])
  })
})

describe('the method', () => {
  it('is one page, in the document’s currencies', async () => {
    const ask = (currency: string) => clientFor('https://x.example').methods({ currency, due: 1, locale: 'ru' }, calm())
    expect(await ask('RUB')).toMatchObject({ methods: [{ id: METHOD, name: 'Карта или СБП', fields: [] }] })
    expect(await ask('KZT')).toEqual({ kind: 'currency-refused' })
  })
})

describe('CreatePayment', () => {
  it('asks for the way to pay of its row, whatever the shop would have chosen', async () => {
    const server = await api({ CreatePayment: { body: payment() } })
    const provider = clientFor(server.url, { INVOICE_METHODS: 'page,card' })
    const settings = { payment_method: 'phone' }
    const asked: unknown[] = []
    for (const method of [METHOD, 'invoice.page.card']) {
      await provider.create(orderFor(method, { settings }), calm())
      const { settings: sent } = JSON.parse(server.seen.at(-1)?.text ?? '') as { settings: { payment_method?: string } }
      asked.push(sent.payment_method)
    }
    expect(asked).toEqual(['phone', 'card'])
  })

  it('bills the order on our terminal, with exact amounts and Basic auth', async () => {
    const server = await api({ CreatePayment: { body: payment() } })
    const order = orderFor(METHOD, {
      customer: { id: 'c', email: 'ivan@example.com', phone: '+7 (916) 123-45-67' },
      order: {
        id: 'order-1',
        description: 'Two lamps',
        items: [{ name: 'Lamp', price: 83_510, quantity: '2', discount: '10%', total: 150_317 }],
      },
      settings: { custom_parameters: { a: 1 } },
    })
    expect(await clientFor(server.url).create(order, calm())).toEqual({
      kind: 'report',
      report: {
        payment: PAYMENT_ID,
        state: 'pending',
        screen: { kind: 'redirect', url: `https://pay.invoice.su/init/${PAYMENT_ID}`, method: 'GET', params: [] },
      },
    })
    expect(calls(server)).toEqual(['GetTerminal', 'CreatePayment'])
    expect(server.seen.map(({ headers }) => headers.authorization)).toEqual([BASIC, BASIC])
    expect(server.seen[1]?.text).toContain('"amount":1503.17')
    expect(JSON.parse(server.seen[1]?.text ?? '')).toEqual({
      order: { id: ORDER_ID, currency: 'RUB', amount: 1503.17, description: 'Two lamps' },
      settings: { terminal_id: 13, success_url: order.returnUrl, fail_url: order.returnUrl },
      custom_parameters: { a: 1 },
      receipt: [{ name: 'Lamp', price: 835.1, discount: '10%', resultPrice: 1503.17, quantity: 2 }],
      trtype: 1,
      mail: 'ivan@example.com',
      phone: '9161234567',
    })
  })

  it('sends an empty receipt where there are no lines, or where they are not what is paid', () => {
    const terminal = { id: 't', name: undefined, link: undefined, type: 'dynamic' } as const
    const items = [{ name: 'Lamp', price: 200_000, quantity: '1', total: 200_000 }]
    for (const order of [{ id: 'o' }, { id: 'o', items }])
      expect(paymentBody(orderFor(METHOD, { order }), terminal)).toMatchObject({ receipt: [] })
    // Spoken, though no session asks for it.
    expect(paymentBody(orderFor(METHOD), terminal, 2)).toMatchObject({ trtype: 2 })
  })

  it('counts down to expire_date where that is still to come', async () => {
    const expire_date = new Date(NOW + 600_000).toISOString()
    const server = await api({ CreatePayment: { body: payment({ expire_date }) } })
    expect(await clientFor(server.url).create(orderFor(METHOD), calm())).toMatchObject({
      report: { expiresAt: NOW + 600_000 },
    })
  })

  it('takes settings of its own only, and no hold', () => {
    const { settings } = clientFor('https://x.example')
    expect(v.safeParse(settings, { trtype: 4, mail: 'a@b.example', phone: '+7 916 123-45-67' }).success).toBe(true)
    expect(v.safeParse(settings, { trtype: 2 }).issues?.[0]?.message).toContain('hold')
    expect(v.safeParse(settings, { trtypes: 1 }).success).toBe(false)
  })

  it('refuses at the opening what no call would carry', () => {
    const message = (settings: object, rows: string) =>
      v.safeParse(clientFor('https://x.example', { INVOICE_METHODS: rows }).settings, settings).issues?.[0]?.message
    expect(message({ phone: '+380 67 123 45 67' }, 'page')).toContain('Russian')
    expect(message({ phone: '8 916 123-45-67' }, 'page')).toBeUndefined()
    expect(message({ payment_method: 'phone' }, 'card,page')).toBeUndefined()
    expect(message({ payment_method: 'phone' }, 'card,qiwi')).toContain('INVOICE_METHODS')
  })

  it.each<[string, Canned, object]>([
    [
      'the key is wrong',
      { status: 400, body: { error: '0', description: 'login' } },
      { kind: 'refused', failure: 'api_0' },
    ],
    ['the amount is wrong', { body: { error: 2, description: 'amount' } }, { kind: 'refused', failure: 'api_2' }],
    ['it is not said whether', { status: 400, body: { error: '9' } }, { kind: 'unanswered' }],
    ['its database fails', { body: { error: '14' } }, { kind: 'unanswered' }],
    ['a code is unknown', { body: { error: '77' } }, { kind: 'unanswered' }],
    ['a bare 400', { status: 400, body: {} }, { kind: 'refused', failure: 'api_400' }],
    ['a 400 that is no JSON', { status: 400, body: '<html>' }, { kind: 'refused', failure: 'api_400' }],
    ['404', { status: 404, body: {} }, { kind: 'unanswered' }],
    ['401', { status: 401, body: '' }, { kind: 'refused', failure: 'api_0' }],
    ['500', { status: 500, body: { error: '2' } }, { kind: 'unanswered' }],
    ['garbage', { body: '<html>' }, { kind: 'unanswered' }],
    ['another order', { body: payment({}, { id: 'other' }) }, { kind: 'unanswered' }],
    ['no id', { body: { status: 'init' } }, { kind: 'unanswered' }],
    ['no answer', 'reset', { kind: 'unanswered' }],
  ])('with %s', async (_what, reply, expected) => {
    const server = await api({ CreatePayment: reply })
    expect(await clientFor(server.url).create(orderFor(METHOD), calm())).toMatchObject(expected)
    expect(calls(server)).toEqual(['GetTerminal', 'CreatePayment'])
  })
})

describe('the terminal', () => {
  it('is asked for once, and made where there is none', async () => {
    const server = await api({
      GetTerminal: { body: { error: '3', description: 'no terminal' } },
      CreatePayment: { body: payment() },
    })
    const provider = clientFor(server.url, {
      INVOICE_TERMINAL: 'shop-1',
      INVOICE_TERMINAL_NAME: 'Lamps',
      INVOICE_TERMINAL_PRICE: '99.50',
      INVOICE_TERMINAL_COMMENTS: 'false',
    })
    await Promise.all([provider.create(orderFor(METHOD), calm()), provider.create(orderFor(METHOD), calm())])
    await provider.create(orderFor(METHOD), calm())
    expect(calls(server).toSorted()).toEqual([
      'CreatePayment',
      'CreatePayment',
      'CreatePayment',
      'CreateTerminal',
      'GetTerminal',
    ])
    expect(JSON.parse(server.seen[0]?.text ?? '')).toEqual({ alias: 'shop-1' })
    expect(JSON.parse(server.seen[1]?.text ?? '')).toEqual({
      alias: 'shop-1',
      name: 'Lamps',
      type: 'dynamic',
      defaultPrice: 99.5,
      canComments: false,
    })
  })

  it('that cannot be had refuses the payment before it is asked for, and is asked for again', async () => {
    let isAway = true
    const server = await api({
      GetTerminal: () => (isAway ? { status: 500, body: '' } : { body: { ...TERMINAL, id: '45' } }),
      CreatePayment: { body: payment() },
    })
    const provider = clientFor(server.url)
    expect(await provider.create(orderFor(METHOD), calm())).toMatchObject({
      kind: 'refused',
      failure: 'terminal_unavailable',
    })
    isAway = false
    expect(await provider.create(orderFor(METHOD), calm())).toMatchObject({ kind: 'report' })
    expect(calls(server)).toEqual(['GetTerminal', 'GetTerminal', 'CreatePayment'])
    expect(JSON.parse(server.seen[2]?.text ?? '')).toMatchObject({ settings: { terminal_id: '45' } })
  })

  it.each(['0', '14'])('is not made where error %s leaves open whether there is one', async (error) => {
    const server = await api({ GetTerminal: { status: 400, body: { error } } })
    const answer = await clientFor(server.url).create(orderFor(METHOD), calm())
    expect(answer).toMatchObject({ kind: 'refused', failure: 'terminal_unavailable' })
    expect(calls(server)).toEqual(['GetTerminal'])
  })

  it('is made where GetTerminal says no more than that it could not read the question', async () => {
    const server = await api({ GetTerminal: { status: 400, body: {} }, CreatePayment: { body: payment() } })
    expect(await clientFor(server.url).create(orderFor(METHOD), calm())).toMatchObject({ kind: 'report' })
    expect(calls(server)).toEqual(['GetTerminal', 'CreateTerminal', 'CreatePayment'])
  })

  it('that another server has made meanwhile is taken', async () => {
    let asked = 0
    const server = await api({
      GetTerminal: () => ({ body: asked++ === 0 ? { error: '12' } : TERMINAL }),
      CreateTerminal: { body: { error: '12', description: 'the alias is taken' } },
      CreatePayment: { body: payment() },
    })
    expect(await clientFor(server.url).create(orderFor(METHOD), calm())).toMatchObject({ kind: 'report' })
    expect(calls(server)).toEqual(['GetTerminal', 'CreateTerminal', 'GetTerminal', 'CreatePayment'])
  })

  it('of fixed amounts is spoken, though none is offered', async () => {
    const server = await api({ CreateTerminal: { body: { ...TERMINAL, type: 'statical' } } })
    const reading = readConfig({ ...ENV, INVOICE_BASE_URL: `${server.url}/api/v2` }, 'test')
    if (reading.kind !== 'on') throw new Error(reading.kind)
    const { config } = reading
    const around = surroundings()
    const context = { ...around, config, http: httpFor('invoice', around) }
    const { terminal } = config
    expect(await createTerminal(context, { ...terminal, defaultPrice: '15' }, 'static', calm())).toMatchObject({
      kind: 'terminal',
      terminal: { type: 'static', link: 'https://pay.invoice.su/order/id/45/price/15' },
    })
    expect(JSON.parse(server.seen[0]?.text ?? '')).toMatchObject({
      alias: 'paywicket',
      type: 'static',
      defaultPrice: 15,
    })
  })

  it('whose id is refused is asked for anew', async () => {
    const server = await api({ CreatePayment: { body: { error: '3', description: 'terminal' } } })
    const provider = clientFor(server.url)
    await provider.create(orderFor(METHOD), calm())
    await provider.create(orderFor(METHOD), calm())
    expect(calls(server)).toEqual(['GetTerminal', 'CreatePayment', 'GetTerminal', 'CreatePayment'])
  })
})

import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { newSessionSchema } from '../../src/contract/shop/index.ts'
import { readTerms } from './new-session.ts'

const rub = (value: string) => ({ value, currency: 'RUB' })
const LINE = { name: 'Lamp', price: rub('1000.00'), quantity: 1, total: rub('1000.00') }
const LONG_ADDRESS = `https://shop.example/${'x'.repeat(2048)}`
const ORDER = { id: 'o1', amount: rub('1100.00') }
const BODY = { order: ORDER, customer: { id: 'c1' } }

const terms = (order: object, more: object = {}) => {
  const body = { ...BODY, order: { ...ORDER, ...order }, ...more }
  return readTerms(v.parse(newSessionSchema, body), body.order)
}
/** The path that is to blame, and what is said of it. */
function refusal(body: unknown): { readonly path: string; readonly says: string } | undefined {
  const read = v.safeParse(newSessionSchema, body)
  if (read.success) return undefined
  return { path: v.getDotPath(read.issues[0]) ?? '', says: read.issues[0].message }
}

describe('terms', () => {
  it('are what was asked for, with amounts in minor units and the order as it was posted', () => {
    const bulb = {
      ...LINE,
      name: 'Bulb',
      price: rub('50.00'),
      quantity: '2.5',
      discount: '25.00',
      total: rub('100.00'),
    }
    const order = { description: 'Light', items: [LINE, bulb] }
    const more = { locale: 'ru', expiresIn: 600, returnUrl: 'https://shop.example/back', metadata: { a: 1 } }
    expect(terms(order, more)).toStrictEqual({
      locale: 'ru',
      returnUrl: 'https://shop.example/back',
      metadata: { a: 1 },
      order: {
        id: 'o1',
        description: 'Light',
        items: [
          { name: 'Lamp', price: 100_000, total: 100_000, quantity: '1' },
          { name: 'Bulb', price: 5000, total: 10_000, quantity: '2.5', discount: '25.00' },
        ],
      },
      amount: { minor: 110_000, currency: 'RUB' },
      customer: { id: 'c1' },
      posted: { ...ORDER, ...order },
    })
    expect(terms({})).toStrictEqual({
      order: { id: 'o1' },
      amount: { minor: 110_000, currency: 'RUB' },
      customer: { id: 'c1' },
      posted: ORDER,
    })
  })

  it('have no customer where the order is a guest’s', () => {
    const read = readTerms(v.parse(newSessionSchema, { order: ORDER }), ORDER)
    expect(read).toStrictEqual({ order: { id: 'o1' }, amount: { minor: 110_000, currency: 'RUB' }, posted: ORDER })
  })

  it('have origins as browsers write them', () => {
    const origins = ['HTTPS://Shop.Example:443/', 'Tauri://localhost/']
    expect(terms({}, { origins })).toMatchObject({ origins: ['https://shop.example', 'tauri://localhost'] })
    for (const wrong of ['https://shop.example/thanks', 'shop.example'])
      expect(terms({}, { origins: ['https://shop.example', wrong] })).toEqual({
        code: 'invalid_request',
        field: 'origins.1',
        detail: 'origins.1: must be an origin without a path, for example https://shop.example',
      })
  })

  it('keep the customer as the shop knows him, with the address', () => {
    const address = { country: 'KZ', region: 'Almaty', city: 'Almaty', full: 'Abay 1, 2', postcode: '050000' }
    const customer = { id: 'c1', email: 'a@b.co', phone: '+77012345678', name: 'Aigul', address, trusted: true }
    expect(terms({}, { customer })).toMatchObject({ customer })
  })

  it('may have lines that cost nothing, and an empty list of them', () => {
    const gift = { ...LINE, name: 'Gift', price: rub('0'), total: rub('0') }
    expect(terms({ amount: rub('1000.00'), items: [LINE, gift] })).toMatchObject({
      order: { items: [{}, { total: 0 }] },
    })
    expect(terms({ items: [] })).toMatchObject({ order: { items: [] } })
  })

  it.each<[object, string, string, string]>([
    [{ amount: rub('0.00') }, 'invalid_amount', 'order.amount.value', 'order.amount.value must be more than 0'],
    [
      { amount: rub('1.001') },
      'invalid_amount',
      'order.amount.value',
      'order.amount.value has more decimals than its currency',
    ],
    [
      { items: [LINE] },
      'items_do_not_add_up',
      'order.items',
      "The totals of the items come to 100.00 RUB less than the order's amount",
    ],
    [
      { items: [{ ...LINE, total: rub('1100.01') }] },
      'items_do_not_add_up',
      'order.items',
      "The totals of the items come to 0.01 RUB more than the order's amount",
    ],
    [
      { items: [LINE, { ...LINE, price: { value: '1', currency: 'USD' } }] },
      'invalid_amount',
      'order.items.1.price.currency',
      'order.items.1.price must be in RUB, as the order is',
    ],
    [
      { items: [{ ...LINE, total: { value: '1', currency: 'USD' } }] },
      'invalid_amount',
      'order.items.0.total.currency',
      'order.items.0.total must be in RUB, as the order is',
    ],
    [
      { items: [{ ...LINE, price: rub('0.001') }] },
      'invalid_amount',
      'order.items.0.price.value',
      'order.items.0.price.value has more decimals than its currency',
    ],
  ])('%j are refused: %s, %s', (order, code, field, detail) => {
    expect(terms(order)).toEqual({ code, field, detail })
  })
})

describe('the request', () => {
  it.each<[object]>([
    [{ expiresIn: 300 }],
    [{ expiresIn: 172_800 }],
    [{ locale: 'zh-Hans' }],
    [{ locale: 'pt_BR' }],
    [{ locale: 'fil' }],
    [{ returnUrl: 'http://localhost:3000/x?y#z' }],
    [{ origins: ['https://shop.example', 'http://localhost:3000', 'tauri://localhost'] }],
    [{ methods: ['cactusgino.card'] }],
    [{ customer: { id: 'c1', phone: '8 916 123-45-67' } }],
    [{ customer: { id: ' c1 ', phone: '+7 (916) 123-45-67', email: 'a@b.co' } }],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: '0.5' }] } }],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: '12' }] } }],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: '1.125' }] } }],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: 12 }] } }],
  ])('%j is taken', (more) => {
    expect(refusal({ ...BODY, ...more })).toBeUndefined()
  })

  it.each<[more: object, path: string, says: string | undefined]>([
    [{ expiresIn: 299 }, 'expiresIn', 'must be at least 300 seconds'],
    [{ expiresIn: 172_801 }, 'expiresIn', 'must be at most 172800 seconds'],
    [{ expiresIn: 300.5 }, 'expiresIn', undefined],
    [{ locale: 'russian language' }, 'locale', 'must be a language, for example ru'],
    [{ locale: 'r' }, 'locale', 'must be a language, for example ru'],
    [{ locale: '-ru' }, 'locale', 'must be a language, for example ru'],
    [{ locale: 'ru-' }, 'locale', 'must be a language, for example ru'],
    [{ returnUrl: '/thanks' }, 'returnUrl', 'must be a whole address, for example https://shop.example/thanks'],
    [{ successUrl: 'javascript:alert(1)' }, 'successUrl', 'must begin with https:// (or http://)'],
    [{ failUrl: 'xhttps://shop.example' }, 'failUrl', 'must begin with https:// (or http://)'],
    [{ failUrl: 'httpsx://shop.example' }, 'failUrl', 'must begin with https:// (or http://)'],
    [{ returnUrl: LONG_ADDRESS }, 'returnUrl', undefined],
    ...['\r\nset-cookie: a=b', '\n', '\t', '\0', '\u007F', '\u0085'].map((sign): [object, string, string] => [
      { failUrl: `https://shop.example/${sign}` },
      'failUrl',
      'must have no line ends or other control characters',
    ]),
    [{ origins: Array.from({ length: 51 }, () => 'https://shop.example') }, 'origins', undefined],
    [{ methods: [] }, 'methods', undefined],
    [{ methods: [''] }, 'methods.0', 'must not be empty'],
    [{ customer: { id: '   ' } }, 'customer.id', 'must not be empty'],
    [{ customer: { id: 'x'.repeat(129) } }, 'customer.id', undefined],
    [{ customer: { id: 'a\u0000b' } }, 'customer.id', 'must not contain a zero character'],
    [{ customer: { id: 'c', address: { planet: 'Earth' } } }, 'customer.address.planet', undefined],
    [{ customer: { id: 'c', email: 'nobody' } }, 'customer.email', 'must be an e-mail address'],
    [{ customer: { id: 'c', phone: '1234' } }, 'customer.phone', 'must be a phone number, for example +79001234567'],
    [{ customer: { id: 'c', phone: 'x12345' } }, 'customer.phone', 'must be a phone number, for example +79001234567'],
    [{ customer: { id: 'c', phone: '12345x' } }, 'customer.phone', 'must be a phone number, for example +79001234567'],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: 0 }] } }, 'order.items.0.quantity', undefined],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: '1x' }] } }, 'order.items.0.quantity', undefined],
    [{ order: { ...ORDER, items: [{ ...LINE, quantity: 'x1' }] } }, 'order.items.0.quantity', undefined],
    [{ order: { ...ORDER, items: [{ ...LINE, name: '' }] } }, 'order.items.0.name', 'must not be empty'],
    [{ order: { ...ORDER, items: Array.from({ length: 501 }, () => LINE) } }, 'order.items', undefined],
    [{ order: { ...ORDER, colour: 'red' } }, 'order.colour', undefined],
    [{ colour: 'red' }, 'colour', undefined],
  ])('refused %#', (more, path, says) => {
    expect(refusal({ ...BODY, ...more })).toMatchObject({ path, ...(says === undefined ? {} : { says }) })
  })
})

/** The pre-request becomes rows of the picker. */
import { describe, expect, it } from 'vitest'
import { canned, switchedOn, type Canned } from '../../../test/support/providers/canned.ts'
import { envFor, publicClient } from '../../../test/support/providers/paymega.ts'
import type { Locale } from '../../texts/locale.ts'
import type { MethodsResult } from '../provider.ts'
import { paymega } from './index.ts'
import {
  STATUS_FIELD,
  service,
  method,
  prerequest,
  ask,
  rows,
} from '../../../test/support/providers/paymega-prerequest.ts'

describe('the pre-request', () => {
  it('becomes rows in the buyer’s language, as in the document’s sample', async () => {
    const reply = prerequest(
      [
        service('payment_card_usd_hpp', 'payment_card', 'hpp'),
        service('test_usd_test', 'test', 'test', { fields: [STATUS_FIELD] }),
      ],
      [
        method('payment_card', { name: { en: 'Payment card', ru: 'Платежная карта' } }),
        method('test', { name: { en: 'Test', ru: 'Тест' }, category: 'alternative' }),
      ],
    )
    const server = await canned(() => reply)
    expect(await ask(publicClient(server.url), 'ru')).toEqual({
      kind: 'methods',
      account: { name: '4Docs', icon: 'https://static.example/a.svg' },
      methods: [
        {
          id: 'paymega.payment_card_usd_hpp',
          channel: 'card',
          category: 'payment_card',
          name: 'Платежная карта',
          summary: expect.any(String) as string,
          icon: 'https://static.example/payment_card/icon.svg',
          fields: [],
          min: 1,
          max: 100_000_000,
          opening: 'provider',
        },
        {
          id: 'paymega.test_usd_test',
          channel: 'test',
          category: 'alternative',
          name: 'Тест',
          summary: expect.any(String) as string,
          icon: 'https://static.example/test/icon.svg',
          fields: [
            {
              name: 'status',
              type: 'text',
              label: 'Статус',
              hint: 'Введите статус',
              pattern: '^[a-zA-Z_]*$',
              required: true,
            },
          ],
          min: 1,
          max: 100_000_000,
          opening: 'provider',
        },
      ],
    })
    expect(JSON.parse(server.seen[0]?.text ?? '')).toEqual({ public_key: 'pk_test_ClSQHi2T9WXuFa76', currency: 'USD' })
  })

  it.each<[Locale, object, string]>([
    ['uk', { en: 'Card', ru: 'Карта', uk: 'Картка' }, 'Картка'],
    ['uk', { en: 'Card', ru: 'Карта' }, 'Card'],
    ['kk', { en: 'Card', ru: 'Карта', uk: 'Картка' }, 'Карта'],
    ['kk', { en: 'Card' }, 'Card'],
    ['kk', { en: 'Card', ru: 'Карта', kk: 'Төлем картасы' }, 'Төлем картасы'],
    ['az', { en: 'Card', ru: 'Карта', uk: 'Картка' }, 'Card'],
    ['hi', { uk: 'Картка' }, 'Картка'],
  ])('names a method for %s from %j', async (locale, name, expected) => {
    const reply = prerequest(
      [service('payment_card_usd_hpp', 'payment_card', 'hpp')],
      [method('payment_card', { name })],
    )
    expect(await rows(reply, locale)).toMatchObject([{ name: expected }])
  })

  it('offers services of one method that differ in their flow once, and tells the others apart', async () => {
    const found = await rows(
      prerequest(
        [
          service('sbp_usd_invoice', 'sbp', 'invoice'),
          service('sbp_usd_hpp', 'sbp', 'hpp'),
          service('tether_erc20_usd_hpp', 'tether', 'hpp'),
          service('tether_trc20_usd_hpp', 'tether', 'hpp'),
          service('tether_usd_invoice', 'tether', 'invoice'),
        ],
        [method('sbp', { name: 'SBP' }), method('tether', { name: 'Tether' })],
      ),
    )
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      ['paymega.sbp_usd_hpp', 'SBP'],
      ['paymega.tether_erc20_usd_hpp', 'Tether (ERC20)'],
      ['paymega.tether_trc20_usd_hpp', 'Tether (TRC20)'],
      ['paymega.tether_usd_invoice', 'Tether'],
    ])
  })

  it('leaves out what is hidden and what takes a card', async () => {
    const token = { ...STATUS_FIELD, key: 'token' }
    const number = { ...STATUS_FIELD, key: 'card_number', required: false }
    const found = await rows(
      prerequest(
        [
          service('a_usd_hpp', 'a', 'hpp'),
          service('b_usd_card', 'b', 'card'),
          service('c_usd_hpp', 'c', 'hpp', { fields: [token] }),
          service('d_usd_hpp', 'd', 'hpp', { fields: [number] }),
        ],
        [method('a', { hide: true }), method('b'), method('c'), method('d')],
      ),
    )
    expect(found).toMatchObject([{ id: 'paymega.d_usd_hpp', fields: [] }])
  })

  it('offers what is paid in another currency, after the rest, with that said and without its limits', async () => {
    const answer = prerequest(
      [
        service('a_rub_hpp', 'a', 'hpp', { currency: 'RUB', amount_min: 100, amount_max: 200 }),
        service('a_usd_hpp', 'a', 'hpp'),
        service('b_eur_hpp', 'b', 'hpp', { currency: 'EUR' }),
      ],
      [method('a'), method('b')],
    )
    const found = await rows(answer)
    expect(found).toMatchObject([
      { id: 'paymega.a_usd_hpp', summary: 'On the payment page' },
      { id: 'paymega.a_rub_hpp', summary: 'On the payment page, in RUB' },
      { id: 'paymega.b_eur_hpp', name: 'b', summary: 'On the payment page, in EUR' },
    ])
    expect(found[1]).not.toHaveProperty('min')
    expect(found[1]).not.toHaveProperty('max')
    const server = await canned(() => answer)
    const own = await ask(publicClient(server.url, { PAYMEGA_CURRENCIES: 'own' }))
    expect(own.kind === 'methods' && own.methods.map(({ id }) => id)).toEqual(['paymega.a_usd_hpp'])
  })

  it('mends the labels that are known to be wrong, and no other', async () => {
    const surname = {
      ...STATUS_FIELD,
      key: 'payer_last_name',
      label: { en: 'Payer last name', ru: 'Фамилия получателя', uk: 'Прізвище отримувача' },
    }
    const asked = async (label: object) =>
      (await rows(prerequest([service('a', 'a', 'hpp', { fields: [{ ...surname, label }] })], [method('a')]), 'ru'))[0]
    expect(await asked(surname.label)).toMatchObject({ fields: [{ label: 'Фамилия отправителя' }] })
    expect(await asked({ ru: 'Ваша фамилия' })).toMatchObject({ fields: [{ label: 'Ваша фамилия' }] })
  })

  it('sorts by position, those without one last, and fields by position or weight', async () => {
    const fields = [
      { ...STATUS_FIELD, key: 'b', position: undefined, weight: 2 },
      { ...STATUS_FIELD, key: 'email', position: undefined, weight: 1 },
      { ...STATUS_FIELD, key: 'phone', position: null },
    ]
    const found = await rows(
      prerequest(
        [service('a', 'a', 'hpp'), service('b', 'b', 'hpp', { fields }), service('c', 'c', 'hpp')],
        [method('a'), method('b', { position: 2 }), method('c', { position: 1 })],
      ),
    )
    expect(found.map(({ id }) => id)).toEqual(['paymega.c', 'paymega.b', 'paymega.a'])
    expect(found[1]?.fields.map(({ name, type }) => [name, type])).toEqual([
      ['email', 'email'],
      ['b', 'text'],
      ['phone', 'tel'],
    ])
  })

  it('survives a slow or broken pattern, members of any shape, and an unreadable service', async () => {
    const field = { ...STATUS_FIELD, regexp: '/^(a+)+$/', label: 'Plain', hint: null }
    const found = await rows({
      body: {
        data: {
          services: [service('x', 'x', 'hpp', { fields: { one: field } }), { method: 'no code' }, null, 7],
          methods: [],
        },
      },
    })
    expect(found).toMatchObject([
      { id: 'paymega.x', name: 'x', category: 'other', fields: [{ name: 'status', label: 'Plain', required: true }] },
    ])
    expect(found[0]?.fields[0]).not.toHaveProperty('pattern')
  })

  it('rounds limits inward', async () => {
    const found = await rows(
      prerequest([service('x', 'x', 'hpp', { amount_min: 0.011, amount_max: 10.999 })], [method('x')]),
    )
    expect(found).toMatchObject([{ min: 2, max: 1099 }])
  })

  it.each<[string, Canned, object]>([
    [
      'a currency it lacks',
      { status: 422, body: { errors: { currency: 'not supported' } } },
      { kind: 'currency-refused' },
    ],
    ['no services at all', { body: { data: { services: [], methods: [] } } }, { kind: 'currency-refused' }],
    ['a refused key', { status: 401, body: { errors: [{ status: 'Unauthorized' }] } }, { kind: 'unavailable' }],
    ['another 422', { status: 422, body: { errors: { public_key: 'wrong' } } }, { kind: 'unavailable' }],
    ['garbage', { body: '<html>' }, { kind: 'unavailable' }],
    [
      'a key of the other mode',
      { body: { data: { test_mode: false, services: [service('x', 'x', 'hpp')], methods: [] } } },
      { kind: 'unavailable', why: 'PAYMEGA_PUBLIC_KEY is a live key, and PAYWICKET_MODE is test' },
    ],
    ['no answer', 'reset', { kind: 'unavailable' }],
  ])('says so with %s', async (_what, reply, expected) => {
    const server = await canned(() => reply)
    expect(await ask(publicClient(server.url))).toMatchObject(expected)
  })

  it.each<[Locale, object, true | undefined]>([
    ['ru', { en: 'Card', ru: 'Карта' }, undefined],
    ['ru', { en: 'Card transfer', ru: 'Card transfer' }, true],
    ['kk', { en: 'Card', ru: 'Карта' }, true],
    ['en', { en: 'Card' }, undefined],
    ['az', { en: 'Card' }, true],
  ])('says for %s of %j whether it is in that language', async (locale, name, expected) => {
    const reply = prerequest([service('x', 'x', 'hpp')], [method('x', { name })])
    const [row] = await rows(reply, locale)
    expect(row?.isForeignName).toBe(expected)
  })

  it('offers what pays nothing in test mode alone', async () => {
    const services = [
      service('payment_card_usd_hpp', 'payment_card', 'hpp'),
      service('test_usd_invoice', 'test', 'invoice'),
      service('card_usd_test', 'card', 'test'),
    ]
    const server = await canned(() => ({ body: { data: { services, methods: [] } } }))
    const keys = { PAYMEGA_PUBLIC_KEY: 'pk_live_example', PAYMEGA_SECRET_KEY: 'sk_live_example' }
    const live = switchedOn(paymega, envFor(server.url, keys), { mode: 'live' })
    const idsOf = (answer: MethodsResult) => (answer.kind === 'methods' ? answer.methods.map(({ id }) => id) : answer)
    expect(idsOf(await ask(publicClient(server.url)))).toHaveLength(3)
    expect(idsOf(await ask(live))).toEqual(['paymega.payment_card_usd_hpp'])
  })
})

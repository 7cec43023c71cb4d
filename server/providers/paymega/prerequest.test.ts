import { describe, expect, it } from 'vitest'
import { createClock } from '../../../test/support/clock.ts'
import { calm, canned, NOW, switchedOn, type Canned } from '../../../test/support/providers/canned.ts'
import { ACCOUNT, contextFor, envFor, privateClient, publicClient } from '../../../test/support/providers/paymega.ts'
import { until } from '../../../test/support/until.ts'
import type { Locale } from '../../texts/locale.ts'
import type { MethodsResult, Provider } from '../provider.ts'
import { paymega } from './index.ts'
import { feeOf, getService } from './services.ts'

/** Longer than a buyer waits for a list, shorter than a call may take, ms. */
const A_WHILE = 1500

const STATUS_FIELD = {
  key: 'status',
  type: 'string',
  label: { ru: 'Статус', en: 'Status', uk: 'Статус' },
  example: null,
  hint: { ru: 'Введите статус', en: 'Enter Status', uk: 'Введіть статус' },
  regexp: '^[a-zA-Z_]*$',
  required: true,
  position: 0,
}

function service(code: string, method: string, flow: string, more: object = {}) {
  return { code, method, flow, currency: 'USD', fields: [], amount_min: 0.01, amount_max: 1_000_000, ...more }
}

function method(code: string, more: object = {}) {
  return {
    code,
    category: 'payment_card',
    description: '',
    name: { en: code, ru: `${code} по-русски` },
    logo: `https://static.example/${code}/logo.svg`,
    icon: `https://static.example/${code}/icon.svg`,
    metadata: null,
    position: null,
    hide: null,
    ...more,
  }
}

function prerequest(services: readonly { code: string }[], methods: readonly { code: string }[]): Canned {
  const byCode = (list: readonly { code: string }[]) => Object.fromEntries(list.map((entry) => [entry.code, entry]))
  const account = { name: '4Docs', description: '4Docs only', icon: 'https://static.example/a.svg', website: null }
  return {
    body: { data: { currency: 'USD', test_mode: true, services: byCode(services), methods: byCode(methods), account } },
  }
}

function ask(provider: Provider, locale: Locale = 'en', due = 10_000): Promise<MethodsResult> {
  return provider.methods({ currency: 'USD', due, locale }, calm())
}

async function rows(reply: Canned, locale: Locale = 'en') {
  const server = await canned(() => reply)
  const answer = await ask(publicClient(server.url), locale)
  return answer.kind === 'methods' ? answer.methods : []
}

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

  it('leaves out what is hidden, what takes a card, and what is in another currency', async () => {
    const token = { ...STATUS_FIELD, key: 'token' }
    const number = { ...STATUS_FIELD, key: 'card_number', required: false }
    const found = await rows(
      prerequest(
        [
          service('a_usd_hpp', 'a', 'hpp'),
          service('b_usd_card', 'b', 'card'),
          service('c_usd_hpp', 'c', 'hpp', { fields: [token] }),
          service('d_usd_hpp', 'd', 'hpp', { fields: [number] }),
          service('e_eur_hpp', 'e', 'hpp', { currency: 'EUR' }),
        ],
        [method('a', { hide: true }), method('b'), method('c'), method('d'), method('e')],
      ),
    )
    expect(found).toMatchObject([{ id: 'paymega.d_usd_hpp', fields: [] }])
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
})

describe('the cache', () => {
  const reply = prerequest([service('x', 'x', 'hpp')], [method('x')])

  it('asks once for many and once a minute, and keeps the last good answer while Paymega is away', async () => {
    let isAway = false
    let now = NOW
    const server = await canned(() => (isAway ? { status: 500, body: '' } : reply))
    const provider = switchedOn(paymega, envFor(server.url), { now: () => now })
    const answers = await Promise.all([ask(provider), ask(provider, 'ru'), ask(provider)])
    expect(answers.map(({ kind }) => kind)).toEqual(['methods', 'methods', 'methods'])
    now += 59_000
    await ask(provider)
    expect(server.seen).toHaveLength(1)
    now += 2000
    await ask(provider)
    expect(server.seen).toHaveLength(2)
    isAway = true
    now += 24 * 3_600_000
    expect(await ask(provider)).toMatchObject({ kind: 'methods', methods: [{ id: 'paymega.x' }] })
    expect(server.seen).toHaveLength(3)
    isAway = false
    now += 3000
    await ask(provider)
    expect(server.seen).toHaveLength(4)
  })

  it('gives the older answer where a newer one is slow to come', async () => {
    let now = NOW
    const server = await canned((_seen, count) => (count === 1 ? reply : 'hang'))
    const { timers, advance } = createClock({ isLive: false })
    const provider = switchedOn(paymega, envFor(server.url), { now: () => now, timeout: timers.timeout })
    await ask(provider)
    now += 61_000
    const asked = ask(provider)
    await until(
      () => server.seen.length,
      (count) => count === 2,
    )
    advance(A_WHILE)
    expect(await asked).toMatchObject({ kind: 'methods' })
  })

  it('does not let one buyer who leaves spoil the answer of another', async () => {
    const server = await canned(() => reply)
    const provider = publicClient(server.url)
    const gone = provider.methods({ currency: 'USD', due: 1, locale: 'en' }, AbortSignal.abort())
    expect(await gone).toMatchObject({ kind: 'unavailable' })
    expect(await ask(provider)).toMatchObject({ kind: 'methods' })
    expect(server.seen).toHaveLength(1)
  })
})

describe('the fees', () => {
  const attributes = {
    service: 'x',
    service_currency: 'USD',
    currency: 'USD',
    available: true,
    active: false,
    enabled: true,
  }
  const priced = (page: number, more: object) => ({
    body: {
      meta: { total: 2, pages: 2, page },
      data: [{ type: 'payment-services', id: `comcps_${page}`, attributes: { ...attributes, ...more } }],
    },
  })

  it('come from all pages of the private list, which changes nothing else', async () => {
    const server = await canned(({ path, query }) => {
      if (path === '/public-api/payment-prerequest')
        return prerequest([service('x', 'x', 'hpp'), service('y', 'y', 'hpp')], [])
      return query.get('page[number]') === '1'
        ? priced(1, { service: 'y', fee_rate: 0, fee_fix: 0, fee_min: 0, fee_max: 0 })
        : priced(2, { fee_rate: 2.5, fee_fix: 0.3, fee_min: 0, fee_max: 0 })
    })
    const answer = await ask(privateClient(server.url))
    expect(answer).toMatchObject({ methods: [{ id: 'paymega.x', fee: 280 }, { id: 'paymega.y' }] })
    expect(answer.kind === 'methods' && answer.methods[1]).not.toHaveProperty('fee')
  })

  it('are lost, and nothing else, where the list fails', async () => {
    const server = await canned(({ path }) =>
      path === '/public-api/payment-prerequest'
        ? prerequest([service('x', 'x', 'hpp')], [])
        : { status: 401, body: '' },
    )
    expect(await ask(privateClient(server.url))).toMatchObject({ kind: 'methods', methods: [{ id: 'paymega.x' }] })
  })

  it('do not keep the picker waiting while the list does not come', async () => {
    const server = await canned(({ path }) =>
      path === '/public-api/payment-prerequest' ? prerequest([service('x', 'x', 'hpp')], []) : 'hang',
    )
    const { timers, advance } = createClock({ isLive: false })
    const provider = switchedOn(paymega, envFor(server.url, ACCOUNT), { timeout: timers.timeout })
    const asked = ask(provider)
    await until(
      () => server.seen.length,
      (count) => count === 2,
    )
    advance(A_WHILE)
    expect(await asked).toMatchObject({ kind: 'methods' })
    // Nobody waits for it again.
    expect(await ask(provider)).toMatchObject({ kind: 'methods' })
  })

  it('of one service can be asked for by its id', async () => {
    const found = { data: { type: 'payment-services', id: 'comcps_1', attributes: { ...attributes, fee_rate: 2 } } }
    const server = await canned(({ path }) =>
      path.endsWith('/comcps_1') ? { body: found } : { status: 404, body: '' },
    )
    const context = contextFor(server.url)
    expect(await getService(context, 'comcps_1', calm())).toMatchObject({
      kind: 'value',
      value: { id: 'comcps_1', service: 'x', fee_rate: '2' },
    })
    expect(await getService(context, 'comcps_2', calm())).toEqual({ kind: 'value', value: undefined })
    expect(server.seen[0]).toMatchObject({ method: 'GET', path: '/api/payment-services/comcps_1' })
  })

  it.each([
    [{ fee_rate: '1' }, 10_000, 100],
    [{ fee_rate: '0.05' }, 1000, 1],
    [{ fee_rate: '1', fee_min: '5' }, 10_000, 500],
    [{ fee_rate: '10', fee_max: '2' }, 10_000, 200],
    [{ fee_fix: '0.5' }, 10_000, 50],
    [{ fee_rate: '0', fee_max: '2' }, 10_000, undefined],
    [{}, 10_000, undefined],
    [{ currency: 'GBP', fee_rate: '1' }, 10_000, 100],
    [{ currency: 'GBP', fee_fix: '1' }, 10_000, undefined],
  ])('%j of %i are %s', (fees, due, expected) => {
    const none = { fee_rate: undefined, fee_fix: undefined, fee_min: undefined, fee_max: undefined }
    const base = { id: 'comcps_1', service: 'x', service_currency: 'USD', currency: 'USD' }
    expect(feeOf({ ...base, ...none, ...fees }, 'USD', due)).toBe(expected)
  })
})

import { describe, expect, it } from 'vitest'
import { clientFor, envFor } from '../../../test/support/providers/cactusgino.ts'
import { calm, surroundings } from '../../../test/support/providers/canned.ts'
import { cactusgino } from './index.ts'

function errorsFor(more: Record<string, string>): readonly string[] {
  const setup = cactusgino.fromEnv(envFor('https://cactusgino.example', more), surroundings())
  return setup.kind === 'wrong' ? setup.errors : []
}

async function offered(env: Record<string, string>, currency: string) {
  const answer = await clientFor('https://cactusgino.example', env).methods(
    { currency, due: 100_000, locale: 'ru' },
    calm(),
  )
  return answer.kind === 'methods' ? answer.methods : []
}

describe('the environment', () => {
  it('is off without any of its needed variables, an empty one being none', () => {
    expect(cactusgino.fromEnv({}, surroundings())).toEqual({ kind: 'off' })
    expect(cactusgino.fromEnv({ CACTUSGINO_SALT: ' ', CACTUSGINO_BASE_URL: 'x' }, surroundings())).toEqual({
      kind: 'off',
    })
  })

  it('names each missing variable, and everything else that is wrong, at once', () => {
    const setup = cactusgino.fromEnv(
      { CACTUSGINO_SITE_ID: 'abc', CACTUSGINO_BASE_URL: 'http://cactusgino.com', CACTUSGINO_METHODS: 'card,nothing' },
      surroundings(),
    )
    expect(setup.kind === 'wrong' ? setup.errors : []).toEqual([
      'CACTUSGINO_MERCHANT_ID is missing.',
      'CACTUSGINO_SALT is missing.',
      'CACTUSGINO_SITE_ID must be a whole number.',
      expect.stringContaining('CACTUSGINO_BASE_URL must begin with https://'),
      expect.stringContaining('there is no method “nothing”'),
    ])
  })

  it.each([
    [{ CACTUSGINO_METHODS: 'sbp@rub' }, 'sbp@rub'],
    [{ CACTUSGINO_METHODS: 'sbp@RUB:9-1' }, 'above the upper one'],
    [{ CACTUSGINO_METHODS: 'sbp@RUB:1.234-5' }, 'not amounts of RUB'],
    [{ CACTUSGINO_FORM_METHODS: 'toString' }, 'no method “toString”'],
    [{ CACTUSGINO_METHODS: 'any' }, 'no method “any”'],
    [{ CACTUSGINO_METHODS: 'PIX' }, 'like PIX@EUR'],
    [{ CACTUSGINO_FORM_METHODS: 'card,papara' }, 'name no currency of “papara”'],
    [{ CACTUSGINO_MERCHANT_ID: 'a;b' }, 'CACTUSGINO_MERCHANT_ID must not contain'],
    [{ CACTUSGINO_STATUSES: '4:paid' }, '4:paid'],
    [{ CACTUSGINO_LIFETIME_UNIT: 'fortnight' }, 'CACTUSGINO_LIFETIME_UNIT'],
    [{ CACTUSGINO_EXPONENTS: 'VND' }, 'CACTUSGINO_EXPONENTS'],
    [{ CACTUSGINO_BASE_URL: 'https://user:word@cactusgino.com' }, 'user name'],
  ])('says what is wrong with %j', (env, words) => {
    expect(errorsFor(env)).toEqual([expect.stringContaining(words)])
  })
})

describe('the methods', () => {
  it('are all of both documents by default, each with its currencies', async () => {
    const roubles = (await offered({}, 'RUB')).map(({ id }) => id)
    expect(roubles).toContain('cactusgino.card')
    expect(roubles).toContain('cactusgino.sbp_qr')
    expect(roubles).toContain('cactusgino.form.cis_transfer_card')
    expect(roubles).not.toContain('cactusgino.PIX')
  })

  it('have by default the currencies of the documents and no other', async () => {
    const idsFor = async (currency: string, env = {}) => (await offered(env, currency)).map(({ id }) => id)
    // None of these is in a list or a sample of them.
    for (const currency of ['BRL', 'TRY', 'KGS', 'GEL', 'TJS', 'INR', 'UZS']) expect(await idsFor(currency)).toEqual([])
    // The samples of the form have it, the list of H2H has not.
    const tenge = await idsFor('KZT')
    expect(tenge).toContain('cactusgino.form.card')
    expect(tenge.filter((id) => !id.startsWith('cactusgino.form'))).toEqual([])
    for (const currency of ['USD', 'EUR', 'RUB', 'UAH', 'USDT', 'IDR', 'AZN', 'VND'])
      expect(await idsFor(currency)).not.toEqual([])
    const named = { CACTUSGINO_METHODS: 'PIX@BRL,card@KZT', CACTUSGINO_FORM_METHODS: 'PIX@BRL' }
    expect(await idsFor('BRL', named)).toEqual(['cactusgino.PIX', 'cactusgino.form.PIX'])
    expect(await idsFor('KZT', named)).toEqual(['cactusgino.card'])
  })

  it('may be one row for all that the form lists itself', async () => {
    const env = { CACTUSGINO_METHODS: 'none', CACTUSGINO_FORM_METHODS: 'any@RUB+TRY:100-' }
    const [row, ...others] = await offered(env, 'RUB')
    expect(others).toEqual([])
    expect(row).toMatchObject({ id: 'cactusgino.form', name: 'На странице Cactusgino', fields: [], min: 10_000 })
    expect((await offered(env, 'TRY')).map(({ id }) => id)).toEqual(['cactusgino.form'])
    expect((await offered({}, 'RUB')).at(-1)).toMatchObject({ id: 'cactusgino.form' })
  })

  it('are those of the configuration, with its currencies and limits', async () => {
    const env = {
      CACTUSGINO_METHODS: 'card,sbp@RUB:500-150000,PIX@BRL+USD:-99.5,cash@RUB:10-',
      CACTUSGINO_FORM_METHODS: 'none',
    }
    expect(await offered(env, 'RUB')).toMatchObject([
      { id: 'cactusgino.card', name: 'Перевод на карту', opening: 'operator' },
      { id: 'cactusgino.sbp', min: 50_000, max: 15_000_000 },
      { id: 'cactusgino.cash', min: 1000 },
    ])
    expect(await offered(env, 'USD')).toMatchObject([{ id: 'cactusgino.card' }, { id: 'cactusgino.PIX', max: 9950 }])
  })

  it('say so where a currency is not taken', async () => {
    const provider = clientFor('https://cactusgino.example')
    expect(await provider.methods({ currency: 'JPY', due: 1, locale: 'en' }, calm())).toEqual({
      kind: 'currency-refused',
    })
  })

  it('ask the buyer for what each document requires', async () => {
    const methods = await offered({}, 'RUB')
    const fieldsOf = (id: string) => methods.find((method) => method.id === id)?.fields ?? []
    expect(fieldsOf('cactusgino.card').map(({ name, required }) => [name, required])).toEqual([['bank_name', false]])
    expect(fieldsOf('cactusgino.sbp_qr')).toEqual([])
    expect(fieldsOf('cactusgino.cash').map(({ name, required, oneOf }) => [name, required, oneOf])).toEqual([
      ['address', true, undefined],
      ['messenger', true, undefined],
      ['username', true, undefined],
      ['asap', false, 'when'],
      ['time', false, 'when'],
      ['verification_code', false, undefined],
    ])
    const apps = (id: string) => fieldsOf(id)[0]?.options?.map(({ value }) => value)
    expect(apps('cactusgino.cis_transfer')).toEqual(['Sberbank', 'Tinkoff'])
    expect(apps('cactusgino.form.cis_transfer')).toEqual(['sberbank', 'tbank', 'kapital'])
  })
})

it('says at the opening what of an order its signature cannot carry', () => {
  const provider = clientFor('https://cactusgino.example')
  expect(provider.cannotCarry?.({ customer: { id: 'a;b' } })).toEqual({
    field: 'customer.id',
    detail: expect.stringContaining('must not contain ;') as string,
  })
  expect(provider.cannotCarry?.({ customer: { id: 'a\ud800' } })).toMatchObject({ field: 'customer.id' })
  expect(provider.cannotCarry?.({ customer: { id: 'a:b, c' } })).toBeUndefined()
  expect(provider.cannotCarry?.({})).toBeUndefined()
})

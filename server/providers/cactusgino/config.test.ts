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
    // Neither is in the list of currencies of the H2H document.
    expect((await offered({}, 'BRL')).map(({ id }) => id)).toEqual(['cactusgino.form.PIX'])
    expect((await offered({}, 'KZT')).map(({ id }) => id)).not.toContain('cactusgino.card')
    const named = await offered({ CACTUSGINO_METHODS: 'PIX@BRL,card@KZT' }, 'BRL')
    expect(named.map(({ id }) => id)).toContain('cactusgino.PIX')
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
  expect(provider.cannotCarry?.({ customer: { id: 'a:b, c' } })).toBeUndefined()
})

import { describe, expect, it } from 'vitest'
import { clientFor, number, received, signed } from '../../../test/support/providers/cactusgino.ts'
import type { CreateOrder } from '../provider.ts'
import { calm, canned, CUSTOMER, NOW, orderFor, type Canned } from '../../../test/support/providers/canned.ts'

/** The success sample of the H2H page, with the columns of the methods that show a payee. */
const SAMPLE = {
  message: 'Payout initialized',
  request_id: 'a1b2c3d4e5f6a7b8',
  success: true,
  status: 3,
  amount: 150317,
  site_login: 'customer-7',
  site_id: 21,
  invoice_id: 1314,
}

async function create(answer: Canned, order = orderFor('cactusgino.card'), env: Record<string, string> = {}) {
  const server = await canned(() => answer)
  const result = await clientFor(server.url, env).create(order, calm())
  return { result, seen: server.seen }
}

describe('create_invoice', () => {
  it('sends what the document asks for, signed', async () => {
    const order = orderFor('cactusgino.card', { fields: { bank_name: 'Sber' } })
    const { seen } = await create({ body: signed(SAMPLE) }, order)
    expect(seen.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/create_invoice/'])
    const { parameters, isRight } = received(seen[0]?.text ?? '')
    expect(isRight).toBe(true)
    expect(parameters).toEqual({
      merchant_id: 'merch_id',
      site_id: number('21'),
      site_login: 'customer-7',
      request_id: 'a1b2c3d4e5f6a7b8',
      amount: number('150317'),
      currency: 'RUB',
      method: 'card',
      customer_type: 'trust',
      additional_fields: { bank_name: 'Sber' },
      signature: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    })
  })

  it('makes rows from whichever columns come, in the order a bank’s app asks for them', async () => {
    const { result } = await create({
      body: signed({
        ...SAMPLE,
        bank_name: 'Sberbank',
        card_holder: 'IVAN P.',
        card: '2200123456789012',
        country: null,
        pay_link: 'https://pay.example/1',
        invoice_lifetime: 900,
      }),
    })
    expect(result).toEqual({
      kind: 'report',
      report: {
        payment: '1314',
        state: 'pending',
        expiresAt: NOW + 900_000,
        screen: {
          kind: 'transfer',
          rows: [
            { name: 'card', value: '2200 1234 5678 9012', copy: '2200123456789012' },
            { name: 'bank', value: 'Sberbank' },
            { name: 'holder', value: 'IVAN P.' },
          ],
          mode: 'card',
          payee: { kind: 'person', comment: 'empty' },
          link: 'https://pay.example/1',
        },
      },
    })
  })

  it('shows a QR code as the payload of its link, and an SVG in any spelling', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    const qrLink = 'https://qr.nspk.ru/AS10003P3RH0LJ2A9ROO038L6NT5RU1M?type=01&sum=150317&cur=RUB&crc=F3D0'
    for (const qr of [svg, Buffer.from(svg).toString('base64'), `data:image/svg+xml,${encodeURIComponent(svg)}`]) {
      const { result } = await create(
        { body: signed({ ...SAMPLE, qr, qr_link: qrLink }) },
        orderFor('cactusgino.sbp_qr'),
      )
      expect(result).toMatchObject({ report: { screen: { rows: [], qr: { payload: qrLink, svg }, link: qrLink } } })
    }
  })

  it('leaves out addresses that are not safe to open', async () => {
    const { result } = await create({
      body: signed({ ...SAMPLE, card: '+79161234567', pay_link: 'javascript:alert(1)', qr_link: 'data:text/html,x' }),
    })
    expect(result).toMatchObject({
      report: {
        screen: { kind: 'transfer', rows: [{ name: 'phone', value: '+7 916 123-45-67', copy: '+79161234567' }] },
      },
    })
    expect(JSON.stringify(result)).not.toMatch(/javascript|data:/)
  })

  it('is pending without a screen where a success has nothing to pay to, as in the published sample', async () => {
    expect((await create({ body: signed(SAMPLE) })).result).toEqual({
      kind: 'report',
      report: { payment: '1314', state: 'pending' },
    })
    const { result } = await create({ body: signed({ ...SAMPLE, bank_name: 'Sber', card_holder: 'I', card: ' ' }) })
    expect(result).toEqual({ kind: 'report', report: { payment: '1314', state: 'pending' } })
  })

  it('shows the amount the provider asks where it is another one', async () => {
    const { result } = await create(
      { body: signed({ ...SAMPLE, card: '9989123456', amount: 900_000, currency: 'KZT', country: 'Kazakhstan' }) },
      orderFor('cactusgino.cis_transfer', { fields: { bank_app: 'Sberbank' } }),
    )
    expect(result).toMatchObject({
      report: { screen: { amount: { minor: 900_000, currency: 'KZT' }, note: 'exact_amount' } },
    })
  })

  it('speaks of cash where cash of another amount is asked for', async () => {
    const fields = { address: 'Main st. 1', username: '@ivan', messenger: 'Telegram', asap: 'true' }
    const body = signed({ ...SAMPLE, ...fields, asap: true, amount: 160_000 })
    const { result } = await create({ body }, orderFor('cactusgino.cash', { fields }))
    expect(result).toMatchObject({ report: { screen: { amount: { minor: 160_000 }, note: 'exact_cash' } } })
  })

  it('asks for cash with its fields, and shows the meeting', async () => {
    const fields = { address: 'Main st. 1', username: '@ivan', messenger: 'Telegram', asap: 'true' }
    const { result, seen } = await create(
      { body: signed({ ...SAMPLE, ...fields, asap: true, verification_code: 4711 }) },
      orderFor('cactusgino.cash', { fields }),
    )
    expect(received(seen[0]?.text ?? '').parameters['additional_fields']).toEqual({ ...fields, asap: true })
    expect(result).toMatchObject({
      report: {
        screen: {
          rows: [
            { name: 'address', value: 'Main st. 1' },
            { name: 'messenger', value: 'Telegram' },
            { name: 'username', value: '@ivan' },
            { name: 'time', value: 'As soon as possible' },
            { name: 'code', value: '4711' },
          ],
        },
      },
    })
  })

  it.each<[string, Canned]>([
    ['no connection', 'reset'],
    ['an error of theirs', { status: 500, body: signed({ success: false, message: 'oops' }) }],
    ['a conflict', { status: 409, body: signed({ success: false, message: 'exists' }) }],
    ['no JSON', { body: '<html>' }],
    ['half an answer', { body: JSON.stringify(signed(SAMPLE)).slice(0, 60) }],
    ['a wrong signature', { body: signed(SAMPLE, 'other') }],
    ['no signature', { body: SAMPLE }],
    ['an unsigned refusal', { status: 400, body: { success: false, message: 'Invalid' } }],
    ['another request’s answer', { body: signed({ ...SAMPLE, request_id: 'other' }) }],
    ['no invoice_id', { body: signed({ ...SAMPLE, invoice_id: null }) }],
    ['no success', { body: signed({ ...SAMPLE, success: null }) }],
  ])('is unanswered with %s', async (_what, answer) => {
    expect((await create(answer)).result).toMatchObject({ kind: 'unanswered' })
  })

  it.each([
    ['Invalid ContentType or json format', 'refused'],
    ['No free operators', 'no_operator'],
    ['', 'no_operator'],
    ['Amount is below the limit', 'amount_refused'],
  ])('is refused for good by a signed “%s”', async (message, failure) => {
    const { result } = await create({ body: signed({ success: false, message }) })
    expect(result).toMatchObject({ kind: 'refused', failure })
  })

  it.each<[string, object, string]>([
    ['no signature', SAMPLE, 'report'],
    ['an unsigned refusal', { success: false, message: 'No free operators' }, 'refused'],
    ['a wrong signature', signed(SAMPLE, 'other'), 'unanswered'],
    ['an empty signature', { ...SAMPLE, signature: '' }, 'unanswered'],
  ])('with unsigned answers taken, %s is %3$s', async (_what, body, kind) => {
    const env = { CACTUSGINO_UNSIGNED_ANSWERS: 'accept' }
    expect((await create({ body }, orderFor('cactusgino.card'), env)).result).toMatchObject({ kind })
  })

  it.each([
    ['cactusgino.localbanks', '2200700712345678', { name: 'account', value: '2200700712345678' }],
    ['cactusgino.localbanks', '1234567890123456789', { name: 'account', value: '1234567890123456789' }],
    ['cactusgino.card', '2200700712345678', { name: 'card', value: '2200 7007 1234 5678' }],
  ])('in %s the number %s is called what it is', async (method, card, row) => {
    const { result } = await create({ body: signed({ ...SAMPLE, card }) }, orderFor(method))
    expect(result).toMatchObject({ report: { screen: { rows: [row] } } })
  })

  it.each<[string, string, Partial<CreateOrder>]>([
    ['site_login', 'refused', { customer: { ...CUSTOMER, id: 'x;amount:1' } }],
    ['site_login', 'refused', { customer: { ...CUSTOMER, id: 'half \ud800' } }],
    ['bank_name', 'semicolon', { fields: { bank_name: 'a;b' } }],
  ])('refuses what cannot be signed in %s, and blames the buyer for nothing else: %s', async (name, failure, more) => {
    const { result, seen } = await create({ body: {} }, orderFor('cactusgino.card', more))
    expect(result).toMatchObject({ kind: 'refused', failure, detail: expect.stringContaining(name) as string })
    expect(seen).toEqual([])
  })

  it('sends amounts in the configured decimals, and refuses what they cannot express', async () => {
    const order = orderFor('cactusgino.card', { amount: { minor: 150_300, currency: 'RUB' } })
    const { result, seen } = await create({ body: signed({ ...SAMPLE, amount: 1503, card: '1' }) }, order, {
      CACTUSGINO_EXPONENTS: 'RUB:0',
    })
    expect(received(seen[0]?.text ?? '').parameters['amount']).toEqual(number('1503'))
    expect(result).toMatchObject({ report: { screen: { rows: [{ name: 'account', value: '1' }] } } })
    expect(result).not.toMatchObject({ report: { screen: { amount: expect.anything() as unknown } } })
    const odd = await create({ body: {} }, orderFor('cactusgino.card'), { CACTUSGINO_EXPONENTS: 'RUB:0' })
    expect(odd.result).toMatchObject({ kind: 'refused', failure: 'amount_not_expressible' })
  })
})

describe('the payment form', () => {
  const order = orderFor('cactusgino.form.cis_transfer', { fields: { bank_app: 'tbank' }, locale: 'id' })

  it('opens a frame on the key, with our frame page to return to and the language by its meaning', async () => {
    const server = await canned(() => ({ body: signed({ success: true, key: 'u48fbalfjf904903nb7s' }) }))
    const result = await clientFor(server.url).create(order, calm())
    expect(result).toEqual({
      kind: 'report',
      report: {
        payment: 'a1b2c3d4e5f6a7b8',
        state: 'pending',
        screen: { kind: 'frame', url: `${server.url}/api/jsapi/open/u48fbalfjf904903nb7s/` },
      },
    })
    expect(server.seen[0]?.path).toBe('/api/jsapi/obtain_token/')
    const { parameters, isRight } = received(server.seen[0]?.text ?? '')
    expect(isRight).toBe(true)
    expect(parameters).toMatchObject({
      method: 'cis_transfer',
      language: 'IN',
      success_url: 'https://shop.example/v1/return/a1b2c3d4e5f6a7b8?frame',
      fail_url: 'https://shop.example/v1/return/a1b2c3d4e5f6a7b8?frame',
      additional_fields: { bank_app: 'tbank' },
    })
  })

  it.each([
    ['en', 'EN'],
    ['ru', 'RU'],
    ['uk', 'UA'],
    ['kk', 'KZ'],
    ['az', 'AZ'],
    ['id', 'IN'],
    ['hi', 'ID'],
    ['de', 'DE'],
    ['tr', 'EN'],
    ['pt', 'EN'],
    ['vi', 'EN'],
  ] as const)('speaks %s as %s', async (locale, language) => {
    const server = await canned(() => ({ body: signed({ success: true, key: 'k' }) }))
    await clientFor(server.url).create({ ...order, locale }, calm())
    expect(received(server.seen[0]?.text ?? '').parameters['language']).toBe(language)
  })

  it('names no method where the form is to list them', async () => {
    const server = await canned(() => ({ body: signed({ success: true, key: 'k' }) }))
    const result = await clientFor(server.url).create(orderFor('cactusgino.form'), calm())
    expect(result).toMatchObject({ report: { screen: { kind: 'frame' } } })
    const { parameters, isRight } = received(server.seen[0]?.text ?? '')
    expect(isRight).toBe(true)
    expect(Object.keys(parameters)).not.toContain('method')
  })

  it('redirects to redirect_url where one is given', async () => {
    const page = 'https://pp.ohboo0ie.com/api/jsapi/open/3d6f4a7992bbc19d/'
    const { result } = await create({ body: signed({ success: true, key: 'k', redirect_url: page }) }, order)
    expect(result).toMatchObject({ report: { screen: { kind: 'redirect', url: page, method: 'GET', params: [] } } })
  })

  it('falls back to the frame where that address is not safe', async () => {
    const { result } = await create({ body: signed({ success: true, key: 'k', redirect_url: 'javascript:1' }) }, order)
    expect(result).toMatchObject({ report: { screen: { kind: 'frame' } } })
  })

  it.each<[string, Canned]>([
    ['a refusal', { body: signed({ success: false, message: 'Unknown' }) }],
    ['no key', { body: signed({ success: true }) }],
    ['a key that is no path', { body: signed({ success: true, key: '../x' }) }],
    ['no answer', 'reset'],
  ])('holds no payment after %s', async (_what, answer) => {
    expect((await create(answer, order)).result).toMatchObject({ kind: 'refused', failure: 'form_unavailable' })
  })
})

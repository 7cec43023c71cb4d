import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { callbackOf, clientFor, SALT, signed } from '../../../test/support/providers/cactusgino.ts'
import { sign } from './signature.ts'
import { TEXTS } from './texts/index.ts'

/** The successful sample of the callback page. */
const SAMPLE = {
  request_id: '280',
  site_login: 'qtywugbjhdbjbal123',
  amount: 8000,
  description: '',
  transaction_id: '116579133176442782754521496079',
  status: 3,
  currency: 'USD',
  site_id: 21,
  invoice_id: 905910,
  received_amount: 8000,
  received_currency: 'USD',
  method: 'card',
}
const REPLY = { result: 'ok' }

function callback(body: object | string, env: Record<string, string> = {}, headers: Record<string, string> = {}) {
  return clientFor('https://cactusgino.example', env).callback(callbackOf(body, headers))
}

describe('callbacks', () => {
  it('are believed by either salt while that is changed, and by no third', async () => {
    const env = { CACTUSGINO_OTHER_SALT: 'the salt before' }
    expect(await callback(signed(SAMPLE, 'the salt before'), env)).toMatchObject({ kind: 'reports' })
    expect(await callback(signed(SAMPLE), env)).toMatchObject({ kind: 'reports' })
    expect(await callback(signed(SAMPLE, 'a third'), env)).toMatchObject({ kind: 'forged' })
    expect(await callback(signed(SAMPLE, 'the salt before'))).toMatchObject({ kind: 'forged' })
  })

  it('are never believed unsigned, whatever is made of answers', async () => {
    const env = { CACTUSGINO_UNSIGNED_ANSWERS: 'accept' }
    expect(await callback(SAMPLE, env)).toMatchObject({ kind: 'forged' })
    expect(await callback({ ...SAMPLE, signature: '' }, env)).toMatchObject({ kind: 'forged' })
  })

  it('takes received_amount for the money, whatever the status says', async () => {
    for (const status of [1, 3, 4, 5, 99, 'success', 'constructor']) {
      expect(await callback(signed({ ...SAMPLE, status }))).toEqual({
        kind: 'reports',
        reports: [
          {
            attempt: '280',
            report: { payment: '905910', state: 'succeeded', received: { minor: 8000, currency: 'USD' } },
          },
        ],
        reply: REPLY,
      })
    }
  })

  it('never calls a number it does not know paid, nor any number without money', async () => {
    const unpaid = { ...SAMPLE, received_amount: 0 }
    const states = new Map<unknown, unknown>()
    for (const status of [1, 2, 3, 4, 5, 6, 7, 8, 99, 'constructor']) {
      const answer = await callback(signed({ ...unpaid, status }))
      states.set(status, answer.kind === 'reports' ? answer.reports[0]?.report.state : answer.kind)
    }
    expect(Object.fromEntries(states)).toEqual({
      1: 'pending',
      2: 'confirming',
      3: 'pending',
      4: 'confirming',
      5: 'failed',
      6: 'failed',
      7: 'pending',
      8: 'pending',
      99: 'pending',
      constructor: 'pending',
    })
  })

  it('reads the table of numbers from the configuration', async () => {
    const answer = await callback(signed({ ...SAMPLE, received_amount: 0, status: 4 }), {
      CACTUSGINO_STATUSES: '3:success, 4:decline',
    })
    expect(answer).toMatchObject({ reports: [{ report: { state: 'failed', failure: 'declined' } }] })
  })

  it.each([
    ['Session expired. No success payment', { state: 'expired' }],
    ['Session expired', { state: 'expired' }],
    ['Another bill has already been paid', { state: 'cancelled', failure: 'another_paid' }],
    ['No payment received', { state: 'failed', failure: 'not_received' }],
  ])('knows that “%s” is an end', async (description, end) => {
    const answer = await callback(signed({ ...SAMPLE, status: 4, received_amount: 0, description }))
    expect(answer).toMatchObject({ reports: [{ report: end }] })
  })

  it('says of cash that it was not handed over', async () => {
    const end = { status: 4, received_amount: 0, description: 'No payment received', method: 'cash' }
    const answer = await callback(signed({ ...SAMPLE, ...end }))
    expect(answer).toMatchObject({ reports: [{ report: { state: 'failed', failure: 'cash_not_received' } }] })
  })

  it('verifies whatever parameters arrive', async () => {
    const more = { ...SAMPLE, new_field: 'x', flag: true, nothing: null, list: ['b', 'a'], inner: { b: 1, a: 2.5 } }
    expect(await callback(signed(more))).toMatchObject({ kind: 'reports' })
    expect(await callback({ ...signed(SAMPLE), new_field: 'x' })).toMatchObject({ kind: 'forged' })
  })

  it('verifies floats by their text', async () => {
    const text = '{"request_id":"280","invoice_id":1,"received_amount":8000.0,"currency":"USD"}'
    const signature = sign({ request_id: '280', invoice_id: '1', received_amount: '8000.0', currency: 'USD' }, SALT)
    expect(await callback(`${text.slice(0, -1)},"signature":"${signature}"}`)).toMatchObject({
      reports: [{ report: { received: { minor: 8000, currency: 'USD' } } }],
    })
  })

  it('reads forms as well', async () => {
    const fields = { request_id: '280', invoice_id: '7', received_amount: '8000', currency: 'RUB', is_payout: 'False' }
    const body = new URLSearchParams(signed(fields)).toString()
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await callback(body, {}, headers)).toMatchObject({
      reports: [{ attempt: '280', report: { payment: '7', received: { minor: 8000, currency: 'RUB' } } }],
    })
    expect(await callback(body)).toMatchObject({ kind: 'forged' })
  })

  it.each([
    ['a changed amount', { ...signed(SAMPLE), received_amount: 9_000_000 }],
    ['another salt', signed(SAMPLE, 'other')],
    ['no signature', SAMPLE],
    ['an empty signature', { ...SAMPLE, signature: '' }],
    ['a list', [signed(SAMPLE)]],
    ['no JSON', 'hello'],
  ])('calls %s forged', async (_what, body) => {
    expect(await callback(body)).toMatchObject({ kind: 'forged' })
  })

  it('never throws, whatever comes in', async () => {
    const provider = clientFor('https://cactusgino.example')
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (body) => {
        expect((await provider.callback({ body, headers: {} })).kind).toBe('forged')
      }),
    )
  })

  it('ignores payouts, and reports an extra deposit without our id by its own', async () => {
    expect(await callback(signed({ ...SAMPLE, is_payout: true }))).toMatchObject({ kind: 'ignored', reply: REPLY })
    const { request_id: _ours, ...extra } = SAMPLE
    expect(await callback(signed({ ...extra, invoice_id: 906000, description: 'Manual created payment' }))).toEqual({
      kind: 'reports',
      reports: [{ report: { payment: '906000', state: 'succeeded', received: { minor: 8000, currency: 'USD' } } }],
      reply: REPLY,
    })
  })

  it.each([
    ['a list for the number of the invoice', { invoice_id: [905_910] }],
    ['a list for a truth', { is_payout: [true] }],
    ['another parameter in a value', { description: 'x;is_payout:True' }],
    ['a parameter in a list nobody knows', { a_list: ['a', 'is_payout:True'] }],
    ['a parameter in an object nobody knows', { an_object: { x: '1', is_payout: true } }],
    ['a separator in a name', { 'a:b': 'c' }],
    ['one name in two spellings', { Status: 4 }],
    ['words for money', { received_amount: 'a lot' }],
    ['a truth for money', { received_amount: true }],
    ['less than no money', { received_amount: -8000 }],
    ['more money than there is', { received_amount: '80000000000000000000' }],
    ['no number of an invoice', { invoice_id: '' }],
    ['a truth for the number of the invoice', { invoice_id: true }],
    ['words for the number of the invoice', { invoice_id: '905910 and more' }],
    ['a truth for our reference', { request_id: false }],
    ['a truth for the status', { status: true }],
    ['a number for the currency', { currency: 840 }],
    ['a truth for the currency of the money', { received_currency: true }],
    ['half a character', { description: '\ud800' }],
  ])('is unclear with %s, and is answered as taken', async (_what, more) => {
    const { key, ...rest } = (await callback(signed({ ...SAMPLE, ...more }))) as { key?: string }
    expect(rest).toMatchObject({ kind: 'unclear', reply: REPLY })
    expect(key).toMatch(/^[0-9a-f]{40}$/)
  })

  it('is unclear with a name that stands twice, in JSON and in a form', async () => {
    const right = signed(SAMPLE)
    const twice = JSON.stringify(right).replace('{', '{"invoice_id":1,')
    expect(await callback(twice)).toMatchObject({ kind: 'unclear' })
    const form = `${new URLSearchParams(signed({ invoice_id: '7', received_amount: '8000' })).toString()}&invoice_id=7`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    expect(await callback(form, {}, headers)).toMatchObject({ kind: 'unclear' })
  })

  it.each([true, 'True', 'true', 1, 'perhaps', '  '])(
    'of is_payout %j is no money, unless it is blank',
    async (is_payout) => {
      expect(await callback(signed({ ...SAMPLE, is_payout }))).toMatchObject({
        kind: is_payout === '  ' ? 'reports' : 'ignored',
      })
    },
  )

  it('of more than any document has is not looked into', async () => {
    const many = Object.fromEntries(Array.from({ length: 300 }, (_none, index) => [`n${index}`, '1']))
    expect(await callback(signed({ ...SAMPLE, ...many }))).toMatchObject({ kind: 'forged' })
    expect(await callback('['.repeat(10_000))).toMatchObject({ kind: 'forged', why: 'it is more than 4 deep' })
  })

  it('passes another currency on as it is, and none as none', async () => {
    expect(await callback(signed({ ...SAMPLE, received_currency: 'USDT' }))).toMatchObject({
      reports: [{ report: { received: { minor: 8000, currency: 'USDT' } } }],
    })
    const { currency: _c, received_currency: _r, ...bare } = SAMPLE
    expect(await callback(signed(bare))).toMatchObject({ reports: [{ report: { received: { currency: 'XXX' } } }] })
  })

  it('turns its minor units into ours', async () => {
    const answer = await callback(signed({ ...SAMPLE, received_amount: 8050, received_currency: 'VND' }), {
      CACTUSGINO_EXPONENTS: 'VND:2',
    })
    expect(answer).toMatchObject({ reports: [{ report: { received: { minor: 80, currency: 'VND' } } }] })
  })
})

it('has a sentence in the buyer’s language for each of its own failures', () => {
  const provider = clientFor('https://cactusgino.example')
  expect(provider.sentence('form_unavailable', 'ru')?.text).toMatch(/форм/)
  expect(provider.sentence('form_unavailable', 'de')).toEqual({
    text: TEXTS.de.sentences.form_unavailable,
    retryable: true,
  })
  for (const code of ['nobody-knows', 'toString']) expect(provider.sentence(code, 'en')).toBeUndefined()
})

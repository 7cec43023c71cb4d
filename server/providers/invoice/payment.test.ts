import { describe, expect, it } from 'vitest'
import { attemptFor, calm, type Canned } from '../../../test/support/providers/canned.ts'
import { api, calls, clientFor, ENV, ORDER_ID, payment, PAYMENT_ID } from '../../../test/support/providers/invoice.ts'
import { failureText } from '../../texts/failures.ts'
import { LOCALES } from '../../texts/locale.ts'
import { signatureOf, STATUSES } from './callback.ts'
import { apiFailure } from './codes.ts'
import { BANK_ERRORS, failureOf } from './errors.ts'
import { sentence } from './sentences.ts'
import { TEXTS } from './texts/index.ts'

const METHOD = 'invoice.page'
const RECEIVED = { minor: 150_317, currency: 'RUB' }

describe('GetPayment and GetPaymentByOrder', () => {
  it('are asked by id, or by our order where there is none', async () => {
    const paid: Canned = { body: payment({ status: 'successful' }) }
    const server = await api({ GetPayment: paid, GetPaymentByOrder: paid })
    const provider = clientFor(server.url)
    const expected = { kind: 'report', report: { payment: PAYMENT_ID, state: 'succeeded', received: RECEIVED } }
    expect(await provider.lookup?.(attemptFor(METHOD, PAYMENT_ID), calm())).toEqual(expected)
    expect(await provider.lookup?.(attemptFor(METHOD), calm())).toEqual(expected)
    expect(server.seen.map(({ path, text }) => `${path} ${text}`)).toEqual([
      `/api/v2/GetPayment {"id":"${PAYMENT_ID}"}`,
      `/api/v2/GetPaymentByOrder {"id":"${ORDER_ID}"}`,
    ])
  })

  it.each<[string, Canned, object]>([
    ['7', { status: 400, body: { error: '7', description: 'not found' } }, { kind: 'absent' }],
    ['another order', { body: payment({}, { id: 'other' }) }, { kind: 'absent' }],
    ['no order id', { body: payment({}, { id: null }) }, { kind: 'absent' }],
    ['another error', { body: { error: '0' } }, { kind: 'unanswered' }],
    ['garbage', { body: '[]' }, { kind: 'unanswered' }],
    ['no answer', 'reset', { kind: 'unanswered' }],
  ])('with %s', async (_what, reply, expected) => {
    const server = await api({ GetPayment: reply })
    expect(await clientFor(server.url).lookup?.(attemptFor(METHOD, PAYMENT_ID), calm())).toMatchObject(expected)
  })

  it('know nothing where a look-up by our order is answered with another one', async () => {
    const server = await api({ GetPaymentByOrder: { body: payment({}, { id: 'other' }) } })
    expect(await clientFor(server.url).lookup?.(attemptFor(METHOD), calm())).toMatchObject({ kind: 'unanswered' })
  })

  it.each([
    ['created', 'pending'],
    ['init', 'pending'],
    ['process', 'confirming'],
    ['processed', 'confirming'],
    ['successful', 'succeeded'],
    ['Successful', 'succeeded'],
    ['refunded', 'succeeded'],
    ['fail', 'failed'],
    ['failed', 'failed'],
    ['error', 'failed'],
    ['closed', 'cancelled'],
    ['expired', 'expired'],
    ['something new', 'confirming'],
  ])('the status %s is %s', async (status, state) => {
    const server = await api({ GetPayment: { body: payment({ status }) } })
    const answer = await clientFor(server.url).lookup?.(attemptFor(METHOD, PAYMENT_ID), calm())
    expect(answer).toMatchObject({ report: { state } })
    const isMoney = ['successful', 'refunded'].includes(status.toLowerCase())
    expect(answer?.kind === 'report' && answer.report.received).toEqual(isMoney ? RECEIVED : undefined)
  })

  it('give the amount and currency they name, not the ones we asked', async () => {
    const server = await api({
      GetPayment: { body: payment({ status: 'successful' }, { amount: '15.00', currency: 'usd' }) },
    })
    expect(await clientFor(server.url).lookup?.(attemptFor(METHOD, PAYMENT_ID), calm())).toMatchObject({
      report: { received: { minor: 1500, currency: 'USD' } },
    })
  })
})

describe('ClosePayment', () => {
  async function close(answers: Record<string, Canned>, id: string | undefined = PAYMENT_ID) {
    const server = await api(answers)
    return { result: await clientFor(server.url).close?.(attemptFor(METHOD, id), calm()), made: calls(server) }
  }

  it('closes', async () => {
    const { result, made } = await close({ ClosePayment: { body: payment({ status: 'closed' }) } })
    expect(result).toEqual({ kind: 'closed', report: { payment: PAYMENT_ID, state: 'cancelled' } })
    expect(made).toEqual(['ClosePayment'])
  })

  it('asks what it is where the answer does not say closed, as in the document’s sample', async () => {
    const { result, made } = await close({
      ClosePayment: { body: payment() },
      GetPayment: { body: payment({ status: 'closed' }) },
    })
    expect(result).toMatchObject({ kind: 'closed' })
    expect(made).toEqual(['ClosePayment', 'GetPayment'])
  })

  it('finds out that it has been paid', async () => {
    const { result } = await close({
      ClosePayment: { status: 400, body: { error: '9', description: 'already paid' } },
      GetPayment: { body: payment({ status: 'successful' }) },
    })
    expect(result).toMatchObject({ kind: 'open', report: { state: 'succeeded', received: RECEIVED } })
  })

  it.each<[string, Record<string, Canned>, string]>([
    [
      'has failed before',
      { ClosePayment: { body: { error: '10' } }, GetPayment: { body: payment({ status: 'fail' }) } },
      'closed',
    ],
    [
      'is under way',
      { ClosePayment: { body: { error: '11' } }, GetPayment: { body: payment({ status: 'process' }) } },
      'open',
    ],
    ['is not answered for', { ClosePayment: 'reset' }, 'open'],
    ['cannot be asked about', { ClosePayment: { body: { error: '11' } }, GetPayment: 'reset' }, 'open'],
  ])('of a payment that %s', async (_what, answers, kind) => {
    expect((await close(answers)).result).toMatchObject({ kind })
  })

  it('looks for the payment by our order first where its id is not known', async () => {
    const server = await api({
      GetPaymentByOrder: { body: payment() },
      ClosePayment: { body: payment({ status: 'closed' }) },
    })
    expect(await clientFor(server.url).close?.(attemptFor(METHOD), calm())).toMatchObject({ kind: 'closed' })
    expect(calls(server)).toEqual(['GetPaymentByOrder', 'ClosePayment'])
    const none = await api({ GetPaymentByOrder: { body: { error: '7' } } })
    expect(await clientFor(none.url).close?.(attemptFor(METHOD), calm())).toEqual({ kind: 'closed' })
  })
})

describe('refunds', () => {
  const ORDER = {
    ...attemptFor(METHOD, PAYMENT_ID),
    refund: 'r1',
    refundAmount: { minor: 50_050, currency: 'RUB' },
    reason: 'one lamp broken',
    items: [{ name: 'Lamp', price: 50_050, quantity: '1', total: 50_050 }],
  }
  const answered = (status: string, more: object = {}): Canned => ({
    body: { id: 'R222', refund: { amount: 500.5, currency: 'RUB' }, status, payment_id: PAYMENT_ID, ...more },
  })

  it('send the part and its lines', async () => {
    const server = await api({ CreateRefund: answered('init') })
    expect(await clientFor(server.url).refund?.(ORDER, calm())).toEqual({ kind: 'pending', id: 'R222' })
    expect(JSON.parse(server.seen[0]?.text ?? '')).toEqual({
      id: PAYMENT_ID,
      refund: { amount: 500.5, currency: 'RUB', reason: 'one lamp broken' },
      receipt: [{ name: 'Lamp', price: 500.5, resultPrice: 500.5, quantity: 1 }],
    })
  })

  it.each<[string, Canned, object]>([
    ['successful', answered('successful'), { kind: 'succeeded', id: 'R222' }],
    ['created', answered('created'), { kind: 'pending' }],
    ['fail', answered('fail'), { kind: 'failed', id: 'R222' }],
    ['refused', { status: 400, body: { error: '2', description: 'amount' } }, { kind: 'failed', failure: 'api_2' }],
    ['a bare 400', { status: 400, body: {} }, { kind: 'failed', failure: 'api_400' }],
    ...['0', '1', '2', '3', '4', '5', '6', '7', '10', '12', '13'].map((error): [string, Canned, object] => [
      `refused with error ${error}`,
      { status: 400, body: { error } },
      { kind: 'failed', failure: `api_${error}` },
    ]),
    // It may have been made before their database failed, or is what "already paid" and "under way" are about.
    ...['8', '9', '11', '14', '77'].map((error): [string, Canned, object] => [
      `left open by error ${error}`,
      { body: { error } },
      { kind: 'unanswered' },
    ]),
    ['another’s', answered('successful', { payment_id: 'other' }), { kind: 'unanswered' }],
    ['500', { status: 500, body: '' }, { kind: 'unanswered' }],
    ['lost', 'reset', { kind: 'unanswered' }],
  ])('can be %s, and are sent once', async (_what, reply, expected) => {
    const server = await api({ CreateRefund: reply })
    expect(await clientFor(server.url).refund?.(ORDER, calm())).toMatchObject(expected)
    expect(server.seen).toHaveLength(1)
  })

  it('are watched by their id', async () => {
    const server = await api({ GetRefund: answered('successful') })
    const provider = clientFor(server.url)
    expect(await provider.lookupRefund?.({ id: 'R222', refund: 'r1' }, calm())).toEqual({
      kind: 'succeeded',
      id: 'R222',
    })
    expect(await provider.lookupRefund?.({ id: '', refund: 'r1' }, calm())).toMatchObject({ kind: 'unanswered' })
    expect(calls(server)).toEqual(['GetRefund'])
  })
})

describe('notifications', () => {
  const key = ENV.INVOICE_API_KEY
  const notify = (members: object, env: Record<string, string> = {}) => {
    const body = {
      notification_type: 'pay',
      id: PAYMENT_ID,
      status: 'successful',
      order: { id: ORDER_ID, amount: 1 },
      ...members,
    }
    return clientFor('https://x.example', env).callback({
      body: new TextEncoder().encode(JSON.stringify(body)),
      headers: {},
    })
  }

  it('are signed by md5 of id, status and key', () => {
    expect(signatureOf(PAYMENT_ID, 'successful', key)).toBe('444161c57106b1de65e1387aa86e774d')
    expect(signatureOf(PAYMENT_ID, 'error', key)).toBe('138a141c70f6dc309bc588f4d67a1105')
  })

  it('say where the id ends: no status ends in another', () => {
    for (const status of STATUSES)
      expect(STATUSES.filter((other) => status.endsWith(other) || other.endsWith(status))).toEqual([status])
  })

  it('of a status that no document has are unclear, and so are the names that it could be made of', async () => {
    const signature = signatureOf(PAYMENT_ID, 'partially_refunded', key)
    const spellings = [
      { id: PAYMENT_ID, status: 'partially_refunded' },
      { id: `${PAYMENT_ID}partially_`, status: 'refunded' },
    ]
    for (const spelling of spellings)
      expect(await notify({ ...spelling, signature })).toMatchObject({ kind: 'unclear', key: signature })
  })

  it('are believed by either key while that is changed, and by no third', async () => {
    const by = (one: string) => ({ signature: signatureOf(PAYMENT_ID, 'successful', one) })
    const env = { INVOICE_OTHER_API_KEY: 'the key before' }
    expect(await notify(by('the key before'), env)).toMatchObject({ kind: 'recheck' })
    expect(await notify(by(key), env)).toMatchObject({ kind: 'recheck' })
    expect(await notify(by('a third'), env)).toMatchObject({ kind: 'forged' })
    expect(await notify(by('the key before'))).toMatchObject({ kind: 'forged' })
  })

  it('only say what to ask about, whatever amount they name', async () => {
    for (const notification_type of ['pay', 'refund', undefined])
      expect(await notify({ notification_type, signature: '444161c57106b1de65e1387aa86e774d' })).toEqual({
        kind: 'recheck',
        payment: PAYMENT_ID,
        attempt: ORDER_ID,
        reply: { result: 'ok' },
      })
    expect(await notify({ order: null, signature: '444161c57106b1de65e1387aa86e774d' })).toEqual({
      kind: 'recheck',
      payment: PAYMENT_ID,
      reply: { result: 'ok' },
    })
  })

  it('that call themselves a check say nothing, unless they say that it is paid: nobody has signed what they call themselves', async () => {
    const check = (status: string) =>
      notify({ notification_type: 'check', status, signature: signatureOf(PAYMENT_ID, status, key) })
    expect(await check('init')).toMatchObject({ kind: 'ignored' })
    expect(await check('successful')).toMatchObject({ kind: 'recheck', payment: PAYMENT_ID })
  })

  it('are unclear where a status is none, or a name stands twice', async () => {
    const moved = { id: `${PAYMENT_ID}succ`, status: 'essful', signature: '444161c57106b1de65e1387aa86e774d' }
    expect(await notify(moved)).toMatchObject({ kind: 'unclear', reply: { result: 'ok' } })
    const text = `{"id":"${PAYMENT_ID}","status":"successful","signature":"444161c57106b1de65e1387aa86e774d","id":"${PAYMENT_ID}"}`
    const body = new TextEncoder().encode(text)
    expect(await clientFor('https://x.example').callback({ body, headers: {} })).toMatchObject({ kind: 'unclear' })
  })

  it('of more than any document has are not looked into', async () => {
    const custom_parameters = Array.from({ length: 600 }, () => 1)
    const signature = '444161c57106b1de65e1387aa86e774d'
    expect(await notify({ custom_parameters, signature })).toEqual({
      kind: 'forged',
      why: 'it has more than 500 values',
    })
  })

  it.each([
    [{ signature: '444161c57106b1de65e1387aa86e774e' }],
    [{ signature: '444161C57106B1DE65E1387AA86E774D' }],
    [{ signature: '' }],
    [{}],
    [{ status: 'error', signature: '444161c57106b1de65e1387aa86e774d' }],
    [{ id: '1', signature: '444161c57106b1de65e1387aa86e774d' }],
  ])('are forged with %j', async (members) => {
    expect(await notify(members)).toMatchObject({ kind: 'forged' })
  })
})

describe('the errors', () => {
  /** Those that a third party has told of, and a 400 without any. */
  const API_CODES = [...Array.from({ length: 15 }, (_, code) => String(code)), '400']

  it('are all 24 of table 9.2, found by their pair or their name', () => {
    expect(BANK_ERRORS).toHaveLength(24)
    expect(new Set(BANK_ERRORS.map(({ code }) => code)).size).toBe(24)
    for (const { pair, name, code } of BANK_ERRORS) {
      expect(failureOf(`[${pair.replace(',', ', ')}]`)).toBe(code)
      expect(failureOf(`Error: ${name.toUpperCase()}.`)).toBe(code)
    }
    expect(failureOf('[2, 51] Not sufficient funds')).toBe('not_sufficient_funds')
    expect(failureOf('[2, 50]')).toBe('declined')
    expect(failureOf(undefined)).toBe('declined')
  })

  it('leave no sentence unused', () => {
    const codes = [...BANK_ERRORS.map(({ code }) => code), ...API_CODES.map(apiFailure), 'terminal_unavailable']
    expect(codes.toSorted()).toEqual(Object.keys(TEXTS.en.shop).toSorted())
    expect(new Set(BANK_ERRORS.map(({ advice }) => advice))).toEqual(new Set(Object.keys(TEXTS.en.advice)))
    expect(sentence('api_2', 'kk')?.text).toBe(failureText('amount_refused', 'kk').text)
    expect(sentence('terminal_unavailable', 'kk')?.text).toBe(TEXTS.kk.atTheShop)
  })

  it('have a sentence for the buyer and one for the shop', () => {
    for (const code of [...BANK_ERRORS.map((error) => error.code), ...API_CODES.map(apiFailure)]) {
      for (const locale of LOCALES) {
        const spoken = sentence(code, locale)
        expect(spoken?.text.length).toBeGreaterThan(10)
        expect(spoken?.shop?.length).toBeGreaterThan(10)
        expect(`${spoken?.text}${spoken?.shop}`).not.toContain('!')
      }
      expect(sentence(code, 'ru')?.text).toMatch(/[а-я]/)
    }
    expect(API_CODES.map(apiFailure)).toEqual(API_CODES.map((code) => `api_${code}`))
    expect(['15', 'error', ''].map(apiFailure)).toEqual(['api_error', 'api_error', 'api_error'])
    expect(sentence('api_error', 'en')?.shop).toBeUndefined()
    expect(sentence('declined', 'en')).toBeUndefined()
    expect(sentence('toString', 'en')).toBeUndefined()
  })
})

/** A shop that runs on Paymega alone: server and sandbox over real HTTP, every call between them read. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Money, Session } from '../../src/contract/index.ts'
import { startRelay, type Relay } from '../support/relay.ts'
import { only, startSystem, until, type System } from '../support/system.ts'

const SBP = 'paymega.sbp_rub_hpp'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

interface ShopSession {
  readonly status: string
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly due: Money
  readonly attempts: readonly { readonly id: string; readonly status: string; readonly reference?: string }[]
  readonly refunds: readonly Refund[]
}
interface Refund {
  readonly id: string
  readonly status: string
  readonly amount: Money
  readonly reference?: string
}

let system: System
let relay: Relay

beforeAll(async () => {
  relay = await startRelay()
  system = await startSystem(only('paymega'), {
    sandboxEnv: (url) => {
      relay.to(url)
      return {
        PAYMEGA_BASE_URL: `${relay.url}/paymega/public-api`,
        PAYMEGA_PRIVATE_URL: `${relay.url}/paymega`,
      }
    },
  })
})
afterEach(async () => {
  await system.control('DELETE', '/faults')
  await system.control('PUT', '/settings', {
    refunds: 'at-once',
    refundSeconds: 0.2,
    paymegaCallbacks: 'all',
    paymegaExpired: 'expired',
    catalogue: null,
  })
})
afterAll(async () => {
  await system.close()
  await relay.close()
})

const rub = (value: string): Money => ({ value, currency: 'RUB' })
const sentTo = (name: string) => {
  const call = relay.calls.findLast((one) => one.name === name && one.text !== '')
  return { text: call?.text ?? '', json: JSON.parse(call?.text ?? '{}') as Record<string, unknown> }
}

async function begin(value = '1503.17', more: Record<string, unknown> = {}, currency = 'RUB') {
  const opened = await system.open(value, more, currency)
  const see = async (locale = 'en') => (await system.buyer(opened.token, 'GET', `?locale=${locale}`)).body
  const view = async () => (await system.shop<ShopSession>('GET', `/v1/sessions/${opened.id}`)).body
  const becomes = (status: string) => until(view, (now) => now.status === status)
  async function choose(method = SBP, fields?: Record<string, string>): Promise<Session> {
    const answer = await system.buyer(opened.token, 'POST', '/choose', { method, ...(fields ? { fields } : {}) })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body
  }
  async function event(name: string, body?: unknown): Promise<void> {
    const { attempts } = await view()
    const answer = await system.event(attempts.at(-1)?.id ?? '', name, body)
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  }
  async function paid(): Promise<string> {
    const { attempt } = await choose()
    await event('pay')
    expect((await becomes('paid')).status).toBe('paid')
    return attempt?.id ?? ''
  }
  return { ...opened, see, view, becomes, choose, event, paid }
}

let keys = 0
const refund = (attempt: string, body: unknown = {}, key = `refund-${(keys += 1)}`) =>
  system.shop<Refund>('POST', `/v1/attempts/${attempt}/refunds`, body, { 'idempotency-key': key })

describe('an invoice', () => {
  it('is asked for with every attribute of the document', async () => {
    const customer = {
      id: 'c-77',
      email: 'buyer@example.com',
      phone: '+79001234567',
      name: 'Анна Каренина',
      address: { country: 'RU', region: 'Москва', city: 'Москва', full: 'Тверская, 1', postcode: '101000' },
    }
    const settings = {
      gateway_options: { cardgate: { tokenize: true } },
      metadata: { till: 7, vip: true },
      customer: { metadata: { since: '2019' } },
    }
    const { choose, order } = await begin('1503.17', { customer, providers: { paymega: settings } })
    const { attempt } = await choose('paymega.qiwi_rub_hpp', { phone: '+79161234567' })
    const { text, json } = sentTo('payment-invoices')
    const back = `${system.url}/v1/return/${attempt?.id}`
    expect(order.amount.value).toBe('1503.17')
    expect(text).toContain('"amount":1503.17,')
    expect(json).toEqual({
      data: {
        type: 'payment-invoices',
        attributes: {
          reference_id: attempt?.id,
          service: 'qiwi_rub_hpp',
          currency: 'RUB',
          amount: 1503.17,
          flow: 'charge',
          test_mode: true,
          service_fields: { phone: '+79161234567' },
          customer: {
            reference_id: 'c-77',
            email: 'buyer@example.com',
            phone: '+79001234567',
            name: 'Анна Каренина',
            address: {
              country: 'RU',
              region: 'Москва',
              city: 'Москва',
              full_address: 'Тверская, 1',
              postcode: '101000',
            },
            metadata: { since: '2019' },
          },
          metadata: { till: 7, vip: true },
          return_url: back,
          return_urls: { success: back, pending: back, fail: back },
          callback_url: `${system.url}/v1/callbacks/paymega`,
          gateway_options: { cardgate: { tokenize: true } },
          expires: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/),
        },
      },
    })
  })

  it.each<[string, Record<string, unknown>, number]>([
    ['no sooner than after 14 minutes', { expiresIn: 300 }, 14 * MINUTE],
    ['with its session', { expiresIn: 3600 }, 60 * MINUTE],
    ['no later than after 2 days', { providers: { paymega: { expires: '2099-01-01T00:00:00Z' } } }, 2 * DAY],
    ['when the shop says', { providers: { paymega: { expires: new Date(Date.now() + DAY).toISOString() } } }, DAY],
  ])('ends %s', async (_, more, after) => {
    const { choose, see } = await begin('100.00', more)
    await choose()
    const { json } = sentTo('payment-invoices')
    const { attributes } = json['data'] as { attributes: { expires: string } }
    expect(Math.abs(Date.parse(attributes.expires) - Date.now() - after)).toBeLessThan(MINUTE)
    // Nor does the session end before its invoice.
    expect(Date.parse((await see()).expiresAt)).toBeGreaterThanOrEqual(Date.parse(attributes.expires))
  })

  it.each<[string, unknown, string]>([
    ['a verification, which moves no money', { flow: 'verify' }, 'providers.paymega.flow'],
    ['an unknown setting', { reference: 'x' }, 'providers.paymega.reference'],
    ['metadata that are no scalars', { metadata: { a: { b: 1 } } }, 'providers.paymega.metadata.a'],
    ['an end that is no time', { expires: 'tomorrow' }, 'providers.paymega.expires'],
  ])('is not asked for where the shop gives %s', async (_, settings, field) => {
    const body = {
      order: { id: `bad-${crypto.randomUUID()}`, amount: rub('10.00') },
      customer: { id: 'c' },
      providers: { paymega: settings },
    }
    const answer = await system.shop('POST', '/v1/sessions', body)
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request', field } })
  })
})

describe('what is offered', () => {
  it('is a row for each service, twins of one flow once, out of range too, with limits and fees', async () => {
    const { see } = await begin('50.00')
    const { action } = await see()
    const methods = action.kind === 'choose' ? action.methods : []
    const of = (id: string) => methods.find((method) => method.id === id)
    expect(methods.filter((method) => method.id.includes('.sbp_qr_'))).toHaveLength(1)
    expect(of('paymega.payment_card_token_rub_hpp')).toBeUndefined()
    expect(of('paymega.payment_card_rub_hpp')).toMatchObject({
      fields: [],
      disabled: 'below-minimum',
      min: rub('100.00'),
    })
    expect(of('paymega.card_transfer_rub_hpp')).toMatchObject({ fee: rub('30.00'), max: rub('150000.00') })
    expect(of(SBP)).not.toHaveProperty('fee')
    expect(of('paymega.qiwi_rub_hpp')).toMatchObject({ fields: [{ name: 'phone', type: 'tel', required: true }] })
  })

  it('costs what was shown: the fee is the payer’s, and no overpayment', async () => {
    const { choose, event, becomes } = await begin('5000.00')
    await choose('paymega.card_transfer_rub_hpp')
    const [payment] = (await system.control<{ amount: Money }[]>('GET', '/payments')).body.slice(-1)
    expect(payment?.amount).toEqual(rub('5000.00'))
    await event('pay', { amount: rub('5090.00') })
    expect(await becomes('paid')).toMatchObject({ received: rub('5000.00'), due: rub('0.00') })
  })

  it('refuses a currency that the account lacks', async () => {
    const body = { order: { id: 'xts', amount: { value: '1.00', currency: 'XTS' } }, customer: { id: 'c' } }
    expect(await system.shop('POST', '/v1/sessions', body)).toMatchObject({
      status: 422,
      body: { code: 'currency_not_supported', field: 'order.amount.currency' },
    })
  })

  it('of an unknown flow is a redirect where it has a page, else a clear failure', async () => {
    const paged = await begin('60000.00')
    expect((await paged.choose('paymega.swift_rub_invoice')).action.kind).toBe('redirect')
    const bare = await begin('100.00', {}, 'BRL')
    const { action } = await bare.choose('paymega.boleto_brl_transfer')
    expect(action).toMatchObject({ kind: 'choose', notice: { code: 'unsupported_flow' } })
  })
})

describe('statuses', () => {
  it.each([
    ['expired', 'expired'],
    ['process_failed', 'expired'],
  ])('an invoice that ran out as %s is expired', async (paymegaExpired, status) => {
    await system.control('PUT', '/settings', { paymegaExpired })
    const { choose, event, view, see } = await begin()
    await choose()
    await event('expire')
    const { attempts } = await until(view, (now) => now.attempts[0]?.status === status)
    expect(attempts).toMatchObject([{ status }])
    expect((await see()).action).toMatchObject({ kind: 'choose', notice: { code: 'expired' } })
  })

  it('partially processed is underpaid, and processed with the next payment of the same invoice', async () => {
    const { choose, event, view, becomes } = await begin('1000.00')
    await choose()
    await event('pay', { amount: rub('400.00') })
    const part = await until(view, (now) => now.received.value === '400.00')
    expect(part).toMatchObject({ status: 'open', due: rub('600.00'), attempts: [{ status: 'underpaid' }] })
    await event('pay')
    expect(await becomes('paid')).toMatchObject({ received: rub('1000.00'), attempts: [{ status: 'paid' }] })
  })

  it('a refund and a charge-back at Paymega’s side show in the ledger, and the session stays paid', async () => {
    const { paid, event, view } = await begin('1000.00')
    await paid()
    await event('refund', { amount: rub('250.00') })
    expect(await until(view, (now) => now.refunded.value === '250.00')).toMatchObject({ refunded: rub('250.00') })
    await event('chargeback', { amount: rub('100.00') })
    expect(await until(view, (now) => now.chargedBack.value === '100.00')).toMatchObject({
      status: 'paid',
      received: rub('1000.00'),
      refunded: rub('250.00'),
      chargedBack: rub('100.00'),
    })
    await event('chargeback')
    expect(await until(view, (now) => now.chargedBack.value === '750.00')).toMatchObject({ status: 'paid' })
  })

  it('says nothing of states that were skipped: only the last one is told', async () => {
    await system.control('PUT', '/settings', { paymegaCallbacks: 'final' })
    const { paid, view } = await begin('1000.00')
    await paid()
    expect(await view()).toMatchObject({ status: 'paid' })
  })
})

describe('why it failed', () => {
  it.each([
    ['insufficient_funds', /enough money/, /не хватает/i],
    ['CARD_EXPIRED', /expired/, /срок/i],
    ['something_quite_new', /did not go through/, /не прош/i],
  ])('%s is said in the buyer’s language', async (code, en, ru) => {
    const { choose, event, see } = await begin()
    await choose()
    await event('decline', { code })
    const english = await until(see, ({ action }) => action.kind === 'choose')
    expect(english.action).toMatchObject({ notice: { code: code.toLowerCase(), text: expect.stringMatching(en) } })
    expect((await see('ru')).action).toMatchObject({ notice: { text: expect.stringMatching(ru) } })
  })
})

describe('refunds', () => {
  it('are made in parts up to the sum, each once however often it is asked for', async () => {
    const { paid, view } = await begin('1000.00')
    const attempt = await paid()
    const first = await refund(attempt, { amount: rub('300.00'), reason: 'one cup was broken' }, 'same')
    expect(first).toMatchObject({ status: 201, body: { status: 'succeeded', amount: rub('300.00') } })
    expect(sentTo('refund').json).toEqual({
      data: {
        type: 'refund',
        attributes: {
          invoiceId: (await view()).attempts[0]?.reference,
          amount: 300,
          reference_id: first.body.id,
          description: 'one cup was broken',
        },
      },
    })
    const again = await refund(attempt, { amount: rub('300.00'), reason: 'one cup was broken' }, 'same')
    expect(again).toMatchObject({ status: 200, body: { id: first.body.id } })
    expect(await refund(attempt, { amount: rub('300.00') }, 'same')).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    })
    expect(await refund(attempt, { amount: rub('700.01') })).toMatchObject({
      status: 422,
      body: { code: 'amount_too_large' },
    })
    expect(await refund(attempt)).toMatchObject({ status: 201, body: { amount: rub('700.00') } })
    const done = await until(view, (now) => now.refunded.value === '1000.00')
    expect(done).toMatchObject({ status: 'paid', refunded: rub('1000.00') })
    expect(done.refunds.map(({ status }) => status)).toEqual(['succeeded', 'succeeded'])
    expect(await refund(attempt)).toMatchObject({ body: { code: 'nothing_to_refund' } })
    const [payment] = await system.payments(attempt)
    expect(payment?.status).toBe('refunded')
  })

  it('need a key', async () => {
    const { paid } = await begin('10.00')
    const answer = await system.shop('POST', `/v1/attempts/${await paid()}/refunds`, {})
    expect(answer).toMatchObject({ body: { code: 'idempotency_key_missing' } })
  })

  it('that take their time are told when Paymega reports them', async () => {
    await system.control('PUT', '/settings', { refunds: 'later' })
    const { paid, view } = await begin('1000.00')
    const attempt = await paid()
    expect(await refund(attempt, { amount: rub('400.00') })).toMatchObject({ status: 201, body: { status: 'pending' } })
    // What may be on its way back is not sent back again.
    expect(await refund(attempt, { amount: rub('700.00') })).toMatchObject({ body: { code: 'amount_too_large' } })
    const done = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(done).toMatchObject({ refunded: rub('400.00'), refunds: [{ status: 'succeeded' }] })
  })

  it('whose report was lost are found by asking for the invoice', async () => {
    await system.control('PUT', '/settings', { refunds: 'later' })
    const { paid, view } = await begin('1000.00')
    const attempt = await paid()
    await system.control('PUT', '/faults', [{ provider: 'paymega', kind: 'lost-callback' }])
    await refund(attempt)
    await until(
      () => system.payments(attempt),
      ([payment]) => payment?.status === 'refunded',
    )
    expect((await view()).refunds).toMatchObject([{ status: 'pending' }])
    system.advance(MINUTE)
    const done = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(done).toMatchObject({ refunded: rub('1000.00'), refunds: [{ status: 'succeeded' }] })
  })

  it('that fail at Paymega are said to have failed, and may be tried again', async () => {
    await system.control('PUT', '/settings', { refunds: 'fail', refundSeconds: 1.2 })
    const { paid, view } = await begin('1000.00')
    const attempt = await paid()
    expect((await refund(attempt)).body.status).toBe('pending')
    const failed = await until(view, (now) => now.refunds[0]?.status !== 'pending')
    expect(failed).toMatchObject({ refunded: rub('0.00'), refunds: [{ status: 'failed' }] })
    await system.control('PUT', '/settings', { refunds: 'at-once' })
    expect(await refund(attempt)).toMatchObject({ status: 201, body: { status: 'succeeded' } })
  })

  it('whose answer was lost are unknown and not repeated, until Paymega’s report says that they came', async () => {
    const { paid, view } = await begin('1000.00')
    const attempt = await paid()
    await system.control('PUT', '/faults', [
      { provider: 'paymega', route: '/refund', kind: 'reset' },
      { provider: 'paymega', kind: 'lost-callback' },
    ])
    const asked = relay.calls.filter(({ name }) => name === 'refund').length
    expect((await refund(attempt)).body.status).toBe('unknown')
    expect(await refund(attempt)).toMatchObject({ body: { code: 'nothing_to_refund' } })
    expect(relay.calls.filter(({ name }) => name === 'refund')).toHaveLength(asked + 1)
    await system.control('DELETE', '/faults')
    await system.shop('POST', `/v1/attempts/${attempt}/reconcile`)
    const done = await until(view, (now) => now.refunds[0]?.status !== 'unknown')
    expect(done).toMatchObject({ refunded: rub('1000.00'), refunds: [{ status: 'succeeded' }] })
  })
})

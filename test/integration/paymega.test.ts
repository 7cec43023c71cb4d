/** A shop that runs on Paymega alone: what is asked for, what is offered, and what becomes of an invoice. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Money } from '../../src/contract/index.ts'
import { rub, SBP, startPaymegaShop, type PaymegaShop } from '../support/paymega-shop.ts'
import { until } from '../support/until.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let shop: PaymegaShop
beforeAll(async () => {
  shop = await startPaymegaShop()
})
afterEach(() => shop.calm())
afterAll(() => shop.close())

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
    const { choose, order } = await shop.begin('1503.17', { customer, providers: { paymega: settings } })
    const { attempt } = await choose('paymega.qiwi_rub_hpp', { phone: '+79161234567' })
    const { text, json } = shop.sentTo('payment-invoices')
    const back = expect.stringMatching(`^${shop.system.url}/v1/return/${attempt?.id}\\?key=pwr_`) as string
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
          callback_url: `${shop.system.url}/v1/callbacks/paymega`,
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
    const { choose, see } = await shop.begin('100.00', more)
    await choose()
    const { json } = shop.sentTo('payment-invoices')
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
    const answer = await shop.system.shop('POST', '/v1/sessions', body)
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_request', field } })
  })
})

describe('what is offered', () => {
  it('is every service, twins of one flow once, out of range too, with limits and fees', async () => {
    const twins = await shop.system.shop<{ data: { routes: { id: string }[] }[] }>(
      'GET',
      '/v1/methods?currency=RUB&amount=50.00',
    )
    const ids = twins.body.data.flatMap(({ routes }) => routes.map(({ id }) => id))
    expect(ids.filter((id) => id.includes('.sbp_qr_'))).toHaveLength(1)
    const { see } = await shop.begin('50.00')
    const { action } = await see()
    const methods = action.kind === 'choose' ? action.methods : []
    const of = (id: string) => methods.find((method) => method.id === id)
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
    const { choose, event, becomes } = await shop.begin('5000.00')
    await choose('paymega.card_transfer_rub_hpp')
    const [payment] = (await shop.system.control<{ amount: Money }[]>('GET', '/payments')).body.slice(-1)
    expect(payment?.amount).toEqual(rub('5000.00'))
    await event('pay', { amount: rub('5090.00') })
    expect(await becomes('paid')).toMatchObject({ received: rub('5000.00'), due: rub('0.00') })
  })

  it('refuses a currency that the account lacks', async () => {
    const body = { order: { id: 'xts', amount: { value: '1.00', currency: 'XTS' } }, customer: { id: 'c' } }
    expect(await shop.system.shop('POST', '/v1/sessions', body)).toMatchObject({
      status: 422,
      body: { code: 'currency_not_supported', field: 'order.amount.currency' },
    })
  })

  it('of an unknown flow is a redirect where it has a page, else a clear failure', async () => {
    const paged = await shop.begin('60000.00')
    expect((await paged.choose('paymega.swift_rub_invoice')).action.kind).toBe('redirect')
    const bare = await shop.begin('100.00', {}, 'BRL')
    const { action } = await bare.choose('paymega.boleto_brl_transfer')
    expect(action).toMatchObject({ kind: 'choose', notice: { code: 'unsupported_flow' } })
  })
})

describe('statuses', () => {
  it.each([
    ['expired', 'expired'],
    ['process_failed', 'expired'],
  ])('an invoice that ran out as %s is expired', async (paymegaExpired, status) => {
    await shop.system.control('PUT', '/settings', { paymegaExpired })
    const { choose, event, view, see } = await shop.begin()
    await choose()
    await event('expire')
    const { attempts } = await until(view, (now) => now.attempts[0]?.status === status)
    expect(attempts).toMatchObject([{ status }])
    expect((await see()).action).toMatchObject({ kind: 'choose', notice: { code: 'expired' } })
  })

  it('partially processed is underpaid, and processed with the next payment of the same invoice', async () => {
    const { choose, event, view, becomes } = await shop.begin('1000.00')
    await choose()
    await event('pay', { amount: rub('400.00') })
    const part = await until(view, (now) => now.received.value === '400.00')
    expect(part).toMatchObject({ status: 'open', due: rub('600.00'), attempts: [{ status: 'underpaid' }] })
    await event('pay')
    expect(await becomes('paid')).toMatchObject({ received: rub('1000.00'), attempts: [{ status: 'paid' }] })
  })

  it('a refund and a charge-back at Paymega’s side show in the ledger, and the session stays paid', async () => {
    const { paid, event, view } = await shop.begin('1000.00')
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
    await shop.system.control('PUT', '/settings', { paymegaCallbacks: 'final' })
    const { paid, view } = await shop.begin('1000.00')
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
    const { choose, event, see } = await shop.begin()
    await choose()
    await event('decline', { code })
    const english = await until(see, ({ action }) => action.kind === 'choose')
    expect(english.action).toMatchObject({ notice: { code: code.toLowerCase(), text: expect.stringMatching(en) } })
    expect((await see('ru')).action).toMatchObject({ notice: { text: expect.stringMatching(ru) } })
  })
})

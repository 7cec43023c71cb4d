import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { attemptFor, calm, canned, NOW, orderFor, type Canned } from '../../../test/support/providers/canned.ts'
import {
  privateClient,
  privateInvoice,
  publicClient,
  publicInvoice,
  REFERENCE,
} from '../../../test/support/providers/paymega.ts'
import { envFor } from '../../../test/support/providers/paymega.ts'
import { failureText } from '../../texts/failures.ts'
import { readConfig } from './config.ts'
import { privateBody } from './request.ts'

const METHOD = 'paymega.payment_card_rub_hpp'

describe('an invoice by the private API', () => {
  it('has every attribute of the document, amounts as exact numbers', async () => {
    const server = await canned(() => ({ status: 201, body: privateInvoice() }))
    const order = orderFor(METHOD, {
      fields: { phone: '+79161234567' },
      customer: {
        id: 'customer-7',
        email: 'ivan@example.com',
        name: 'Ivan',
        phone: '+79161234567',
        address: { country: 'RU', city: 'Moscow', full: 'Main st. 1', postcode: '101000' },
      },
      settings: {
        gateway_options: { cardgate: { tokenize: false } },
        metadata: { key: 'value' },
        customer: { metadata: { tier: 2 } },
      },
    })
    const answer = await privateClient(server.url).create(order, calm())
    expect(answer).toMatchObject({ kind: 'report', report: { state: 'pending', expiresAt: NOW + 30 * 60_000 } })
    const [call] = server.seen
    expect(call).toMatchObject({ method: 'POST', path: '/api/payment-invoices' })
    expect(call?.headers.authorization).toBe(`Basic ${btoa('coma_1:key-1')}`)
    expect(call?.text).toContain('"amount":1503.17,')
    const { returnUrl, callbackUrl } = order
    expect(JSON.parse(call?.text ?? '')).toEqual({
      data: {
        type: 'payment-invoices',
        attributes: {
          reference_id: REFERENCE,
          service: 'payment_card_rub_hpp',
          currency: 'RUB',
          amount: 1503.17,
          flow: 'charge',
          test_mode: true,
          description: 'Two lamps',
          service_fields: { phone: '+79161234567' },
          customer: {
            reference_id: 'customer-7',
            name: 'Ivan',
            email: 'ivan@example.com',
            phone: '+79161234567',
            address: { country: 'RU', city: 'Moscow', full_address: 'Main st. 1', postcode: '101000' },
            metadata: { tier: 2 },
          },
          metadata: { key: 'value' },
          return_url: returnUrl,
          return_urls: { success: returnUrl, pending: returnUrl, fail: returnUrl },
          callback_url: callbackUrl,
          gateway_options: { cardgate: { tokenize: false } },
          expires: '2026-11-20T12:30:00+00:00',
        },
      },
    })
  })

  it.each([
    ['as the session ends', {}, 30 * 60_000, '2026-11-20T12:30:00+00:00'],
    ['not sooner than 14 minutes', {}, 60_000, '2026-11-20T12:14:20+00:00'],
    ['not later than 2 days', { expires: '2027-01-01T00:00:00Z' }, 60_000, '2026-11-22T11:59:40+00:00'],
    ['as the shop says', { expires: '2026-11-20T15:00:00+02:00' }, 60_000, '2026-11-20T13:00:00+00:00'],
  ])('expires %s', (_what, settings, left, expires) => {
    const config = readConfig(envFor('https://x.example'), 'test')
    if (config.kind !== 'on') throw new Error(config.kind)
    const body = privateBody(config.config, orderFor(METHOD, { settings, endsAt: NOW + left }), NOW)
    expect(body).toMatchObject({ data: { attributes: { expires } } })
    // Spoken, though no session asks for it.
    expect(privateBody(config.config, orderFor(METHOD), NOW, 'verify')).toMatchObject({
      data: { attributes: { flow: 'verify' } },
    })
  })

  it('takes no settings but its own, and no verify', () => {
    const { settings } = privateClient('https://x.example')
    expect(v.safeParse(settings, { metadata: { a: 1 }, flow: 'charge' }).success).toBe(true)
    expect(v.safeParse(settings, { gateway_option: {} }).success).toBe(false)
    expect(v.safeParse(settings, { expires: 'tomorrow' }).success).toBe(false)
    const verify = v.safeParse(settings, { flow: 'verify' })
    expect(verify.issues?.[0]?.message).toContain('verify')
  })
})

describe('an invoice by the public API', () => {
  it('has the public key and our reference, and no secret', async () => {
    const server = await canned(() => ({ status: 201, body: publicInvoice() }))
    const answer = await publicClient(server.url).create(orderFor(METHOD), calm())
    expect(answer).toMatchObject({ kind: 'report', report: { payment: 'cpi_QGcJxoBxnYStkuvN', state: 'pending' } })
    const [call] = server.seen
    expect(call).toMatchObject({ method: 'POST', path: '/public-api/payment-invoices' })
    expect(call?.headers.authorization).toBeUndefined()
    expect(JSON.parse(call?.text ?? '')).toMatchObject({
      public_key: 'pk_test_ClSQHi2T9WXuFa76',
      reference_id: REFERENCE,
      service: 'payment_card_rub_hpp',
      currency: 'RUB',
      amount: 1503.17,
      description: 'Two lamps',
    })
    expect(call?.text).not.toContain('sk_test')
  })
})

describe('the table of HTTP codes, for a create', () => {
  const other = privateInvoice({ reference_id: 'somebody-else' })
  it.each<[string, Canned, string]>([
    ['200', { status: 200, body: privateInvoice() }, 'report'],
    ['201', { status: 201, body: privateInvoice() }, 'report'],
    ['202', { status: 202, body: privateInvoice() }, 'report'],
    ['201 for another reference', { status: 201, body: other }, 'unanswered'],
    ['201 with garbage', { status: 201, body: '<html>' }, 'unanswered'],
    ['201 cut short', { status: 201, body: JSON.stringify(privateInvoice()).slice(0, 200) }, 'unanswered'],
    ['400', { status: 400, body: { errors: [{ status: 'Bad Request', code: '400' }] } }, 'unanswered'],
    ['401', { status: 401, body: { errors: [{ status: 'Unauthorized', code: '401' }] } }, 'refused'],
    ['403', { status: 403, body: '' }, 'refused'],
    ['404', { status: 404, body: { errors: [{ status: 'Not Found', code: '404' }] } }, 'refused'],
    ['405', { status: 405, body: { errors: [{ status: 'Method Not Allowed', code: '405' }] } }, 'refused'],
    ['409 with the existing invoice', { status: 409, body: privateInvoice() }, 'report'],
    ['409 with another one', { status: 409, body: other }, 'unanswered'],
    ['409 without one', { status: 409, body: { errors: [{ code: '409' }] } }, 'unanswered'],
    ['422', { status: 422, body: { errors: { amount: 'This value should be greater than 0.' } } }, 'refused'],
    ['429', { status: 429, body: '' }, 'unanswered'],
    ['500', { status: 500, body: { errors: [{ code: '500', detail: 'Internal server error.' }] } }, 'unanswered'],
    ['502', { status: 502, body: '' }, 'unanswered'],
    ['503', { status: 503, body: '' }, 'unanswered'],
    ['504', { status: 504, body: '' }, 'unanswered'],
    ['302', { status: 302, body: '', headers: { location: 'https://evil.example' } }, 'unanswered'],
    ['no answer', 'reset', 'unanswered'],
  ])('%s', async (_code, reply, kind) => {
    const server = await canned(() => reply)
    expect(await privateClient(server.url).create(orderFor(METHOD), calm())).toMatchObject({ kind })
    expect(server.seen).toHaveLength(1)
  })

  it('says what a 422 is about', async () => {
    const server = await canned(() => ({
      status: 422,
      body: { errors: { amount: 'This value should be greater than 0.' } },
    }))
    const answer = await privateClient(server.url).create(orderFor(METHOD), calm())
    expect(answer).toEqual({
      kind: 'refused',
      failure: 'amount_refused',
      detail: 'Paymega answered 422: amount: This value should be greater than 0.',
    })
    // The shared sentence says it.
    expect(privateClient(server.url).sentence('amount_refused', 'ru')).toBeUndefined()
    expect(failureText('amount_refused', 'ru').text).toMatch(/сумм/)
  })
})

describe('the HTML form', () => {
  it('is a POST by the buyer’s browser, with nested names and nothing secret', async () => {
    const provider = privateClient('https://x.example', { PAYMEGA_CREATE: 'form' })
    const order = orderFor(METHOD, {
      fields: { phone: '+79161234567' },
      customer: { id: 'customer-7', name: 'Ivan', address: { full: 'Main st. 1' } },
      settings: { metadata: { key: 'value' } },
    })
    const answer = await provider.create(order, calm())
    expect(answer).toEqual({
      kind: 'report',
      report: {
        payment: REFERENCE,
        state: 'pending',
        screen: {
          kind: 'redirect',
          url: 'https://x.example/public-api/payment-invoices/process',
          method: 'POST',
          params: [
            ['public_key', 'pk_test_ClSQHi2T9WXuFa76'],
            ['reference_id', REFERENCE],
            ['service', 'payment_card_rub_hpp'],
            ['currency', 'RUB'],
            ['return_url', order.returnUrl],
            ['amount', '1503.17'],
            ['description', 'Two lamps'],
            ['service_fields[phone]', '+79161234567'],
            ['customer[reference_id]', 'customer-7'],
            ['customer[name]', 'Ivan'],
            ['customer[address][full_address]', 'Main st. 1'],
            ['metadata[key]', 'value'],
          ],
        },
      },
    })
    expect(JSON.stringify(answer)).not.toMatch(/sk_test|key-1|coma_1/)
  })

  it('shows an amount changed in the browser as what it is', async () => {
    const server = await canned(() => ({
      body: {
        data: [privateInvoice({ status: 'processed', amount: 1, payment_amount: 1, processed_amount: 1 }).data],
      },
    }))
    const provider = privateClient(server.url, { PAYMEGA_CREATE: 'form' })
    expect(await provider.lookup?.(attemptFor(METHOD, REFERENCE), calm())).toMatchObject({
      kind: 'report',
      report: { state: 'succeeded', received: { minor: 100, currency: 'RUB' } },
    })
    expect(server.seen[0]?.query.get('filter[reference_id]')).toBe(REFERENCE)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { privateInvoice, publicInvoice } from '../../../test/support/providers/paymega.ts'
import { readJson, isRecord } from '../kit/exact-json.ts'
import type { Report } from '../provider.ts'
import { invoiceOf, type Invoice } from './invoice.ts'
import { reportOf } from './report.ts'
import { paramsOf } from './screen.ts'

function invoice(body: unknown): Invoice {
  const read = readJson(JSON.stringify(body))
  const found = isRecord(read) ? invoiceOf(read['data']) : undefined
  if (!found) throw new Error('not an invoice')
  return found
}

function report(attributes: object, opening = false): Report {
  return reportOf(invoice(privateInvoice(attributes)), opening)
}

describe('an invoice', () => {
  it('reads alike from both APIs', () => {
    const shared = { amount: '1503.17', currency: 'RUB', status: 'process_pending', resolution: 'ok', flow: 'hpp' }
    expect(invoice(privateInvoice())).toMatchObject(shared)
    expect(invoice(publicInvoice())).toMatchObject(shared)
    expect(reportOf(invoice(privateInvoice()), true)).toEqual({
      payment: 'cpi_HeSWMM9LvQonCcQc',
      state: 'pending',
      order: 1597833098,
      testMode: true,
      screen: {
        kind: 'redirect',
        url: 'https://cardgate-staging.psp.name/hpp/cgi_G0bsyhroZj802zQU',
        method: 'GET',
        params: [],
      },
    })
    expect(JSON.stringify(reportOf(invoice(privateInvoice()), true))).not.toContain('secret-token')
  })

  it.each([
    ['null'],
    ['{}'],
    ['[]'],
    ['{"data":{"id":"x"}}'],
    ['{"data":{"id":"x","attributes":{"status":"processed"}}}'],
  ])('is not one where what every sample has is missing: %s', (text) => {
    const read = readJson(text)
    expect(invoiceOf(isRecord(read) ? read['data'] : read)).toBeUndefined()
  })
})

describe('the statuses', () => {
  const paid = { processed_amount: 1503.17 }
  it.each([
    ['created', {}, 'pending'],
    ['invoked', {}, 'pending'],
    ['authorize_required', {}, 'pending'],
    ['process_pending', {}, 'pending'],
    ['processing', {}, 'confirming'],
    ['process_error', {}, 'confirming'],
    ['expired', {}, 'expired'],
    ['terminated', {}, 'cancelled'],
    ['process_failed', { resolution: 'insufficient_funds' }, 'failed'],
    ['process_failed', { resolution: 'expired' }, 'expired'],
    ['processed', paid, 'succeeded'],
    ['processed', {}, 'confirming'],
    ['partially_processed', { processed_amount: 500 }, 'succeeded'],
    ['refunding', paid, 'succeeded'],
    ['refund_pending', paid, 'succeeded'],
    ['refund_error', paid, 'succeeded'],
    ['refund_failed', paid, 'succeeded'],
    ['partially_refunded', paid, 'succeeded'],
    ['refunded', paid, 'succeeded'],
    ['partially_charged_back', paid, 'succeeded'],
    ['charged_back', paid, 'succeeded'],
    ['something_new', {}, 'confirming'],
    ['PROCESSED', paid, 'succeeded'],
  ])('%s %j is %s', (status, more, state) => {
    expect(report({ status, ...more }).state).toBe(state)
  })

  it('gives a resolution of any case as the failure, and none for “ok”', () => {
    expect(report({ status: 'process_failed', resolution: 'Insufficient_Funds' }).failure).toBe('insufficient_funds')
    expect(report({ status: 'process_failed', resolution: 'OK' }).failure).toBe('declined')
    expect(report({ status: 'process_failed', resolution: null }).failure).toBe('declined')
  })
})

describe('the money', () => {
  it.each([
    ['all of it', { processed_amount: 1503.17 }, 150_317],
    ['with a fee on top', { payment_amount: 1550, processed_amount: 1550 }, 150_317],
    ['too much, above the fee', { payment_amount: 1550, processed_amount: 1560.5 }, 151_367],
    ['half of it with a fee', { payment_amount: 1550, processed_amount: 775 }, 75_158],
    ['less', { processed_amount: 1503.16 }, 150_316],
    ['as text', { amount: '1503.17', payment_amount: '1503.17', processed_amount: '1503.17' }, 150_317],
    ['with binary noise', { processed_amount: 1503.1700000000001 }, 150_317],
    ['without a payment amount', { payment_amount: null, processed_amount: 3 }, 300],
    [
      'in another currency than the order',
      { service_currency: 'USD', payment_amount: 20, processed_amount: 22 },
      165_348,
    ],
    [
      'half of it in another currency, whatever its fee',
      { service_currency: 'USD', payment_amount: 20, processed_amount: 10 },
      75_158,
    ],
    [
      'with its parts told alone',
      { payment_amount: null, deposit: 1503.17, fee: 46.83, processed_deposit: 1503.17, processed_fee: 46.83 },
      150_317,
    ],
    [
      'with its parts told alone, in another currency',
      { service_currency: 'USD', payment_amount: null, deposit: 19, fee: 1, processed_amount: 20 },
      150_317,
    ],
  ])('%s', (_what, more, minor) => {
    expect(report({ status: 'processed', ...more }).received).toEqual({ minor, currency: 'RUB' })
  })

  it('is none where nothing was processed', () => {
    expect(report({ status: 'processed' }).received).toBeUndefined()
    expect(report({ status: 'processed', processed_amount: 0 })).not.toHaveProperty('received')
  })

  it('stays in the payer’s currency where nothing says what the payer was asked', () => {
    const paid = { status: 'processed', service_currency: 'usd', payment_amount: null, deposit: null }
    expect(report({ ...paid, processed_amount: 22.5 })).toMatchObject({
      state: 'succeeded',
      received: { minor: 2250, currency: 'USD' },
    })
    expect(report({ ...paid, status: 'refunded', processed_amount: 22.5 }).refunded).toEqual({
      minor: 2250,
      currency: 'USD',
    })
  })

  it('goes back by refunds and charge-backs, and never more of it than came', () => {
    const paid = { payment_amount: 1550, processed_amount: 1550 }
    expect(report({ status: 'partially_refunded', ...paid, refunded_amount: 100 }).refunded?.minor).toBe(10_000)
    expect(report({ status: 'refunded', ...paid, refunded_amount: 1550 }).refunded?.minor).toBe(150_317)
    expect(report({ status: 'refunded', ...paid }).refunded?.minor).toBe(150_317)
    expect(report({ status: 'charged_back', ...paid }).chargedBack?.minor).toBe(150_317)
    expect(report({ status: 'charged_back', ...paid, charged_back_amount: 5 }).chargedBack?.minor).toBe(500)
    expect(report({ status: 'partially_refunded', ...paid })).not.toHaveProperty('refunded')
    expect(report({ status: 'processed', ...paid })).not.toHaveProperty('chargedBack')
  })

  it('never shrinks while the processed amount grows', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000 })
    fc.assert(
      fc.property(cents, cents, cents, cents, (amount, fee, a, b) => {
        const received = (processed: number) =>
          report({
            status: 'processed',
            amount: `${amount / 100}`,
            payment_amount: `${(amount + fee) / 100}`,
            processed_amount: `${processed / 100}`,
          }).received?.minor ?? 0
        const [less, more] = [Math.min(a, b), Math.max(a, b)]
        expect(received(less)).toBeLessThanOrEqual(received(more))
        expect(received(amount + fee)).toBe(amount)
      }),
    )
  })
})

describe('where the buyer goes', () => {
  const flow = (members: object, flow = 'hpp') =>
    report({ flow, flow_data: { action: 'https://x.example/p', method: 'GET', params: [], ...members } }, true)

  it('keeps the method and the fields of any shape', () => {
    expect(flow({ method: 'post', params: { a: 'b', n: 1.5, inner: { c: true } } }).screen).toEqual({
      kind: 'redirect',
      url: 'https://x.example/p',
      method: 'POST',
      params: [
        ['a', 'b'],
        ['n', '1.5'],
        ['inner[c]', 'true'],
      ],
    })
    expect(
      paramsOf([['a', 'b'], ['', 'x'], ['only'], { name: 'c', value: 'd' }, { key: 'e', value: 'f' }, { g: 'h' }, 'x']),
    ).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
  })

  it('is nowhere by an address that is not safe', () => {
    expect(flow({ action: 'javascript:alert(1)' })).toMatchObject({ state: 'pending' })
    expect(flow({ action: 'javascript:alert(1)' }).screen).toBeUndefined()
  })

  it('is a redirect for an unknown flow with an address, and a failure without one', () => {
    expect(flow({}, 'invoice').screen).toMatchObject({ kind: 'redirect' })
    expect(flow({ action: null }, 'invoice')).toMatchObject({ state: 'failed', failure: 'unsupported_flow' })
    expect(report({ flow: 'invoice', flow_data: null }, false)).toMatchObject({ state: 'pending' })
    expect(flow({ action: null }, 'hpp')).toMatchObject({ state: 'pending' })
    expect(report({ flow: 'test', flow_data: null }, true)).toMatchObject({ state: 'confirming' })
  })

  it('is nowhere any more once it has ended', () => {
    expect(report({ status: 'processed', processed_amount: 1 }).screen).toBeUndefined()
  })
})

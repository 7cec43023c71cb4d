import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig as readCactusgino } from '../../server/providers/cactusgino/config.ts'
import { messageOf, reportOf } from '../../server/providers/cactusgino/answer.ts'
import { isSigned } from '../../server/providers/cactusgino/signature.ts'
import { signatureOf as invoiceSignature, STATUSES } from '../../server/providers/invoice/callback.ts'
import { isRecord, readJson } from '../../server/providers/kit/exact-json.ts'
import { signatureOf as paymegaSignature } from '../../server/providers/paymega/signature.ts'
import type { CallbackResult } from '../../server/providers/provider.ts'
import * as cactusgino from '../support/providers/cactusgino.ts'
import * as invoice from '../support/providers/invoice.ts'
import * as paymega from '../support/providers/paymega.ts'
import { respelled, type Pair } from './respell.ts'

const CASES = 10_000
const bytes = (text: string) => new TextEncoder().encode(text)
const isMeant = (result: CallbackResult, base: CallbackResult) =>
  result.kind === 'forged' || result.kind === 'unclear' || JSON.stringify(result) === JSON.stringify(base)

describe('a signed callback of Cactusgino’s in other words', () => {
  const provider = cactusgino.clientFor('https://x.example')
  const paid = {
    amount: 8000,
    currency: 'USD',
    date: '2026-11-26 10:00:00',
    description: '',
    invoice_id: 905_910,
    method: 'card',
    received_amount: 8000,
    received_currency: 'USD',
    request_id: '280',
    site_id: 21,
    status: 3,
    transaction_id: '116579133176442782754521496079',
  }
  const BASES = {
    money: paid,
    payout: { ...paid, is_payout: true },
    'no payout': { ...paid, is_payout: false },
    'no money': { ...paid, received_amount: 0, status: 5, description: 'No payment received: declined' },
    'no sum': { ...paid, received_amount: null },
  }
  const pairsOf = (base: object): readonly Pair[] => Object.entries(cactusgino.signed(base))

  it.each(Object.entries(BASES))('never means another thing: %s', async (_what, base) => {
    const meant = await provider.callback(cactusgino.callbackOf(cactusgino.signed(base)))
    let signed = 0
    await fc.assert(
      fc.asyncProperty(respelled(pairsOf(base)), async ({ text, type }) => {
        const result = await provider.callback({ body: bytes(text), headers: { 'content-type': type } })
        if (result.kind !== 'forged') signed += 1
        expect(isMeant(result, meant)).toBe(true)
      }),
      { numRuns: CASES / Object.keys(BASES).length },
    )
    // Else nothing was asked.
    expect(signed).toBeGreaterThan(CASES / Object.keys(BASES).length / 4)
  })

  it('would turn a payout into money, were it read as it is spelled', () => {
    const reading = readCactusgino(cactusgino.envFor('https://x.example'))
    if (reading.kind !== 'on') throw new Error(reading.kind)
    const { config } = reading
    const careless = (text: string): boolean => {
      const body = readJson(text)
      if (!isRecord(body) || !isSigned(body, cactusgino.SALT)) return false
      const message = messageOf(body)
      return !message.is_payout && reportOf(config, message, message.invoice_id ?? '').received !== undefined
    }
    expect(() =>
      fc.assert(
        fc.property(respelled(pairsOf(BASES.payout)), ({ text }) => !careless(text)),
        { numRuns: CASES },
      ),
    ).toThrow('Property failed')
  })
})

it('a signed callback of Paymega’s is its bytes: any other are forged', async () => {
  const provider = paymega.publicClient('https://x.example')
  const text = JSON.stringify(paymega.privateInvoice({ status: 'processed', processed_amount: 1503.17 }))
  const signature = paymegaSignature(paymega.SECRET, bytes(text))
  const base = await provider.callback({ body: bytes(text), headers: { 'x-signature': signature } })
  expect(base.kind).toBe('reports')
  const bodies = fc.oneof(
    fc.constantFrom(text, `${text} `, `\uFEFF${text}`, text.replaceAll(':', ': '), text.replaceAll('"', '\\u0022')),
    fc
      .tuple(fc.nat(text.length), fc.constantFrom(' ', '\n', '0', '"', ',"test_mode":false'))
      .map(([at, more]) => text.slice(0, at) + more + text.slice(at)),
    fc.nat(text.length - 1).map((at) => text.slice(0, at) + text.slice(at + 1)),
  )
  const signatures = fc.constantFrom(
    signature,
    ` ${signature} `,
    signature.replaceAll('=', ''),
    signature.toLowerCase(),
  )
  const types = fc.constantFrom('application/json', 'text/plain', 'application/x-www-form-urlencoded', '')
  await fc.assert(
    fc.asyncProperty(bodies, signatures, types, async (body, given, type) => {
      const headers = { 'x-signature': given, 'content-type': type }
      const result = await provider.callback({ body: bytes(body), headers })
      expect(isMeant(result, base)).toBe(true)
      if (body !== text) expect(result.kind).toBe('forged')
    }),
    { numRuns: CASES },
  )
})

it('a signed notification of Invoice’s asks about its own payment, whatever else it says', async () => {
  const provider = invoice.clientFor('https://x.example')
  const key = invoice.ENV.INVOICE_API_KEY
  const id = '2245657886877'
  const cut = fc.nat(id.length + 'partially_refunded'.length)
  const members = fc.record(
    {
      notification_type: fc.constantFrom('pay', 'refund', 'check', '', null, ['pay']),
      order: fc.constantFrom(null, {}, { id: 'a1' }, { id: ['a1'] }, { id: 1 }, [], 'a1'),
      payment_method: fc.constantFrom(null, {}, { terminal_id: 't1' }, []),
      amount: fc.constantFrom(1, '1', null, []),
      custom_parameters: fc.jsonValue({ maxDepth: 2 }),
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...STATUSES, 'partially_refunded', 'no document has it'),
      cut,
      members,
      fc.boolean(),
      async (status, at, more, isNumber) => {
        const signed = id + status
        const named = signed.slice(0, at)
        const spelled = isNumber && /^[1-9]\d*$/.test(named) ? Number(named) : named
        const body = { ...more, id: spelled, status: signed.slice(at), signature: invoiceSignature(id, status, key) }
        const result = await provider.callback({ body: bytes(JSON.stringify(body)), headers: {} })
        switch (result.kind) {
          case 'recheck':
            expect(result.payment).toBe(id)
            break
          case 'ignored':
            expect(['successful', 'processed']).not.toContain(status)
            break
          default:
            expect(['unclear', 'forged']).toContain(result.kind)
        }
      },
    ),
    { numRuns: CASES },
  )
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { switchedOn } from '../../../test/support/providers/canned.ts'
import {
  callbackOf,
  privateInvoice,
  publicClient,
  publicInvoice,
  REFERENCE,
  SECRET,
} from '../../../test/support/providers/paymega.ts'
import { paymega } from './index.ts'
import { isSigned, signatureOf } from './signature.ts'

const provider = publicClient('https://x.example')

describe('X-Signature', () => {
  it('is base64 of SHA-1 over secret, raw body, secret', () => {
    const body = '{"data":{"type":"payment-invoices","id":"cpi_test","attributes":{"status":"processed"}}}'
    expect(signatureOf('sk_test_example', new TextEncoder().encode(body))).toBe('s/OCAH3V18W+FVzkrKEM91Q+/Hw=')
  })

  it('is refused with any byte of the body changed, and never throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.nat(), fc.string(), (body, at, given) => {
        const signature = signatureOf(SECRET, body)
        expect(isSigned(SECRET, body, signature)).toBe(true)
        const changed = body.with(at % body.length, ((body[at % body.length] ?? 0) + 1) % 256)
        expect(isSigned(SECRET, changed, signature)).toBe(false)
        expect(isSigned(SECRET, body, given)).toBe(false)
        expect(isSigned(SECRET, body, undefined)).toBe(false)
      }),
    )
  })
})

describe('callbacks', () => {
  it('report the invoice by our reference', async () => {
    const paid = privateInvoice({ status: 'processed', processed_amount: 1503.17, updated: 1597833207 })
    expect(await provider.callback(callbackOf(paid))).toEqual({
      kind: 'reports',
      reports: [
        {
          attempt: REFERENCE,
          report: {
            payment: 'cpi_HeSWMM9LvQonCcQc',
            state: 'succeeded',
            received: { minor: 150_317, currency: 'RUB' },
            order: 1597833207,
            testMode: true,
          },
        },
      ],
      reply: { result: 'ok' },
    })
  })

  it('come in the public shape too', async () => {
    expect(await provider.callback(callbackOf(publicInvoice()))).toMatchObject({ kind: 'reports' })
  })

  it('are checked over the raw bytes, not over what they mean', async () => {
    const { body, headers } = callbackOf(JSON.stringify(privateInvoice(), null, 1))
    expect(await provider.callback({ body, headers })).toMatchObject({ kind: 'reports' })
    const same = new TextEncoder().encode(JSON.stringify(privateInvoice()))
    expect(await provider.callback({ body: same, headers })).toMatchObject({ kind: 'forged' })
  })

  it('are forged with another secret, with none, or as no document', async () => {
    expect(await provider.callback(callbackOf(privateInvoice(), 'sk_other'))).toMatchObject({ kind: 'forged' })
    expect(await provider.callback({ ...callbackOf(privateInvoice()), headers: {} })).toMatchObject({ kind: 'forged' })
    for (const body of ['', '[]', '{"data":[]}', 'x'])
      expect(await provider.callback(callbackOf(body, 'sk_other'))).toMatchObject({ kind: 'forged' })
  })

  it.each<[string, object | string]>([
    ['is no document', 'x'],
    ['has no data', '{"data":[]}'],
    ['says a name twice', JSON.stringify(privateInvoice()).replace('"amount":', '"amount":1,"amount":')],
    ['is of a type that is none', { data: { ...privateInvoice().data, type: ['payment-invoices'] } }],
    ['has a list for money', privateInvoice({ status: 'processed', processed_amount: [1503.17] })],
    ['has a truth for money', privateInvoice({ status: 'processed', processed_amount: true })],
    ['has words for money', privateInvoice({ status: 'processed', processed_amount: 'a lot' })],
    ['has less than no money', privateInvoice({ status: 'processed', processed_amount: -1503.17 })],
    ['has more money than there is', privateInvoice({ status: 'processed', processed_amount: '1e20' })],
    ['has a list for the currency it was paid in', privateInvoice({ service_currency: ['USD'] })],
    ['has a number for its currency', privateInvoice({ currency: 643 })],
    ['has an object for the moment', privateInvoice({ updated: { at: 1_597_833_207 } })],
    ['has a list for its end', privateInvoice({ resolution: ['ok'] })],
    ['has a number for its status', privateInvoice({ status: 2 })],
    ['has a word for its mode', privateInvoice({ test_mode: 'true' })],
    ['has an object for our reference', privateInvoice({ reference_id: { id: REFERENCE } })],
  ])('are unclear where one that is signed %s', async (_what, body) => {
    expect(await provider.callback(callbackOf(body))).toMatchObject({ kind: 'unclear', reply: { result: 'ok' } })
  })

  it('are one and the same unclear one with whatever spaces around the signature', async () => {
    const { body, headers } = callbackOf('x')
    const given = headers['x-signature'] ?? ''
    const keys = [given, ` ${given}`, `\u00A0${given}\u00A0`].map(async (signature) =>
      provider.callback({ body, headers: { ...headers, 'x-signature': signature } }),
    )
    const [one, ...others] = await Promise.all(keys)
    expect(one).toMatchObject({ kind: 'unclear' })
    for (const other of others) expect(other).toEqual(one)
  })

  it('that contradict themselves about their mode are unclear, whichever key has signed them', async () => {
    const both = switchedOn(paymega, {
      PAYMEGA_PUBLIC_KEY: 'pk',
      PAYMEGA_SECRET_KEY: 'sk_live',
      PAYMEGA_TEST_SECRET_KEY: SECRET,
    })
    const twice = JSON.stringify(privateInvoice()).replace('"test_mode":', '"test_mode":false,"test_mode":')
    for (const secret of ['sk_live', SECRET])
      expect(await both.callback(callbackOf(twice, secret))).toMatchObject({ kind: 'unclear' })
  })

  it('take money as a number or as its text', async () => {
    for (const processed_amount of [1503.17, '1503.17'])
      expect(
        await provider.callback(callbackOf(privateInvoice({ status: 'processed', processed_amount }))),
      ).toMatchObject({
        reports: [{ report: { received: { minor: 150_317 } } }],
      })
  })

  it('of a live operation need the live secret, of a test one the test secret', async () => {
    const both = switchedOn(paymega, {
      PAYMEGA_PUBLIC_KEY: 'pk',
      PAYMEGA_SECRET_KEY: 'sk_live',
      PAYMEGA_TEST_SECRET_KEY: SECRET,
    })
    const live = privateInvoice({ test_mode: false })
    expect(await both.callback(callbackOf(live, 'sk_live'))).toMatchObject({ kind: 'reports' })
    expect(await both.callback(callbackOf(live, SECRET))).toMatchObject({ kind: 'forged' })
    expect(await both.callback(callbackOf(privateInvoice(), SECRET))).toMatchObject({ kind: 'reports' })
    expect(await both.callback(callbackOf(privateInvoice(), 'sk_live'))).toMatchObject({ kind: 'forged' })
    // A server that has the test secret only believes no live operation.
    expect(await provider.callback(callbackOf(live))).toMatchObject({ kind: 'forged' })
  })

  it('of a live operation are believed by either secret while that is changed', async () => {
    const env = { PAYMEGA_PUBLIC_KEY: 'pk', PAYMEGA_SECRET_KEY: 'sk_new', PAYMEGA_OTHER_SECRET_KEY: 'sk_old' }
    const live = privateInvoice({ test_mode: false })
    const changing = switchedOn(paymega, env)
    expect(await changing.callback(callbackOf(live, 'sk_new'))).toMatchObject({ kind: 'reports' })
    expect(await changing.callback(callbackOf(live, 'sk_old'))).toMatchObject({ kind: 'reports' })
    expect(await changing.callback(callbackOf(live, 'sk_third'))).toMatchObject({ kind: 'forged' })
    // Tests have a secret of their own, and it alone.
    const both = switchedOn(paymega, { ...env, PAYMEGA_TEST_SECRET_KEY: SECRET })
    expect(await both.callback(callbackOf(privateInvoice(), 'sk_old'))).toMatchObject({ kind: 'forged' })
  })

  it('about payouts are signed, kept and no money', async () => {
    const payout = { data: { ...privateInvoice().data, type: 'payout-invoices' } }
    expect(await provider.callback(callbackOf(payout))).toMatchObject({ kind: 'ignored', reply: { result: 'ok' } })
    expect(await provider.callback(callbackOf(payout, 'x'))).toMatchObject({ kind: 'forged' })
    expect(await provider.callback(callbackOf({ data: { type: 'refunds', id: 'ref_1' } }))).toMatchObject({
      kind: 'ignored',
    })
  })
})

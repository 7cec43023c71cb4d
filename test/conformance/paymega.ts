/** Paymega as the conformance suite needs it: what its document says of codes and look-ups, and its callbacks. */
import { CREATE_LIMIT } from '../../server/providers/paymega/create.ts'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { callbackSignature } from '../../server/sandbox/paymega/callback.ts'
import type { Claim, Message, Payment, Subject } from './suite.ts'

/** A service without a fee, paid on Paymega's own page. */
export const PAYMEGA: Omit<Subject, 'asks'> = {
  provider: 'paymega',
  method: 'paymega.sbp_rub_hpp',
  other: 'paymega.sberbank_rub_hpp',
  currency: 'RUB',
  shows: 'redirect',
  route: '/payment-invoices',
  limit: CREATE_LIMIT,
  // "Finally unsuccessful: the operation was not created"; 404 of a creation is a wrong address.
  final: [401, 403, 404, 405, 422],
  recovers: true,
  closes: false,
  reportsOpening: true,
  callbacks: 'proof',
  amounts: 'any',
  tellsRefunds: true,
  tellsMode: true,
  callback,
}

function callback(payment: Payment, { received, mode = 'own', kind = 'payment' }: Claim): Message {
  const amount = Number(payment.amount.value)
  const isTest = mode === 'own'
  const attributes = {
    status: 'processed',
    resolution: 'ok',
    amount,
    payment_amount: amount,
    processed_amount: Number(received.value),
    currency: received.currency,
    reference_id: payment.reference,
    test_mode: isTest,
    updated: Math.floor(Date.now() / 1000) + 5,
  }
  const type = kind === 'payout' ? 'payout-invoices' : 'payment-invoices'
  const body = JSON.stringify({ data: { type, id: payment.id, attributes } })
  const secret = SANDBOX_ENV[isTest ? 'PAYMEGA_TEST_SECRET_KEY' : 'PAYMEGA_SECRET_KEY'] ?? ''
  return { body, headers: { 'content-type': 'application/json', 'x-signature': callbackSignature(body, secret) } }
}

/** Cactusgino as the conformance suite needs it: nothing can be asked, cards and SBP can be closed, and its callbacks. */
import { CREATE_LIMIT } from '../../server/providers/cactusgino/create.ts'
import { signed } from '../../server/sandbox/cactusgino/signature.ts'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { toMinor } from '../../src/contract/index.ts'
import type { Claim, Message, Payment, Subject } from './suite.ts'

export const CACTUSGINO: Omit<Subject, 'method' | 'other' | 'shows' | 'route' | 'closes'> = {
  provider: 'cactusgino',
  currency: 'RUB',
  limit: CREATE_LIMIT,
  // Refusals are signed bodies; a bare code says nothing.
  final: [],
  recovers: false,
  asks: false,
  reportsOpening: false,
  callbacks: 'proof',
  amounts: 'any',
  tellsRefunds: false,
  tellsMode: false,
  callback,
}

/** The "success parameters" of the callback page. */
function callback(payment: Payment, { received, kind = 'payment' }: Claim): Message {
  const parameters = {
    site_id: Number(SANDBOX_ENV['CACTUSGINO_SITE_ID']),
    site_login: 'customer-1',
    status: 4,
    invoice_id: Number(payment.id),
    request_id: payment.reference,
    amount: toMinor(payment.amount.value, payment.amount.currency),
    received_amount: toMinor(received.value, received.currency),
    is_payout: kind === 'payout',
    currency: payment.amount.currency,
    received_currency: received.currency,
    method: 'card',
    description: '',
  }
  const body = JSON.stringify(signed(parameters, SANDBOX_ENV['CACTUSGINO_SALT'] ?? ''))
  return { body, headers: { 'content-type': 'application/json' } }
}

/** Invoice as the conformance suite needs it: what its document says of codes and look-ups, and its notifications. */
import { CREATE_LIMIT } from '../../server/providers/invoice/create.ts'
import { SANDBOX_ENV } from '../../server/sandbox/credentials.ts'
import { notificationSignature } from '../../server/sandbox/invoice/notification.ts'
import type { Claim, Message, Payment, Subject } from './suite.ts'

export const INVOICE: Subject = {
  provider: 'invoice',
  method: 'invoice.page',
  currency: 'RUB',
  shows: 'redirect',
  route: '/CreatePayment',
  limit: CREATE_LIMIT,
  // Table 9.3 knows 400, a malformed request, and 500, which says nothing of the call; who is not let in has made nothing.
  final: [400, 401, 403],
  recovers: true,
  asks: true,
  closes: true,
  reportsOpening: false,
  callbacks: 'hint',
  amounts: 'asked',
  // Table 9.1 has no status for it: a paid payment stays one.
  tellsRefunds: false,
  refunds: {
    route: '/CreateRefund',
    final: 400,
    // Their database failed, before or after the refund was made.
    unknown: { status: 400, body: '{"error":"14","description":"Database error"}' },
  },
  tellsMode: false,
  callback,
}

/** A notification; this API has no payouts, and the older `check` is the one kind that is about no payment. */
function callback(payment: Payment, { received, kind = 'payment' }: Claim): Message {
  const status = 'successful'
  const body = {
    notification_type: kind === 'payout' ? 'check' : 'pay',
    id: payment.id,
    order: { id: payment.reference, amount: Number(received.value), currency: received.currency, description: '' },
    status,
    status_description: '',
    payment_method: { terminal_id: '45', type: 'card', account: '', funds: Number(received.value), bonuses: 0 },
    custom_parameters: {},
    signature: notificationSignature(payment.id, status, SANDBOX_ENV['INVOICE_API_KEY'] ?? ''),
  }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

/** Why a payment or a refund did not go through, as the shop reads it: the codes that all payment systems share. */
import type { FailureCode } from './failures.ts'
import type { Meaning } from './meaning.ts'

export const FAILURE_MEANINGS: Readonly<Record<FailureCode, Meaning>> = {
  no_operator: {
    text: 'The payment system had nobody free to take this payment. Nothing was taken. The buyer can try again in a few minutes or choose another way.',
    mender: 'system',
    again: 'otherwise',
  },
  no_details: {
    text: 'The payment system gave no details to pay to within the time for it. Nothing was taken. If it happens often, ask the payment system.',
    mender: 'system',
    again: 'otherwise',
  },
  no_answer: {
    text: 'The payment system did not answer, and nobody knows whether it has made the payment. It is asked again and its money still counts; a buyer who has paid must not pay again.',
    mender: 'system',
    again: 'otherwise',
  },
  declined: {
    text: 'The payment system, or the bank, declined and gave no reason that is listed here. A code of its own that is not on this page means the same.',
    mender: 'buyer',
    again: 'otherwise',
  },
  expired: {
    text: 'The time for this payment was over before money came. Money that still comes is counted.',
    mender: 'buyer',
    again: 'otherwise',
  },
  underpaid: {
    text: 'Less has come than is owed. The buyer is asked for the rest; `POST /v1/sessions/:id/accept` takes what has come as enough.',
    mender: 'buyer',
    again: 'otherwise',
  },
  unsupported_flow: {
    text: 'The payment system wants the buyer to do something that cannot be shown here, or leads to an address that is not of the open web. Ask the payment system which flows are on for the account.',
    mender: 'operator',
    again: 'otherwise',
  },
  refused: {
    text: 'The payment system did not accept the request to make the payment. The server’s log has its reason under the id of the attempt.',
    mender: 'operator',
    again: 'otherwise',
  },
  invalid_field: {
    text: 'The payment system did not accept what the buyer filled in. The buyer can check it and try again.',
    mender: 'buyer',
    again: 'mended',
  },
  amount_refused: {
    text: 'The payment system does not take this amount by this way. Its limits are its own; `GET /v1/methods` has those that are known.',
    mender: 'buyer',
    again: 'otherwise',
  },
  method_refused: {
    text: 'This way to pay is not available for this order, or not switched on for the account at the payment system.',
    mender: 'operator',
    again: 'otherwise',
  },
  no_methods: {
    text: 'No payment system that is set up offers a way to pay this order. See the `methods` of the session, the limits of the methods, and `paywicket doctor`.',
    mender: 'shop',
    again: 'mended',
  },
  currency_not_supported: {
    text: 'No payment system that is set up takes the currency of the order.',
    mender: 'shop',
    again: 'mended',
  },
  unavailable: {
    text: 'No payment system gave its list of ways to pay. It is asked for again by itself; `paywicket doctor` tries each of them.',
    mender: 'operator',
    again: 'later',
  },
}

/** What `onFail` says of a session that has ended, where no payment of it says more. */
export const OUTCOME_MEANINGS: Readonly<Record<'underpaid' | 'failed' | 'cancelled', Meaning>> = {
  underpaid: {
    text: 'The time of the session is over, and less has come than was owed. Send it back, or take it as enough: `POST /v1/sessions/:id/accept`.',
    mender: 'shop',
    again: 'no',
  },
  failed: {
    text: 'The session has ended without money. Post the order again for a session that can be paid.',
    mender: 'shop',
    again: 'mended',
  },
  cancelled: { text: 'The shop has ended the session.', mender: 'shop', again: 'no' },
}

/** `failure` of a refund. */
export const REFUND_MEANINGS: Readonly<
  Record<'refund_failed' | 'refund_refused' | 'unknown_payment' | 'not_possible', Meaning>
> = {
  refund_failed: {
    text: 'The payment system took the refund on and could not carry it out. No money went back. Look into its cabinet for the reason before it is asked for again.',
    mender: 'system',
    again: 'mended',
  },
  refund_refused: {
    text: 'The payment system did not accept the request for the refund. No money went back. The server’s log has its reason under the id of the refund.',
    mender: 'operator',
    again: 'mended',
  },
  unknown_payment: {
    text: 'The payment system’s own id of the payment is not known yet, so nothing can be sent back for it. It comes with its next report.',
    mender: 'system',
    again: 'later',
  },
  not_possible: {
    text: 'This payment system has no refunds by machine. Make the refund in its cabinet, then record it: `POST /v1/attempts/:id/record`.',
    mender: 'shop',
    again: 'no',
  },
}

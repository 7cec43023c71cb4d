/** What each code of the API means. A code without its entry does not compile. */
import type { Meaning } from '../../texts/meaning.ts'
import type { ProblemCode } from '../problems.ts'

export const PROBLEM_MEANINGS: Readonly<Record<ProblemCode, Meaning>> = {
  invalid_json: {
    text: 'The body is not JSON, was cut short, or came without `content-type: application/json`.',
    mender: 'shop',
    again: 'mended',
  },
  invalid_key: {
    text: 'The `Authorization` header has no secret key of this server. Send `Bearer` and `PAYWICKET_SECRET_KEY`, from the shop’s backend alone.',
    mender: 'shop',
    again: 'mended',
  },
  invalid_token: {
    text: 'The token is none of this server’s, or it was revoked. Tokens come from `POST /v1/sessions`; the same order posted again gives a new one.',
    mender: 'shop',
    again: 'mended',
  },
  token_expired: {
    text: 'The session ended more than a day ago, and its token ended with it. Post the order again, or open a new one.',
    mender: 'shop',
    again: 'mended',
  },
  origin_not_allowed: {
    text: 'The page that asks is not among the `origins` of the session nor in `PAYWICKET_ORIGINS`. The detail names the origin to add.',
    mender: 'shop',
    again: 'mended',
  },
  invalid_signature: {
    text: 'A callback is not signed as its payment system signs. Either it is not from there, or the key or salt here is another than there: see `paywicket doctor`.',
    mender: 'operator',
    again: 'mended',
  },
  not_found: {
    text: 'There is nothing at this address, or no object of this id. The detail says which. With a path in `PAYWICKET_PUBLIC_URL`, all routes are below it.',
    mender: 'shop',
    again: 'mended',
  },
  order_amount_differs: {
    text: 'A session holds this `order.id` with another amount. Change it by `PATCH /v1/sessions/:id` while no money has come, or use a new `order.id`.',
    mender: 'shop',
    again: 'mended',
  },
  attempt_live: {
    text: 'Another payment for this order is open, chosen in another tab perhaps. The widget asks again with `replaces`, or shows the one that is open.',
    mender: 'buyer',
    again: 'mended',
  },
  attempt_confirming: {
    text: 'The buyer says that money is on its way, or the payment system is confirming it, so the amount of the order cannot be changed now.',
    mender: 'shop',
    again: 'later',
  },
  attempt_not_live: {
    text: 'The payment is over: its time ended, it was given up, or another took its place. The next read shows what is to be done.',
    mender: 'buyer',
    again: 'mended',
  },
  session_ended: {
    text: 'The session is over: paid, expired or cancelled. Read it to see how it ended.',
    mender: 'buyer',
    again: 'no',
  },
  not_editable: {
    text: 'The payment has no field that can be changed once it is made. The buyer gives it up and chooses again.',
    mender: 'buyer',
    again: 'no',
  },
  edit_under_way: {
    text: 'A change of the same payment has not been answered by the payment system yet.',
    mender: 'buyer',
    again: 'later',
  },
  money_received: {
    text: 'Money has come for the order, so its amount cannot be changed. Send money back, take the sum as enough (`accept`), or open another order for the rest.',
    mender: 'shop',
    again: 'no',
  },
  receipts_enough: {
    text: 'Three receipts of this session are kept already. The same file again is taken, and counts once.',
    mender: 'buyer',
    again: 'no',
  },
  nothing_received: {
    text: 'No money has come for this session, so there is nothing to take as enough.',
    mender: 'shop',
    again: 'no',
  },
  payment_of_other_attempt: {
    text: 'The `reference` is a payment that another attempt holds. The detail names the attempt: record it there, or leave `reference` out.',
    mender: 'shop',
    again: 'mended',
  },
  payment_unmatched: {
    text: 'The payment stands under `GET /v1/unmatched`. Assign it to the attempt instead of recording it, so that it is counted once.',
    mender: 'shop',
    again: 'mended',
  },
  already_assigned: {
    text: 'The money belongs to an attempt or to a counter already. The detail names it. One payment counts once.',
    mender: 'shop',
    again: 'no',
  },
  key_reused: {
    text: 'A buyer’s command came under an `Idempotency-Key` that stood for another command. A client of your own takes a new key for each thing that is meant.',
    mender: 'shop',
    again: 'mended',
  },
  idempotency_key_reused: {
    text: 'The `Idempotency-Key` stood for another call before. Take a new one for each thing that is meant, and the same for its repeats alone.',
    mender: 'shop',
    again: 'mended',
  },
  nothing_to_assign: {
    text: 'The entry is a callback that nobody can read, not money that is known. Look the payment up at the payment system, record what came, then dismiss the entry.',
    mender: 'shop',
    again: 'no',
  },
  nothing_to_credit: {
    text: 'So much is not left in that currency: it has not come, was credited already, or has gone back.',
    mender: 'shop',
    again: 'mended',
  },
  nothing_to_refund: {
    text: 'All that has come has gone back already, or is on its way back.',
    mender: 'shop',
    again: 'no',
  },
  refund_known: {
    text: 'It is known how the refund ended. A person settles a refund only while its status is `unknown`.',
    mender: 'shop',
    again: 'no',
  },
  balance_not_possible: {
    text: 'The payment system has no call for the balance. Its cabinet shows it.',
    mender: 'operator',
    again: 'no',
  },
  counters_not_possible: {
    text: 'Counters are places to pay at that Invoice has, and it is not set up here.',
    mender: 'operator',
    again: 'mended',
  },
  price_not_possible: {
    text: 'The payment system has no call for what a method costs. Its cabinet shows it.',
    mender: 'operator',
    again: 'no',
  },
  refund_not_possible: {
    text: 'The payment system sends nothing back by machine. Make the refund in its cabinet, then record it: `POST /v1/attempts/:id/record`.',
    mender: 'shop',
    again: 'no',
  },
  too_large: {
    text: 'The body is larger than this route takes. The detail says how much it takes.',
    mender: 'shop',
    again: 'mended',
  },
  not_a_receipt: {
    text: 'The file begins as none of those that are taken: JPEG, PNG, WebP, HEIC and PDF. What it is called does not count.',
    mender: 'buyer',
    again: 'mended',
  },
  invalid_request: {
    text: 'A field, a parameter or a header is missing, wrong or unknown. `field` names it and `detail` says what it should be.',
    mender: 'shop',
    again: 'mended',
  },
  invalid_amount: {
    text: 'The amount is not a decimal string with the digits of its currency, or it is zero, negative or too large. `field` names it.',
    mender: 'shop',
    again: 'mended',
  },
  items_do_not_add_up: {
    text: 'The prices of the items times their counts do not come to the amount.',
    mender: 'shop',
    again: 'mended',
  },
  unknown_provider: {
    text: 'A payment system is named that is not set up on this server. `GET /v1/providers` lists those that are.',
    mender: 'shop',
    again: 'mended',
  },
  currency_not_supported: {
    text: 'No payment system that is set up takes this currency.',
    mender: 'operator',
    again: 'mended',
  },
  unknown_method: {
    text: 'The method is not offered for this order now: `GET /v1/methods` lists what is. A widget shows the list anew.',
    mender: 'buyer',
    again: 'otherwise',
  },
  unknown_session: {
    text: 'There is no session of the id that the body names.',
    mender: 'shop',
    again: 'mended',
  },
  unknown_attempt: {
    text: 'There is no attempt of the id that the body names, or it is another session’s.',
    mender: 'shop',
    again: 'mended',
  },
  below_minimum: {
    text: 'The amount is below what the method takes.',
    mender: 'buyer',
    again: 'otherwise',
  },
  above_maximum: {
    text: 'The amount is above what the method takes.',
    mender: 'buyer',
    again: 'otherwise',
  },
  amount_too_large: {
    text: 'More is asked for than is left to send back or to take back. The detail says how much is left.',
    mender: 'shop',
    again: 'mended',
  },
  invalid_field: {
    text: 'What the buyer filled in is missing or wrong. `detail` is the sentence for the buyer, in the buyer’s language, and `field` names the field.',
    mender: 'buyer',
    again: 'mended',
  },
  idempotency_key_missing: {
    text: 'This route moves money, so it asks for an `Idempotency-Key`: a new one for each thing that is meant, the same for its repeats.',
    mender: 'shop',
    again: 'mended',
  },
  too_many_requests: {
    text: 'Too many requests, or too many wrong keys, came from this address or for this session. `Retry-After` says how many seconds to wait.',
    mender: 'shop',
    again: 'later',
  },
  internal: {
    text: 'A fault of the server. Its log has the reason under the `x-request-id` of the answer. If it stays, report that line.',
    mender: 'paywicket',
    again: 'later',
  },
  still_reading: {
    text: 'After an upgrade the server is still reading what an older release has stored. It takes minutes and ends by itself.',
    mender: 'operator',
    again: 'later',
  },
  provider_unavailable: {
    text: 'The payment system did not answer, or refused. The detail has its words; `paywicket doctor` tries it.',
    mender: 'system',
    again: 'later',
  },
  method_unavailable: {
    text: 'The payment system of this method did not answer. The buyer can choose another way.',
    mender: 'system',
    again: 'otherwise',
  },
}

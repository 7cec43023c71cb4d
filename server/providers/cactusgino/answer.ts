/** What Cactusgino sends: signed JSON objects, read leniently, and believed only where the signature is right. */
import * as v from 'valibot'
import { safeInteger, scaled } from '../kit/decimal.ts'
import { idText, isRecord, lenient, numberText, readJson, type Exact } from '../kit/exact-json.ts'
import type { HttpAnswer } from '../kit/http.ts'
import type { Amount, Report } from '../provider.ts'
import { shiftOf, type Config } from './config.ts'
import { isSignedByAny, type Parameters } from './signature.ts'
import { wordOfStatus, type StatusWord } from './statuses.ts'

const text = lenient(idText)
const number = lenient(numberText)
/** Form-encoded callbacks spell booleans as Python does. */
const flag = lenient(
  v.union([
    v.boolean(),
    v.pipe(
      idText,
      v.transform((word) => /^(true|1|yes)$/i.test(word)),
    ),
  ]),
)

/** The fields of answers and callbacks that we read. Everything may be missing: the set may change without notice. */
export const messageSchema = v.object({
  success: flag,
  message: text,
  description: text,
  status: text,
  invoice_id: text,
  request_id: text,
  amount: number,
  currency: text,
  received_amount: number,
  received_currency: text,
  is_payout: flag,
  method: text,
  invoice_lifetime: text,
  key: text,
  redirect_url: text,
  card: text,
  card_holder: text,
  bank_name: text,
  country: text,
  address: text,
  messenger: text,
  username: text,
  time: text,
  asap: flag,
  verification_code: text,
  pay_link: text,
  qr: text,
  qr_link: text,
})
export type Message = v.InferOutput<typeof messageSchema>

/** An answer to one of our calls, as far as it can be believed. */
export type Reply =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'unreadable'; readonly detail: string }

/**
 * Reads the answer to a call: an object with the right signature and a status that says it was dealt with. The document's table of
 * answers has no `signature` and a published sample has one: where the shop takes unsigned answers, one without any is
 * believed as far as TLS is, and one with a wrong signature never.
 */
export function readReply(
  answer: HttpAnswer,
  { salts, unsignedAnswers }: Pick<Config, 'salts' | 'unsignedAnswers'>,
): Reply {
  if (answer.kind === 'none') return { kind: 'unreadable', detail: `Cactusgino: ${answer.detail}` }
  const body = readJson(answer.text)
  if (!isRecord(body)) return { kind: 'unreadable', detail: `Cactusgino answered ${answer.status} without JSON` }
  const isTaken = unsignedAnswers === 'accept' && body['signature'] === undefined
  if (!isTaken && !isSignedByAny(body, salts))
    return { kind: 'unreadable', detail: `Cactusgino answered ${answer.status} without a right signature` }
  // Their own word counts only where the answer is final: these codes say that it may come out otherwise.
  if (answer.status >= 500 || [408, 409, 425, 429].includes(answer.status) || isRedirect(answer.status))
    return { kind: 'unreadable', detail: `Cactusgino answered ${answer.status}` }
  return { kind: 'message', message: messageOf(body) }
}

function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}

/** The fields of a signed object that we know. */
export function messageOf(parameters: Parameters): Message {
  return v.parse(messageSchema, parameters satisfies Exact)
}

/** An amount in Cactusgino's minor units as one in ours; rounded down where it does not come out even. */
export function amountOf(config: Config, units: string, currency: string): Amount | undefined {
  const minor = scaled(units, -shiftOf(config, currency), 'down')
  const value = minor === undefined ? undefined : safeInteger(minor)
  return value === undefined ? undefined : { minor: value, currency }
}

/** Our amount in Cactusgino's minor units; undefined where it has decimals they cannot express. */
export function unitsOf(config: Config, amount: Amount): string | undefined {
  const shift = shiftOf(config, amount.currency)
  return scaled(String(amount.minor), shift, 'exact')?.toString()
}

/** ISO 4217's code for "no currency": an amount whose currency Cactusgino left out is never compared with ours. */
const NO_CURRENCY = 'XXX'

/** The money that a message tells of; undefined where it tells of none, or of none that there can be. */
export function receivedOf(config: Config, message: Message): Amount | undefined {
  const currency = (message.received_currency ?? message.currency ?? NO_CURRENCY).toUpperCase()
  return message.received_amount === undefined ? undefined : amountOf(config, message.received_amount, currency)
}

/**
 * What a message says about money and state. `received_amount` is the money, whatever the status says; a status
 * that says "paid" without it is still being checked.
 */
export function reportOf(config: Config, message: Message, payment: string): Report {
  const received = receivedOf(config, message)
  if (received && received.minor > 0) return { payment, state: 'succeeded', received }
  const end = endOf(wordOfStatus(config.statuses, message.status), message.description ?? message.message)
  // Nobody has a receipt of cash that was handed over.
  const isCash = end.failure === 'not_received' && message.method === 'cash'
  return { payment, ...end, ...(isCash ? { failure: 'cash_not_received' } : {}) }
}

/** The callback page's known descriptions that say an invoice ended without money, and what we make of them. */
const ENDINGS: readonly (readonly [RegExp, Pick<Report, 'state' | 'failure'>])[] = [
  [/session expired/i, { state: 'expired' }],
  [/another bill has already been paid/i, { state: 'cancelled', failure: 'another_paid' }],
  [/no payment received/i, { state: 'failed', failure: 'not_received' }],
]

function endOf(word: StatusWord, description: string | undefined): Pick<Report, 'state' | 'failure'> {
  const ending = ENDINGS.find(([pattern]) => description !== undefined && pattern.test(description))
  if (ending) return ending[1]
  switch (word) {
    case 'initial':
    case 'processing':
    case 'unknown':
      return { state: 'pending' }
    case 'awaiting_confirmation':
    case 'success':
      return { state: 'confirming' }
    case 'decline':
    case 'error':
      return { state: 'failed', failure: 'declined' }
  }
}

/** When the details stop being good, ms; absent where `invoice_lifetime` is missing or is no span of time. */
export function expiryOf(config: Config, lifetime: string | undefined, now: number): number | undefined {
  if (lifetime === undefined || !/^\d{1,12}(\.\d+)?$/.test(lifetime.trim())) return undefined
  const span = Math.round(Number(lifetime) * config.lifetimeUnit)
  return span > 0 && span <= LONGEST_LIFETIME ? now + span : undefined
}

/** A week: a longer "lifetime" is a time of day or another unit, not a span to count down. */
const LONGEST_LIFETIME = 7 * 24 * 3_600_000

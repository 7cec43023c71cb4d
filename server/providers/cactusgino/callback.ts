/** Callbacks, by the callback page: whatever parameters arrive are verified, and `received_amount` is the money. */
import { isRecord, readJson } from '../kit/exact-json.ts'
import type { CallbackResult, CallbackReply, CallbackRequest } from '../provider.ts'
import { messageOf, reportOf } from './answer.ts'
import type { Config } from './config.ts'
import { isSigned, type Parameters } from './signature.ts'

/** What the sibling product waits for; Cactusgino's own documents name no answer. */
const REPLY: CallbackReply = { result: 'ok' }

/** Reads one callback. See `Provider.callback`. */
export function readCallback(config: Config, request: CallbackRequest): CallbackResult {
  const parameters = parametersOf(request)
  if (!parameters) return { kind: 'forged', why: 'the body is neither a JSON object nor a form' }
  if (!isSigned(parameters, config.salt)) return { kind: 'forged', why: 'the signature is wrong' }
  const message = messageOf(parameters)
  if (message.is_payout) return { kind: 'ignored', why: 'a payout', reply: REPLY }
  const { invoice_id: payment, request_id: attempt } = message
  // Totals are kept by invoice: without its number a repeat could not be told from a second payment.
  if (payment === undefined) return { kind: 'ignored', why: 'no invoice_id', reply: REPLY }
  const report = reportOf(config, message, payment)
  // An extra deposit that an operator finds is an invoice of its own, with or without our request_id.
  return { kind: 'reports', reports: [attempt === undefined ? { report } : { attempt, report }], reply: REPLY }
}

function parametersOf({ body, headers }: CallbackRequest): Parameters | undefined {
  const text = new TextDecoder().decode(body)
  const parsed = readJson(text)
  if (parsed !== undefined) return isRecord(parsed) ? parsed : undefined
  if (!(headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')) return undefined
  return Object.fromEntries(new URLSearchParams(text))
}

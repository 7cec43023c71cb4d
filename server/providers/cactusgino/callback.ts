/** Callbacks, by the callback page: whatever parameters arrive are verified, and `received_amount` is the money. */
import { callbackJson, callbackText } from '../kit/callback-text.ts'
import { isRecord } from '../kit/exact-json.ts'
import type { CallbackResult, CallbackReply, CallbackRequest } from '../provider.ts'
import { messageOf, receivedOf, reportOf, type Message } from './answer.ts'
import type { Config } from './config.ts'
import { plainOf } from './plain.ts'
import { isSignedByAny, type Parameters } from './signature.ts'

/** What the sibling product waits for; Cactusgino's own documents name no answer. */
const REPLY: CallbackReply = { result: 'ok' }

/** Callbacks have thirteen parameters, all of them scalars. */
const LIMITS = { depth: 4, values: 200 }

type Read =
  | { readonly kind: 'parameters'; readonly parameters: Parameters; readonly isRepeated: boolean }
  | { readonly kind: 'none'; readonly why: string }

/** Reads one callback. See `Provider.callback`. */
export function readCallback(config: Config, request: CallbackRequest): CallbackResult {
  const read = parametersOf(request)
  if (read.kind === 'none') return { kind: 'forged', why: read.why }
  const { parameters } = read
  if (!isSignedByAny(parameters, config.salts)) return { kind: 'forged', why: 'the signature is wrong' }
  // Every spelling of it has the same signature.
  const unclear = (why: string, payment?: string): CallbackResult => ({
    kind: 'unclear',
    why,
    key: String(parameters['signature']),
    ...(payment === undefined ? {} : { payment }),
    reply: REPLY,
  })
  if (read.isRepeated) return unclear('a name stands twice in it')
  const plain = plainOf(parameters)
  if (plain.kind === 'unclear') return unclear(plain.why)
  const message = messageOf(plain.parameters)
  if (isPayout(plain.parameters['is_payout'])) return { kind: 'ignored', why: 'a payout', reply: REPLY }
  const { invoice_id: payment, request_id: attempt } = message
  const garbled = unreadable(config, plain.parameters, message)
  if (garbled !== undefined) return unclear(`${garbled} cannot be meant so`, payment)
  // Totals are kept by invoice: without its number a repeat could not be told from a second payment.
  if (payment === undefined) return unclear('no invoice_id')
  const report = reportOf(config, message, payment)
  // An extra deposit that an operator finds is an invoice of its own, with or without our request_id.
  return { kind: 'reports', reports: [attempt === undefined ? { report } : { attempt, report }], reply: REPLY }
}

/** What cannot be read must not pass for money. */
function isPayout(text: string | undefined): boolean {
  return text !== undefined && !/^\s*(false|0|no)\s*$/i.test(text)
}

/** What these are where they are there; a truth is signed as the word for it. */
const TRUTH = /^(true|false)$/i
const isCurrency = (text: string) => /^[a-z][\w.-]{1,15}$/i.test(text) && !TRUTH.test(text)
const MEANT: Readonly<Record<string, (text: string) => boolean>> = {
  invoice_id: (text) => /^[\w.-]{1,64}$/.test(text) && !TRUTH.test(text),
  request_id: (text) => !TRUTH.test(text),
  status: (text) => !TRUTH.test(text),
  method: (text) => !TRUTH.test(text),
  currency: isCurrency,
  received_currency: isCurrency,
}

/** The name of what is there and is no sum, no number of an invoice or no currency. */
function unreadable(
  config: Config,
  parameters: Readonly<Record<string, string>>,
  message: Message,
): string | undefined {
  const odd = Object.entries(MEANT).find(([name, isMeant]) => {
    const text = parameters[name]
    return text !== undefined && !isMeant(text)
  })
  if (odd) return odd[0]
  if (parameters['amount'] !== undefined && message.amount === undefined) return 'amount'
  // Less than nothing, or more than there is: whatever came is not told by it.
  const isSum = parameters['received_amount'] === undefined || receivedOf(config, message) !== undefined
  return isSum ? undefined : 'received_amount'
}

function parametersOf({ body, headers }: CallbackRequest): Read {
  const text = callbackText(body)
  if (text === undefined) return { kind: 'none', why: 'the body is not UTF-8' }
  const read = callbackJson(text, LIMITS)
  switch (read.kind) {
    case 'beyond':
      return { kind: 'none', why: read.why }
    case 'json':
      if (isRecord(read.value)) return { kind: 'parameters', parameters: read.value, isRepeated: read.isRepeated }
      break
    case 'no-json':
      if (isForm(headers)) return formOf(text)
  }
  return { kind: 'none', why: 'the body is neither a JSON object nor a form' }
}

const isForm = (headers: CallbackRequest['headers']) =>
  (headers['content-type'] ?? '').toLowerCase().startsWith('application/x-www-form-urlencoded')

function formOf(text: string): Read {
  if (text.split('&', LIMITS.values + 1).length > LIMITS.values)
    return { kind: 'none', why: `it has more than ${LIMITS.values} values` }
  const pairs = [...new URLSearchParams(text)]
  const isRepeated = new Set(pairs.map(([name]) => name)).size < pairs.length
  return { kind: 'parameters', parameters: Object.fromEntries(pairs), isRepeated }
}

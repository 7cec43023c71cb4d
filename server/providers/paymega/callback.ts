/** Callbacks: signed by the secret of the operation's own mode, answered 200, ordered by `updated`. */
import { callbackJson, callbackText } from '../kit/callback-text.ts'
import { isRecord, type Exact } from '../kit/exact-json.ts'
import type { CallbackResult, CallbackReply, CallbackRequest } from '../provider.ts'
import { secretsFor, type Config } from './config.ts'
import { garbledIn, invoiceOf } from './invoice.ts'
import { reportOf } from './report.ts'
import { isSigned } from './signature.ts'

/** The platform reads the status code only. */
const REPLY: CallbackReply = { result: 'ok' }

/** An invoice with all that may be included. Looked at once its signature is right. */
const LIMITS = { depth: 32, values: 20_000 }

type Content = { readonly [name: string]: Exact }

/** Reads one callback. See `Provider.callback`. */
export function readCallback(config: Config, { body, headers }: CallbackRequest): CallbackResult {
  const given = headers['x-signature']
  // Which key signs depends on the operation's mode, and the body that says so is read once a key has proven it.
  const proven = [true, false].filter((testMode) =>
    secretsFor(config, testMode).some((secret) => isSigned(secret, body, given)),
  )
  if (proven.length === 0) return { kind: 'forged', why: 'the signature is wrong' }
  const unclear = (why: string, payment?: string): CallbackResult => ({
    kind: 'unclear',
    why,
    // Spaces around it are no part of it.
    key: String(given).trim(),
    ...(payment === undefined ? {} : { payment }),
    reply: REPLY,
  })
  const text = callbackText(body)
  if (text === undefined) return unclear('the body is not UTF-8')
  const read = callbackJson(text, LIMITS)
  if (read.kind === 'beyond') return unclear(read.why)
  const data = read.kind === 'json' && isRecord(read.value) ? read.value['data'] : undefined
  if (read.kind === 'no-json' || !isRecord(data)) return unclear('the body is not a JSON:API document')
  const invoice = invoiceOf(data)
  if (read.isRepeated) return unclear('a name stands twice in it', invoice?.id)
  const told = testModeOf(data)
  if (told === 'garbled') return unclear('test_mode cannot be read', invoice?.id)
  const testMode = told ?? config.testMode
  if (!proven.includes(testMode))
    return { kind: 'forged', why: `it is signed by another key than that of ${testMode ? 'test' : 'live'} operations` }
  const type = data['type']
  if (type !== undefined && type !== 'payment-invoices')
    return typeof type === 'string'
      ? { kind: 'ignored', why: `a report about ${/^[a-z-]{1,40}$/.exec(type)?.[0] ?? 'something else'}`, reply: REPLY }
      : unclear('its type is no text')
  if (!invoice) return unclear('no invoice in it')
  const garbled = garbledIn(data)
  if (garbled !== undefined) return unclear(`${garbled} cannot be read`, invoice.id)
  const report = reportOf(invoice, false)
  const { reference: attempt } = invoice
  return { kind: 'reports', reports: [attempt === undefined ? { report } : { attempt, report }], reply: REPLY }
}

/** `test_mode` of any operation; undefined where it is not told. */
function testModeOf(data: Content): boolean | 'garbled' | undefined {
  const attributes = isRecord(data['attributes']) ? data['attributes'] : data
  const value = attributes['test_mode'] ?? undefined
  return typeof value === 'boolean' || value === undefined ? value : 'garbled'
}

/** Callbacks: signed by the secret of the operation's own mode, answered 200, ordered by `updated`. */
import { isRecord, readJson } from '../kit/exact-json.ts'
import type { CallbackResult, CallbackReply, CallbackRequest } from '../provider.ts'
import { secretFor, type Config } from './config.ts'
import { invoiceOf } from './invoice.ts'
import { reportOf } from './report.ts'
import { isSigned } from './signature.ts'

/** The platform reads the status code only. */
const REPLY: CallbackReply = { result: 'ok' }

/** Reads one callback. See `Provider.callback`. */
export function readCallback(config: Config, { body, headers }: CallbackRequest): CallbackResult {
  const message = readJson(new TextDecoder().decode(body))
  const data = isRecord(message) ? message['data'] : undefined
  if (!isRecord(data)) return { kind: 'forged', why: 'the body is not a JSON:API document' }
  const invoice = invoiceOf(data)
  // Which key signs depends on a field of the body that is not yet proven: a lie about it fails the signature.
  const testMode = invoice?.testMode ?? testModeOf(data) ?? config.testMode
  const secret = secretFor(config, testMode)
  if (secret === undefined) return { kind: 'forged', why: `no secret key for ${testMode ? 'test' : 'live'} operations` }
  if (!isSigned(secret, body, headers['x-signature'])) return { kind: 'forged', why: 'the signature is wrong' }
  const type = data['type']
  if (type !== undefined && type !== 'payment-invoices')
    return { kind: 'ignored', why: `a report about ${String(type)}`, reply: REPLY }
  if (!invoice) return { kind: 'ignored', why: 'no invoice in it', reply: REPLY }
  const report = reportOf(invoice, false)
  const { reference: attempt } = invoice
  return { kind: 'reports', reports: [attempt === undefined ? { report } : { attempt, report }], reply: REPLY }
}

/** `test_mode` of an operation that is no payment invoice. */
function testModeOf(data: { readonly [name: string]: unknown }): boolean | undefined {
  const attributes = isRecord(data['attributes']) ? data['attributes'] : data
  const value = attributes['test_mode']
  return typeof value === 'boolean' ? value : undefined
}

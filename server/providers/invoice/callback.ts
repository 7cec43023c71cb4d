/**
 * Notifications. Their signature, `md5(id + status + key)`, covers neither amount nor order, so all that one says is
 * that this payment is worth asking about.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { idText, isRecord, lenient, readJson } from '../kit/exact-json.ts'
import type { CallbackResult, CallbackReply, CallbackRequest } from '../provider.ts'
import type { Config } from './config.ts'

/** The expected answer is not documented; the company's own modules answer 200 with various texts. */
const REPLY: CallbackReply = { result: 'ok' }

const notificationSchema = v.object({
  notification_type: lenient(v.string()),
  id: idText,
  status: v.string(),
  signature: v.string(),
  order: lenient(v.object({ id: lenient(idText) })),
  payment_method: lenient(v.object({ terminal_id: lenient(idText) })),
})

/** The signature of a notification: 32 lower-case hex digits. */
export function signatureOf(id: string, status: string, apiKey: string): string {
  return createHash('md5')
    .update(id + status + apiKey, 'utf8')
    .digest('hex')
}

/** Reads one notification. See `Provider.callback`. */
export function readCallback({ apiKey }: Config, { body }: CallbackRequest): CallbackResult {
  const message = readJson(new TextDecoder().decode(body))
  const read = v.safeParse(notificationSchema, message)
  if (!isRecord(message) || !read.success) return { kind: 'forged', why: 'the body is not a notification' }
  const { notification_type: type, id, status, signature, order, payment_method: method } = read.output
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(id, status, apiKey))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    return { kind: 'forged', why: 'the signature is wrong' }
  if (type === 'check') return { kind: 'ignored', why: 'a check', reply: REPLY }
  return {
    kind: 'recheck',
    payment: id,
    reply: REPLY,
    ...(order?.id === undefined ? {} : { attempt: order.id }),
    ...(method?.terminal_id === undefined ? {} : { terminal: method.terminal_id }),
  }
}

/**
 * Notifications. Their signature, `md5(id + status + key)`, covers neither amount nor order, so all that one says is
 * that this payment is worth asking about.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import * as v from 'valibot'
import { callbackJson, callbackText } from '../kit/callback-text.ts'
import { idText, lenient } from '../kit/exact-json.ts'
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

/** Takes the same time wherever they differ. */
function isSame(signature: string, expected: string): boolean {
  const [a, b] = [Buffer.from(signature), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** A notification has some thirty values, in objects two deep. Nothing of it is proven until it is read. */
const LIMITS = { depth: 8, values: 500 }

/**
 * Statuses of any of the company's own documents and modules. No one of them ends in another: the signature does not say where the
 * id ends and the status begins.
 */
export const STATUSES: readonly string[] = [
  'created',
  'init',
  'process',
  'processed',
  'successful',
  'fail',
  'failed',
  'error',
  'expired',
  'closed',
  'refunded',
]
/** So an id holds nothing that could be the beginning of another word: `partially_` for one. */
const ID = /^[a-z0-9-]{1,64}$/i
const PAID = /^(successful|processed)$/i

/** Reads one notification. See `Provider.callback`. */
export function readCallback({ apiKeys }: Config, { body }: CallbackRequest): CallbackResult {
  const text = callbackText(body)
  const json = text === undefined ? undefined : callbackJson(text, LIMITS)
  if (json?.kind === 'beyond') return { kind: 'forged', why: json.why }
  const read = v.safeParse(notificationSchema, json?.kind === 'json' ? json.value : undefined)
  if (json?.kind !== 'json' || !read.success) return { kind: 'forged', why: 'the body is not a notification' }
  const { notification_type: type, id, status, signature, order, payment_method: method } = read.output
  if (!apiKeys.some((apiKey) => isSame(signature, signatureOf(id, status, apiKey))))
    return { kind: 'forged', why: 'the signature is wrong' }
  const unclear = (why: string): CallbackResult => ({ kind: 'unclear', why, key: signature, reply: REPLY })
  if (json.isRepeated) return unclear('a name stands twice in it')
  if (!STATUSES.includes(status.toLowerCase())) return unclear('its status is none that any document has')
  if (!ID.test(id)) return unclear('its id is none that any document has')
  // Of what kind it is nobody has signed: one that says "paid" is asked about, whatever it calls itself.
  if (type === 'check' && !PAID.test(status)) return { kind: 'ignored', why: 'a check', reply: REPLY }
  return {
    kind: 'recheck',
    payment: id,
    reply: REPLY,
    ...(order?.id === undefined ? {} : { attempt: order.id }),
    ...(method?.terminal_id === undefined ? {} : { terminal: method.terminal_id }),
  }
}

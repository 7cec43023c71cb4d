/** Is this webhook Paywicket's? As standardwebhooks.com has it. */
import type { ClientFault } from '../contract/own-faults.ts'
import { WEBHOOKS, type EventName, type SessionEvent } from '../contract/shop/events.ts'
import type { CounterPaid, Session, StrayMoney } from './types.ts'
import { PaywicketError } from './error.ts'

/** What the shop is told, told apart by `type`. */
export type WebhookEvent =
  | { readonly type: SessionEvent; readonly timestamp: string; readonly data: Session }
  | { readonly type: 'payment.unmatched'; readonly timestamp: string; readonly data: StrayMoney }
  | { readonly type: 'counter.paid'; readonly timestamp: string; readonly data: CounterPaid }

/** How far the sender's clock may be from ours, seconds. */
const TOLERANCE = 300

/** A `Headers`, or an object of any spelling of names, as Node, Express and others have them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>

export interface VerifyOptions {
  /** ms since 1970; the clock's, where it is left out. */
  readonly now?: number
}

const refused = (code: ClientFault, detail: string): PaywicketError => new PaywicketError({ status: 401, code, detail })

function header(headers: WebhookHeaders, name: string): string {
  const held =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  const text = typeof held === 'string' ? held : held?.[0]
  if (text === undefined || text === '')
    throw refused('webhook_unsigned', `The header ${name} is missing: this is no webhook of Paywicket's.`)
  return text
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    throw refused('webhook_secret', 'A secret is whsec_ and base64, as PAYWICKET_WEBHOOK_SECRET has it.')
  }
}

const isBytes = (body: unknown): body is Uint8Array => body instanceof Uint8Array

/** Is one of the signatures made with this secret? */
async function isSignedWith(
  secret: string,
  signed: Uint8Array<ArrayBuffer>,
  signatures: readonly string[],
): Promise<boolean> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const raw = bytesOf(secret.trim().replace(/^whsec_/, ''))
  const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['verify'])
  for (const signature of signatures) {
    const given = /^v1,([A-Za-z0-9+/]{43}=)$/.exec(signature)?.[1]
    if (given !== undefined && (await crypto.subtle.verify(algorithm, key, bytesOf(given), signed))) return true
  }
  return false
}

/**
 * Gives back the event of a webhook whose signature, age and type are right, told apart by `event.type`; throws `PaywicketError`
 * (`webhook_unsigned`, `webhook_forged`, `webhook_old`, `webhook_unknown`, `webhook_secret`) where they are not: answer 401, or for
 * `webhook_unknown` 200, since it is a newer server's.
 *
 * `rawBody` is the body as it came, byte by byte: what was parsed and written again is another. `secret` is PAYWICKET_WEBHOOK_SECRET; while it
 * is being changed, several.
 *
 * ```ts
 * const event = await verifyWebhook(await request.text(), request.headers, secret)
 * if (event.type === 'session.paid') await ship(event.data.order.id)
 * ```
 */
export async function verifyWebhook(
  rawBody: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
  { now = Date.now() }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const text: unknown = rawBody
  if (typeof text !== 'string' && !isBytes(text))
    throw refused('webhook_unsigned', 'Pass the body as it came, before it is parsed: a string or bytes.')
  const [id, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    header(headers, name),
  )
  const body = isBytes(text) ? new TextDecoder().decode(text) : text
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`)
  const secrets = typeof secret === 'string' ? secret.split(',') : secret
  const made = await Promise.all(secrets.map((one) => isSignedWith(one, signed, (signature ?? '').split(' '))))
  if (!made.includes(true))
    throw refused(
      'webhook_forged',
      'No signature fits. Is the secret PAYWICKET_WEBHOOK_SECRET, and the body the very one that came, before any parsing?',
    )
  if (!/^\d{1,12}$/.test(timestamp ?? '') || Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE)
    throw refused('webhook_old', 'It was signed more than five minutes ago, or this clock is wrong.')
  const event = JSON.parse(body) as WebhookEvent
  if (!WEBHOOKS.includes(event.type as EventName))
    throw new PaywicketError({
      status: 200,
      code: 'webhook_unknown' satisfies ClientFault,
      detail: `Nobody here knows ${event.type}.`,
    })
  return event
}

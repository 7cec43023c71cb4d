/** `X-Signature` of callbacks, by Paymega's callback page: base64 of the raw SHA-1 of secret + raw body + secret. */
import { createHash, timingSafeEqual } from 'node:crypto'

/** The signature of a body, of its bytes as they came in. */
export function signatureOf(secret: string, body: Uint8Array): string {
  return createHash('sha1').update(secret).update(body).update(secret).digest('base64')
}

/** True where `given` is that signature. Takes the same time wherever it differs. */
export function isSigned(secret: string, body: Uint8Array, given: string | undefined): boolean {
  if (given === undefined) return false
  const [a, b] = [Buffer.from(given.trim()), Buffer.from(signatureOf(secret, body))]
  return a.length === b.length && timingSafeEqual(a, b)
}

import { createHash, createHmac, randomBytes } from 'node:crypto'

const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789'

function letters(count: number): string {
  return Array.from(randomBytes(count), (byte) => ALPHABET[byte % ALPHABET.length]).join('')
}

/** Session ids sort by the time they were made, so that a list can go on after one. */
export function sessionId(now: number): string {
  return `ses_${now.toString(36).padStart(9, '0')}${letters(13)}`
}

/** Lower-case letters and digits, 24 of them: short enough for every provider's own id field. */
export function attemptId(): string {
  return `a${letters(23)}`
}

export function refundId(): string {
  return `r${letters(23)}`
}

export function eventId(): string {
  return `msg_${letters(24)}`
}

export function unmatchedId(): string {
  return `um_${letters(16)}`
}

export function counterId(): string {
  return `ctr_${letters(16)}`
}

/** 256 random bits, base64url. */
export const randomText = (): string => randomBytes(32).toString('base64url')

/** An opaque key of 256 random bits. */
export const secret = (prefix: string): string => `${prefix}_${randomText()}`

/**
 * The key in the return address of an attempt: whoever comes back with it is let into the session's hosted page. It follows from
 * a secret of the server's, so that a call that is made again has the same address.
 */
export function returnKeyOf(secretKey: string, attempt: string): string {
  return `pwr_${createHmac('sha256', secretKey).update(`way back of ${attempt}`).digest('base64url')}`
}

/** The same file of the same session is one receipt, however often it is sent. */
export function receiptId(session: string, bytes: Uint8Array): string {
  return `rct_${createHash('sha256').update(session).update(bytes).digest('base64url').slice(0, 24)}`
}

/** Keys are stored only as this, so that a copy of the database opens nothing. */
export function fingerprint(key: string): string {
  return createHash('sha256').update(key).digest('base64url')
}

/** Ids and tokens that nobody can guess. */
import { randomBytes, randomInt } from 'node:crypto'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** Sixteen letters and digits, as in the platform's ids. */
export function randomCode(): string {
  return Array.from({ length: 16 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** An opaque token for a page of the provider. */
export function randomToken(): string {
  return randomBytes(24).toString('base64url')
}

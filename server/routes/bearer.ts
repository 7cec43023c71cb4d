import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** The key of `Authorization: Bearer <key>`, or undefined. */
export function bearer(header: string | undefined): string | undefined {
  return /^Bearer ([\x21-\x7e]{1,512})$/i.exec(header ?? '')?.[1]
}

/** Is `given` one of `keys`? Takes the same time whatever is given. */
export function isOneOf(given: string, keys: readonly string[]): boolean {
  const asked = digest(given)
  return keys.reduce((found, key) => timingSafeEqual(asked, digest(key)) || found, false)
}

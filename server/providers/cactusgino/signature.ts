/**
 * Signatures, by the rules page of Cactusgino's documentation: every parameter but `signature` as text, the empty ones
 * left out, sorted by name, `name:value` joined by `;`, another `;`, then the site's salt; SHA-1 of that in lower-case
 * hex. The reference code is Python, so values are written as Python's `str()` writes them.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { isRecord, NumberText, type Exact } from '../kit/exact-json.ts'

/** Parameters as they are sent or came in; numbers keep their text, for `8000.0` signs as `8000.0`. */
export type Parameters = { readonly [name: string]: Exact }

/** Python sorts by code point, JavaScript by code unit; UTF-8 bytes sort by code point. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Python's `str()` of a scalar; undefined for what the rules do not describe (a list in a list). */
export function scalarText(value: Exact): string | undefined {
  if (typeof value === 'string') return value
  if (value instanceof NumberText) return value.text
  if (value === true) return 'True'
  if (value === false) return 'False'
  return value === null ? 'None' : undefined
}

function allOrNothing(texts: readonly (string | undefined)[]): readonly string[] | undefined {
  return texts.every((text) => text !== undefined) ? texts : undefined
}

function valueText(value: Exact): string | undefined {
  if (Array.isArray(value)) return allOrNothing(value.map(scalarText))?.toSorted(byCodePoint).join(';')
  if (isRecord(value)) {
    const pairs = Object.keys(value)
      .toSorted(byCodePoint)
      .map((name) => {
        const text = scalarText(value[name] ?? null)
        return text === undefined ? undefined : `${name}:${text}`
      })
    return allOrNothing(pairs)?.join(';')
  }
  return scalarText(value)
}

/** The reference code leaves out what `strip()` empties, but signs values untrimmed. */
export const isBlank = (text: string): boolean => /^[^\S\uFEFF]*$/.test(text)

/** The text that is hashed, or undefined where a value is of a shape the rules do not describe. */
export function signedText(parameters: Parameters, salt: string): string | undefined {
  const pairs: string[] = []
  for (const name of Object.keys(parameters).toSorted(byCodePoint)) {
    if (name === 'signature') continue
    const text = valueText(parameters[name] ?? null)
    if (text === undefined) return undefined
    if (isBlank(text)) continue
    pairs.push(`${name.toLowerCase()}:${text};`)
  }
  return pairs.join('') + salt
}

/** The signature of `parameters`: 40 lower-case hex digits. Undefined where they cannot be signed. */
export function sign(parameters: Parameters, salt: string): string | undefined {
  const text = signedText(parameters, salt)
  return text === undefined ? undefined : createHash('sha1').update(text, 'utf8').digest('hex')
}

/** True where `parameters.signature` is right for all that came with it. Takes the same time wherever it differs. */
export function isSigned(parameters: Parameters, salt: string): boolean {
  const given = parameters['signature']
  const expected = sign(parameters, salt)
  if (typeof given !== 'string' || expected === undefined) return false
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** `isSigned` by one of several salts: two are good while the salt is changed. */
export function isSignedByAny(parameters: Parameters, salts: readonly string[]): boolean {
  return salts.some((salt) => isSigned(parameters, salt))
}

/** Can a value of ours be signed? `;` stands between parameters, and half of a character has no bytes of UTF-8. */
export function isSignable(text: string): boolean {
  return !text.includes(';') && text.isWellFormed()
}

/**
 * The name of the first value that could be read as further parameters, or has no bytes: such a request is not signed at all.
 * Names of inner fields are given as they are.
 */
export function unsignable(parameters: Parameters): string | undefined {
  for (const [name, value] of Object.entries(parameters)) {
    if (typeof value === 'string' && !isSignable(value)) return name
    if (isRecord(value)) {
      const inner = unsignable(value)
      if (inner !== undefined) return inner
    }
  }
  return undefined
}

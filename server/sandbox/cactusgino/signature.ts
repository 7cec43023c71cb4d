/** Cactusgino's signature, as its "Rules for forming a request signature" page gives it in Python. */
import { createHash, timingSafeEqual } from 'node:crypto'
import { isObject, type JsonObject } from '../wire.ts'

/**
 * The hex SHA-1 (40 lower-case characters) over all parameters but `signature`: `name:value` by name, joined with
 * `;`, one more `;`, then the site's salt. Empty values are left out; lists and one level of object have their own
 * text forms.
 */
export function sign(parameters: JsonObject, salt: string): string {
  return createHash('sha1').update(signedText(parameters, salt), 'utf8').digest('hex')
}

/** Whether `signature` among the parameters is the right one. */
export function isSigned(parameters: JsonObject, salt: string): boolean {
  const given = parameters['signature']
  if (typeof given !== 'string') return false
  const right = Buffer.from(sign(parameters, salt))
  const bytes = Buffer.from(given)
  return bytes.length === right.length && timingSafeEqual(bytes, right)
}

/** The parameters with their signature. */
export function signed(parameters: JsonObject, salt: string): JsonObject {
  return { ...parameters, signature: sign(parameters, salt) }
}

/** Exported for its test: the text that is hashed. */
export function signedText(parameters: JsonObject, salt: string): string {
  const parts = Object.keys(parameters)
    .filter((name) => name !== 'signature')
    .toSorted()
    .map((name) => [name.toLowerCase(), textOf(parameters[name])] as const)
    .filter(([, text]) => text.trim() !== '')
    .map(([name, text]) => `${name}:${text}`)
  return `${parts.join(';')};${salt}`
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(pythonText).toSorted().join(';')
  if (isObject(value)) {
    return Object.keys(value)
      .toSorted()
      .map((key) => `${key}:${pythonText(value[key])}`)
      .join(';')
  }
  return pythonText(value)
}

/** What Python's `str()` makes of a JSON value: the page's code signs `True`, and `None` for null. */
function pythonText(value: unknown): string {
  if (value === true) return 'True'
  if (value === false) return 'False'
  if (value === null) return 'None'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** `JSON.parse` with the source text of each primitive, which Node has and the type library not yet. */
type SourceParse = (text: string, revive: (key: string, value: unknown, at: { source?: string }) => unknown) => unknown

/**
 * The parameters of a JSON text as Python would sign them: a number written as a float keeps its float form
 * (`8000.0`), which `JSON.parse` alone forgets.
 */
export function parametersToSign(json: string): JsonObject {
  const parse = JSON.parse as SourceParse
  const value = parse(json, (_key, inner, at) => {
    if (typeof inner !== 'number' || !/[.eE]/.test(at.source ?? '')) return inner
    return Number.isInteger(inner) ? `${inner}.0` : String(inner)
  })
  return isObject(value) ? value : {}
}

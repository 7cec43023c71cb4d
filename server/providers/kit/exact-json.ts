/**
 * JSON whose numbers keep their text. Providers write amounts as JSON numbers; read as floats they lose
 * digits ("8000.0" becomes 8000, which no longer carries its signature; 0.1 + 0.2 is not 0.3), so a number is
 * read as `NumberText` and written from decimal text.
 */
import * as v from 'valibot'
import { NumberText, readWithin, type Exact, type JsonBudget } from './json-reader.ts'

export { NumberText, type Exact } from './json-reader.ts'

/** `rawJSON`, which the compiler's library does not know yet. */
const json = JSON as unknown as { rawJSON(text: string): unknown }

/** More than any answer or callback of the documents: they nest some five times, and have some hundred values. */
const USUAL: JsonBudget = { depth: 64, values: 100_000, deep: 'refuse' }

/** Reads JSON text; undefined where it is not JSON, or over the budget. */
export function readJson(text: string): Exact | undefined {
  return readWithin(text, USUAL)?.value
}

/** True for a JSON object: not an array, not a number. */
export function isRecord(value: unknown): value is { readonly [name: string]: Exact } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof NumberText)
}

/** A decimal text (`"1503.17"`) that `JSON.stringify` writes as exactly that number. */
export function exactNumber(decimal: string): unknown {
  return json.rawJSON(decimal)
}

/** Text of a string or of a number, as ids come in both spellings. */
export const idText = v.union([
  v.pipe(v.string(), v.minLength(1)),
  v.pipe(
    v.instance(NumberText),
    v.transform((number) => number.text),
  ),
])

/** The text of a decimal number, sent as a JSON number or as a string. */
export const numberText = v.union([
  v.pipe(v.string(), v.trim(), v.regex(/^-?\d+(\.\d+)?([eE][+-]?\d{1,3})?$/)),
  v.pipe(
    v.instance(NumberText),
    v.transform((number) => number.text),
  ),
])

/** A member that may be missing, null or unreadable: all three become undefined. */
export function lenient<const Schema extends v.GenericSchema>(schema: Schema) {
  return v.fallback(
    v.optional(
      v.union([
        v.pipe(
          v.null(),
          v.transform(() => undefined),
        ),
        schema,
      ]),
    ),
    () => undefined,
  )
}

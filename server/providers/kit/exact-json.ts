/**
 * JSON whose numbers keep their text. Providers write amounts as JSON numbers; read as floats they lose
 * digits ("8000.0" becomes 8000, which no longer carries its signature; 0.1 + 0.2 is not 0.3), so a number is
 * read as `NumberText` and written from decimal text.
 */
import * as v from 'valibot'

/** A JSON number as it was written. A class, so that no object of a provider can pass for one. */
export class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** What `readJson` returns: JSON with `NumberText` in place of numbers. */
export type Exact = null | boolean | string | NumberText | readonly Exact[] | { readonly [name: string]: Exact }

/** The two parts of JSON that the compiler's library does not know yet: a reviver's `source`, and `rawJSON`. */
const json = JSON as unknown as {
  parse(text: string, reviver: (name: string, value: unknown, context: { readonly source?: string }) => unknown): Exact
  rawJSON(text: string): unknown
}

/** Reads JSON text; undefined where it is not JSON. */
export function readJson(text: string): Exact | undefined {
  try {
    return json.parse(text, (_name, value, context) =>
      typeof value === 'number' ? new NumberText(context.source ?? String(value)) : value,
    )
  } catch {
    return undefined
  }
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

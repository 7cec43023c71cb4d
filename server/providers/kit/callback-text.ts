/** The text of a callback, before anything of it is understood. */
import { readJson, type Exact } from './exact-json.ts'
import { shapeOf, type ShapeLimits } from '../../domain/json-shape.ts'

/** `repeated`: a name stands twice in one object, so that it says two things. */
export type CallbackJson =
  | { readonly kind: 'json'; readonly value: Exact; readonly isRepeated: boolean }
  | { readonly kind: 'no-json' }
  | { readonly kind: 'beyond'; readonly why: string }

/** The bytes as text; undefined where they are none. */
export function callbackText(body: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    return undefined
  }
}

/** Reads the JSON of a callback, unless there is more of it than any document has. */
export function callbackJson(text: string, limits: ShapeLimits): CallbackJson {
  const shape = shapeOf(text, limits)
  if (shape === 'too-deep') return { kind: 'beyond', why: `it is more than ${limits.depth} deep` }
  if (shape === 'too-many') return { kind: 'beyond', why: `it has more than ${limits.values} values` }
  const value = readJson(text)
  return value === undefined ? { kind: 'no-json' } : { kind: 'json', value, isRepeated: shape === 'repeated' }
}

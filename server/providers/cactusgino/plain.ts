/**
 * What a signed callback says, where it says one thing only. The signature is over text in which `;` stands between parameters and
 * `:` between name and value, so that the same text can be spelled as other parameters: `"N;is_payout:True"`, `["True"]`. Only the
 * text is read here, so that all spellings that are taken mean the same, and those that could hide a parameter are not taken.
 */
import { isRecord, type Exact } from '../kit/exact-json.ts'
import { messageSchema } from './answer.ts'
import { isBlank, scalarText, type Parameters } from './signature.ts'

export type Plain =
  | { readonly kind: 'plain'; readonly parameters: Readonly<Record<string, string>> }
  | { readonly kind: 'unclear'; readonly why: string }

/** Parameters that mean something to us. */
const KNOWN: ReadonlySet<string> = new Set(Object.keys(messageSchema.entries))

/** Could it be read as further parameters, or as part of one? */
const isSplittable = (text: string) => text.includes(';')

const isWellFormed = (name: string, value: Exact): boolean =>
  name.isWellFormed() && (typeof value !== 'string' || value.isWellFormed())

/** A list or an object, which nothing that we read is: may it be overlooked? Not where it could hold what we read. */
function isHarmless(value: Exact): boolean {
  if (Array.isArray(value))
    return value.every((item: Exact) => {
      const text = scalarText(item)
      return text !== undefined && !/[;:]/.test(text)
    })
  if (!isRecord(value)) return true
  return Object.entries(value).every(([name, inner]) => {
    const text = scalarText(inner)
    return text !== undefined && !/[;:]/.test(name) && !isSplittable(text) && !KNOWN.has(name.toLowerCase())
  })
}

/**
 * The texts of a signed callback by their names in lower case, as they are signed. What is blank is not signed, and so is not there;
 * `None` is what Python writes for nothing.
 */
export function plainOf(signed: Parameters): Plain {
  const parameters = new Map<string, string>()
  for (const [spelled, value] of Object.entries(signed)) {
    if (spelled === 'signature') continue
    const name = spelled.toLowerCase()
    // Half a character has the bytes of another.
    if (!isWellFormed(spelled, value)) return { kind: 'unclear', why: 'half a character stands in it' }
    if (/[;:]/.test(name)) return { kind: 'unclear', why: 'a name holds ; or :' }
    const text = scalarText(value)
    if (text !== undefined && isBlank(text)) continue
    if (parameters.has(name)) return { kind: 'unclear', why: 'a name stands twice in it' }
    if (text === undefined) {
      if (KNOWN.has(name)) return { kind: 'unclear', why: `${name} is a list or an object` }
      if (!isHarmless(value)) return { kind: 'unclear', why: 'a list or an object could hold other parameters' }
      continue
    }
    if (isSplittable(text)) return { kind: 'unclear', why: 'a value holds ;' }
    parameters.set(name, text)
  }
  return { kind: 'plain', parameters: Object.fromEntries([...parameters].filter(([, text]) => text !== 'None')) }
}

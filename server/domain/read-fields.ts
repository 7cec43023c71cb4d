/** The buyer's fields, checked against the ones the chosen method asks for. The server's word is the last one. */
import { FIELD_LIMIT, phoneAs, type Field } from '../../src/contract/index.ts'
import { TEXTS } from '../texts/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fillIn } from '../texts/translation.ts'

export interface FieldFault {
  readonly field: string
  readonly detail: string
}

type Fault = keyof (typeof TEXTS)['en']['fields']

/** What is wrong with a field, as its buyer reads it. */
export function fault({ name, label }: Pick<Field, 'name' | 'label'>, sentence: Fault, locale: Locale): FieldFault {
  return { field: `fields.${name}`, detail: fillIn(TEXTS[locale].fields[sentence], { label }) }
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(value)
  } catch {
    // Passed as a pattern that compiles without the flag only.
    return new RegExp(pattern).test(value)
  }
}

/** A time with its zone: without one it could be anybody's clock. */
const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i

/** What a phone number looks like, whoever asks for it. */
const PHONE = /^\+?[\d\s()-]{5,24}$/

/** Without spaces around it; a phone number as its provider asks for it. */
function wanted({ type, pattern }: Field, given: string): string {
  if (type !== 'tel') return given.trim()
  return phoneAs(given, (phone) => (pattern === undefined ? PHONE.test(phone) : matches(pattern, phone)))
}

function check(field: Field, value: string, locale: Locale): FieldFault | undefined {
  switch (field.type) {
    case 'select':
      return field.options?.some((option) => option.value === value) ? undefined : fault(field, 'select', locale)
    case 'checkbox':
      return value === 'true' ? undefined : fault(field, 'select', locale)
    case 'datetime':
      return TIME.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : fault(field, 'datetime', locale)
    case 'text':
      break
    case 'email':
      if (!/^\S+@\S+\.\S+$/.test(value)) return fault(field, 'email', locale)
      break
    case 'tel':
      if (!PHONE.test(value)) return fault(field, 'tel', locale)
      break
  }
  return field.pattern === undefined || matches(field.pattern, value) ? undefined : fault(field, 'pattern', locale)
}

/**
 * The values as they go to the provider, or the first field to blame. Empty values are left out; fields the
 * method does not ask for are refused by name; `datetime` becomes ISO 8601 with a zone.
 */
export function readFields(
  asked: readonly Field[],
  given: Readonly<Record<string, string>>,
  locale: Locale,
):
  | { readonly kind: 'fields'; readonly fields: Readonly<Record<string, string>> }
  | { readonly kind: 'fault'; readonly fault: FieldFault } {
  const values: Record<string, string> = {}
  const blame = (found: FieldFault) => ({ kind: 'fault', fault: found }) as const
  for (const name of Object.keys(given)) {
    if (asked.some((field) => field.name === name)) continue
    const short = name.slice(0, 64)
    return blame(fault({ name: short, label: short }, 'unknown', locale))
  }
  for (const field of asked) {
    const value = wanted(field, given[field.name] ?? '')
    const isEmpty = value === '' || (field.type === 'checkbox' && value === 'false')
    if (isEmpty) {
      if (field.required) return blame(fault(field, 'required', locale))
      continue
    }
    if (value.length > FIELD_LIMIT) return blame(fault(field, 'long', locale))
    const found = check(field, value, locale)
    if (found) return blame(found)
    values[field.name] = field.type === 'datetime' ? new Date(value).toISOString() : value
  }
  const filled = asked.filter(({ name }) => values[name] !== undefined)
  const lacking = asked.find(({ oneOf: group }) => group !== undefined && !filled.some(({ oneOf }) => oneOf === group))
  if (lacking) return blame(fault(lacking, 'oneOf', locale))
  return { kind: 'fields', fields: values }
}

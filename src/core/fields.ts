/** What is wrong with what the buyer typed, decided without the network; the server decides again. */
import { FIELD_LIMIT, phoneAs, type Field } from '../contract/index.ts'

/** `pattern`: it does not look as the provider asks. `one-of`: the whole group of alternatives is empty. */
export type FieldFault = 'required' | 'too-long' | 'pattern' | 'one-of'

interface Form {
  readonly fields: readonly Field[]
}

/** The fault of each field that has one, by field name, in the order of the form. */
export function faultsOf(form: Form, valueOf: (field: Field) => string): ReadonlyMap<string, FieldFault> {
  const faults = new Map<string, FieldFault>()
  for (const field of form.fields) {
    const fault = faultOf(field, valueOf(field)) ?? (groupIsEmpty(form, field, valueOf) ? 'one-of' : undefined)
    if (fault) faults.set(field.name, fault)
  }
  return faults
}

/** The fields as the server takes them: empty ones left out, times as ISO 8601. */
export function fieldsOf(form: Form, valueOf: (field: Field) => string): Record<string, string> {
  const filled = form.fields.map((field) => [field.name, wire(field, wanted(field, valueOf(field)))] as const)
  return Object.fromEntries(filled.filter(([, value]) => value !== ''))
}

function faultOf(field: Field, typed: string): FieldFault | undefined {
  const value = wanted(field, typed)
  if (value === '') return field.required ? 'required' : undefined
  if (value.length > FIELD_LIMIT) return 'too-long'
  return field.pattern !== undefined && !matches(field.pattern, value) ? 'pattern' : undefined
}

function groupIsEmpty({ fields }: Form, { oneOf }: Field, valueOf: (field: Field) => string): boolean {
  return oneOf !== undefined && fields.every((field) => field.oneOf !== oneOf || valueOf(field).trim() === '')
}

/** Without spaces around it; a phone number as it is asked for. */
function wanted({ type, pattern }: Field, typed: string): string {
  return type === 'tel' && pattern !== undefined ? phoneAs(typed, (phone) => matches(pattern, phone)) : typed.trim()
}

/** A pattern that this browser cannot read blocks nobody: the server checks as well. */
function matches(pattern: string, value: string): boolean {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags).test(value)
    } catch {
      // Written for the other flag, or for another engine.
    }
  }
  return true
}

/** `datetime-local` inputs give a local time without a zone. */
function wire(field: Field, value: string): string {
  if (field.type !== 'datetime' || value === '') return value
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? value : time.toISOString()
}

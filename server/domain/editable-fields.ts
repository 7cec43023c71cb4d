/** The fields that a buyer may change while a payment is open: how they are shown, and how their new values are read. Pure. */
import type { Field } from '../../src/contract/index.ts'
import type { Locale } from '../texts/locale.ts'
import { readFields } from './read-fields.ts'
import type { AttemptState } from './session.ts'

/** Which fields of a provider's method these are. */
export type EditableOf = (provider: string, method: string, locale: Locale) => readonly Field[]

/** Each with its value now. */
export function withValues(fields: readonly Field[], { fields: held }: AttemptState) {
  return fields.map((field) => {
    const value = held[field.name]
    return value === undefined ? field : { ...field, value }
  })
}

/** All fields of the attempt with the given ones in their places, or the first of these to blame; what is not named stays. */
export function readEdit(
  editable: readonly Field[],
  { fields: held }: AttemptState,
  given: Readonly<Record<string, string>>,
  locale: Locale,
): ReturnType<typeof readFields> {
  // One field of a group is enough: that the others are left out is said by naming it.
  const asked = editable.filter(({ name }) => Object.hasOwn(given, name)).map(({ oneOf: _group, ...field }) => field)
  const read = readFields(asked, given, locale)
  if (read.kind === 'fault') return read
  const isReplaced = (name: string) => {
    const group = editable.find((field) => field.name === name)?.oneOf
    return (
      group !== undefined && editable.some((field) => field.oneOf === group && read.fields[field.name] !== undefined)
    )
  }
  const kept = Object.entries(held).filter(([name]) => !isReplaced(name))
  return { kind: 'fields', fields: { ...Object.fromEntries(kept), ...read.fields } }
}

/** Times of a form that is opened again: shown by the buyer’s clock, and kept where they were left alone. */
import type { Transfer } from '../contract/index.ts'

type Editable = NonNullable<Transfer['editable']>

/** A moment as a `datetime-local` input takes it, in the buyer's own zone. Empty where it is none. */
export function localTime(value: string): string {
  const time = new Date(value)
  if (Number.isNaN(time.getTime())) return ''
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/**
 * What was filled in, by field name, with each time that was left alone as the moment it was: it may be the second of two hours
 * that the clock shows alike, or have seconds.
 */
export function withTimesKept(fields: Editable, values: Readonly<Record<string, string>>): Record<string, string> {
  const kept = { ...values }
  for (const { name, type, value = '' } of fields) {
    const shown = type === 'datetime' && localTime(values[name] ?? '')
    if (shown && shown === localTime(value)) kept[name] = value
  }
  return kept
}

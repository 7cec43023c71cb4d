/** A time that a buyer asks for is one to come: nobody can be met yesterday. Pure. */
import type { Field } from '../../src/contract/index.ts'
import type { Locale } from '../texts/locale.ts'
import { fault, type FieldFault } from './read-fields.ts'

/** A time this long ago was still to come when the buyer began to fill in the rest, ms. */
const GRACE = 5 * 60_000

/**
 * The first of the fields whose time, as ISO 8601, is over at `now` (ms). A time that stays as it was `before` is nobody's
 * mistake: who asks for new details in one press, or changes the place alone, is not held up by it.
 */
export function pastTime(
  asked: readonly Field[],
  fields: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
  { now, locale }: { readonly now: number; readonly locale: Locale },
): FieldFault | undefined {
  const past = asked.find(({ name, type }) => {
    const value = type === 'datetime' ? fields[name] : undefined
    return value !== undefined && value !== before[name] && Date.parse(value) < now - GRACE
  })
  return past && fault(past, 'past', locale)
}

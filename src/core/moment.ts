/** Moments as the buyer’s own clock has them, with the name of its zone: nobody else’s clock is meant. */
import { isMoment } from '../contract/index.ts'

/** The zone of this browser at a moment, in the language of `tag`: “Moscow Standard Time”. */
export function zoneName(tag: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZoneName: 'long' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The moment that `value` names as the language of `tag` writes it; any other text as it is. */
export function momentText(value: string, tag: string): string {
  if (!isMoment(value)) return value
  const at = new Date(value)
  return `${at.toLocaleString(tag, { dateStyle: 'long', timeStyle: 'short' })}, ${zoneName(tag, at)}`
}

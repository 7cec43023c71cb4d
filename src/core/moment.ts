/** Moments as the buyer’s own clock has them, with the name of its zone: nobody else’s clock is meant. */

/** ISO 8601 with a zone; what has none may be anybody’s clock, and is shown as it came. */
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/

/** The zone of this browser at a moment, in the language of `tag`: “Moscow Standard Time”. */
export function zoneName(tag: string, at = new Date()): string {
  const parts = new Intl.DateTimeFormat(tag, { timeZoneName: 'long' }).formatToParts(at)
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The moment that `value` names as the language of `tag` writes it; any other text as it is. */
export function momentText(value: string, tag: string): string {
  const at = new Date(value)
  if (!MOMENT.test(value) || Number.isNaN(at.getTime())) return value
  return `${at.toLocaleString(tag, { dateStyle: 'long', timeStyle: 'short' })}, ${zoneName(tag, at)}`
}

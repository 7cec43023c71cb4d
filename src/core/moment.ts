/** Moments as the buyer’s own clock has them, with the name of its zone: nobody else’s clock is meant. */
import { isMoment } from '../contract/index.ts'

/**
 * Chrome ships Kazakh and Azerbaijani without any names: their November is “M11”, and their zones are in English. They are
 * written in figures there, in the order that both languages have in common with German.
 */
function isNameless(tag: string): boolean {
  return /^M\d/.test(new Intl.DateTimeFormat(tag, { month: 'long' }).format())
}

/**
 * The zone of this browser at a moment, in the language of `tag`: “Moscow Standard Time”; “GMT+3” where the language has no
 * names. A moment that is none is now.
 */
export function zoneName(tag: string, moment = new Date()): string {
  const at = Number.isNaN(moment.getTime()) ? new Date() : moment
  const format = isNameless(tag)
    ? new Intl.DateTimeFormat('de', { timeZoneName: 'shortOffset' })
    : new Intl.DateTimeFormat(tag, { timeZoneName: 'long' })
  return format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** The moment that `value` names as the language of `tag` writes it; any other text as it is. */
export function momentText(value: string, tag: string): string {
  if (!isMoment(value)) return value
  const at = new Date(value)
  const text = isNameless(tag)
    ? at.toLocaleString('de', { dateStyle: 'medium', timeStyle: 'short' })
    : at.toLocaleString(tag, { dateStyle: 'long', timeStyle: 'short' })
  return `${text}, ${zoneName(tag, at)}`
}

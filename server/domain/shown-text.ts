/**
 * Texts of payment systems as a buyer may be shown them. What cannot be seen but turns round what can (the signs that change the
 * direction of writing), and controls, are taken out: a payee or an amount must read as it is. Pure.
 */
import type { Field } from '../../src/contract/index.ts'

/** Characters of a name or a label, of a longer explanation, of a value to pay to. */
export const LONGEST = { name: 200, hint: 1000, value: 512 } as const

/** Controls, line and paragraph ends, signs of direction, and tags. The joiners of Indian and Arabic writing stay. */
const UNSEEN =
  /[\p{Cc}\u2028\u2029]+|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu
/** Marks upon one letter: no language has more than four. */
const HEAP = /(\p{M}{4})\p{M}+/gu

/** Hardly any text has one of those. */
const ODD = new RegExp(`${UNSEEN.source}|${HEAP.source}|\\p{Cs}`, 'u')

/** The text in one line, without what is not to be seen; halves of characters become a question mark of their own. */
export function shownText(text: string): string {
  if (!ODD.test(text)) return text.trim()
  return text
    .toWellFormed()
    .replaceAll(UNSEEN, (found) => (/[\p{Cc}\u2028\u2029]/u.test(found) ? ' ' : ''))
    .replaceAll(HEAP, '$1')
    .trim()
}

/** The same; undefined where it has more than `longest` characters, or none that can be seen. */
export function fittingText(text: string, longest: number): string | undefined {
  // Looked at before anything is done with it.
  if (text.length > longest) return undefined
  const shown = shownText(text)
  return shown === '' ? undefined : shown
}

/** A field of a form with its texts as they may be shown; `leftOut` hears of each that is too long. */
export function shownField(field: Field, leftOut: () => void): Field {
  const fit = (text: string | undefined, longest: number): string | undefined => {
    if (text === undefined) return undefined
    if (text.length > longest) leftOut()
    return fittingText(text, longest)
  }
  const { label, hint, example, options, ...rest } = field
  const [shownHint, shownExample] = [fit(hint, LONGEST.hint), fit(example, LONGEST.name)]
  return {
    ...rest,
    label: fit(label, LONGEST.name) ?? field.name,
    ...(shownHint === undefined ? {} : { hint: shownHint }),
    ...(shownExample === undefined ? {} : { example: shownExample }),
    ...(options === undefined
      ? {}
      : { options: options.map(({ value, label: said }) => ({ value, label: fit(said, LONGEST.name) ?? value })) }),
  }
}

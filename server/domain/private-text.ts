/**
 * What a payment system says in words, as it may stand in a log: it may hold whom it is about. Whatever looks like a way to reach
 * or to pay somebody is taken out, and what the session itself knows of its buyer. Pure.
 */
import type { AttemptState, SessionState } from './session.ts'
import { shownText } from './shown-text.ts'

/** Letters of a message that are kept. */
const LONGEST = 200
/** Looked at before anything is done with it. */
const MOST = 2000
/** A word of the buyer's that is shorter stands in other words, too. */
const SHORTEST = 3

const EMAIL = /[^\s@<>"',;]{1,64}(?:@|%40)[^\s@<>"',;]{1,255}/gi
/** Two letters and two digits, then groups of four: IBAN. */
const ACCOUNT = /\b[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){3,7}(?:[ -]?[A-Z0-9]{1,3})?\b/gi
/** Seven digits or more of any writing, some of them perhaps hidden by stars, as phones and cards are written. */
const NUMBER = /\+?\p{Nd}(?:[ ()._/\p{Pd}]{0,2}[\p{Nd}*]){6,}/gu

/** The message in one line, without people; `known` are words of whom it may be about. */
export function withoutPersons(message: string, known: readonly string[]): string {
  const words = known
    .filter((word) => word.trim().length >= SHORTEST)
    .toSorted((one, other) => other.length - one.length)
    .map((word) =>
      word
        .normalize('NFKC')
        .trim()
        .replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'),
    )
  const line = shownText(message.slice(0, MOST)).normalize('NFKC').replaceAll(/\s+/g, ' ')
  const bare = words.length > 0 ? line.replaceAll(new RegExp(words.join('|'), 'giu'), '(buyer)') : line
  const safe = bare.replaceAll(EMAIL, '(e-mail)').replaceAll(ACCOUNT, '(account)').replaceAll(NUMBER, '(number)')
  return safe.length > LONGEST ? `${safe.slice(0, LONGEST - 1)}…` : safe
}

/** What the session knows of its buyer: names word by word, as they may stand in another order. */
export function wordsOfBuyer(
  { terms }: Pick<SessionState, 'terms'>,
  attempt?: Pick<AttemptState, 'fields'>,
): readonly string[] {
  const { email = '', phone = '', name = '', address } = terms.customer ?? {}
  const typed = Object.values(attempt?.fields ?? {})
  return [email, phone, address?.full ?? '', ...[name, ...typed].flatMap((text) => [text, ...text.split(/\s+/)])]
}

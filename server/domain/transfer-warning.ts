/**
 * What does not add up about the details of a transfer. It is said to the buyer, who compares before he sends, and forbids nothing: payment
 * systems make mistakes, and so may what we know of codes. Pure.
 */
import { toMinor, type Row, type Warning } from '../../src/contract/index.ts'
import { emvCodeOf, type EmvCode } from './emv-code.ts'
import type { Amount } from './order.ts'
import type { Instructions } from './report.ts'
import { sbpLinkOf, type SbpLink } from './sbp-link.ts'
import type { AttemptState, SessionState } from './session.ts'

type Details = Extract<Instructions, { kind: 'transfer' }>

/** What is to be sent, and by which way of the buyer's, where that is known. */
export interface Expected {
  readonly amount: Amount
  readonly channel?: string
}

/** Does a code name another sum, or another currency? One that names none may be paid with any. */
function isOtherSum(said: { minor?: number | string; currency?: string }, { minor, currency }: Amount): boolean {
  if (said.currency !== undefined && said.currency !== currency) return true
  return said.minor !== undefined && said.minor !== minor
}

function ofSbp({ sum, currency, isWhole }: SbpLink, amount: Amount): Warning | undefined {
  // A sum is of kopecks; of an amount in another currency it says nothing.
  const isComparable = sum !== undefined && amount.currency === 'RUB'
  const said = { ...(isComparable ? { minor: sum } : {}), ...(currency === undefined ? {} : { currency }) }
  if (isOtherSum(said, amount)) return 'qr-amount'
  return isWhole ? undefined : 'qr-checksum'
}

function ofEmv({ amount: text, currency, isWhole }: EmvCode, amount: Amount): Warning | undefined {
  const said = {
    ...(text === undefined ? {} : { minor: toMinor(text, amount.currency) }),
    ...(currency === undefined ? {} : { currency }),
  }
  if (isOtherSum(said, amount)) return 'qr-amount'
  return isWhole ? undefined : 'qr-checksum'
}

/** Is the code to be one of SBP, by which no other address is opened? */
const isForSbp = ({ mode }: Details, { amount, channel }: Expected): boolean =>
  mode === 'qr' && amount.currency === 'RUB' && channel === 'sbp'

function ofCode(details: Details, expected: Expected): Warning | undefined {
  const { qr, link } = details
  const payload = qr?.payload
  if (payload === undefined) {
    // A picture alone cannot be read here; the link beside it may be what it holds.
    const beside = link === undefined ? undefined : sbpLinkOf(link)
    return beside && ofSbp(beside, expected.amount)
  }
  const sbp = sbpLinkOf(payload)
  if (sbp) return ofSbp(sbp, expected.amount)
  if (isForSbp(details, expected)) return 'qr-host'
  const emv = emvCodeOf(payload)
  return emv && ofEmv(emv, expected.amount)
}

/** By Luhn: every second digit from the right doubled, its own digits added up, the sum a whole number of tens. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

function isWrongCard({ name, value, copy = value }: Row): boolean {
  const digits = copy.replaceAll(/[\s-]/g, '')
  return name === 'card' && /^\d{16,19}$/.test(digits) && !isLuhn(digits)
}

/** The gravest of what does not add up; undefined where nothing is known to be wrong. */
export function warningOf(details: Details, expected: Expected): Warning | undefined {
  const isToCard = details.mode === undefined || details.mode === 'card'
  return ofCode(details, expected) ?? (isToCard && details.rows.some(isWrongCard) ? 'card-checksum' : undefined)
}

/** What is wrong with the details of an attempt that is to be sent to. */
export function warningOn({ screen, asked, channel }: AttemptState, currency: string): Warning | undefined {
  if (screen?.kind !== 'transfer') return undefined
  const amount = screen.amount ?? { minor: asked, currency }
  return warningOf(screen, { amount, ...(channel === undefined ? {} : { channel }) })
}

/** Details that have come with a warning, named without what is in them. */
export interface Warned {
  readonly attempt: string
  readonly provider: string
  readonly method: string
  readonly warning: Warning
}

/** The attempts whose first details have come between the two, and have something wrong about them. */
export function warnedBetween(before: SessionState, after: SessionState): readonly Warned[] {
  const held = new Map(before.attempts.map((attempt) => [attempt.id, attempt]))
  return after.attempts.flatMap((attempt) => {
    if (!attempt.screen || held.get(attempt.id)?.screen) return []
    const { id, provider, method } = attempt
    const warning = warningOn(attempt, after.terms.amount.currency)
    return warning === undefined ? [] : [{ attempt: id, provider, method, warning }]
  })
}

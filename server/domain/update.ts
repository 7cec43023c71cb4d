/**
 * What the shop's backend changes of an order that is still to be paid. Another amount only while nothing has come and nothing is
 * on its way; what could have been paid by the amount before is given up. Pure.
 */
import type { SessionUpdate } from '../../src/contract/shop/index.ts'
import type { Refusal } from './commands.ts'
import { endedTransfer } from './ended-transfer.ts'
import { statusOf } from './attempt.ts'
import { giveUpOpen } from './give-up.ts'
import { heldTotals } from './ledger.ts'
import { readLines, readOrigins } from './new-session.ts'
import { withTerms } from './payer.ts'
import { isFault, readPositive, type Fault } from './read-amount.ts'
import { isSameValue } from './same-value.ts'
import type { AttemptState, LogLine, SessionState, Terms } from './session.ts'
import { settle, settleWithLog } from './settle.ts'
import type { Actor, Setting, Step } from './step.ts'
import { SECOND } from './time-units.ts'

export type UpdateDecision =
  | { readonly kind: 'step'; readonly step: Step }
  | {
      readonly kind: 'refused'
      readonly why: Extract<Refusal, 'session_ended'> | 'attempt_confirming' | 'money_received'
    }
  | { readonly kind: 'fault'; readonly fault: Fault }

/** What is named of the order, checked against what stays as it is; `posted` is the body's own `order`, for the shop's view. */
function readOrder(
  { amount, items }: NonNullable<SessionUpdate['order']>,
  held: Terms,
  posted: unknown,
): Pick<Terms, 'order' | 'amount' | 'posted'> | Fault {
  const { currency } = held.amount
  if (amount && amount.currency !== currency) {
    const detail = `order.amount must be in ${currency}, as the session is. Open another order for another currency.`
    return { code: 'invalid_amount', field: 'order.amount.currency', detail }
  }
  const minor = amount ? readPositive(amount.value, currency, 'order.amount.value') : held.amount.minor
  if (isFault(minor)) return minor
  const lines = items ? readLines(items, { minor, currency }) : held.order.items
  if (isFault(lines)) return lines
  const sum = (lines ?? []).reduce((all, { total }) => all + total, 0)
  if (lines && lines.length > 0 && sum !== minor) {
    const detail = 'The items that the order has do not come to the new amount. Give order.items as well.'
    return { code: 'items_do_not_add_up', field: 'order.items', detail }
  }
  return {
    order: { ...held.order, ...(lines ? { items: lines } : {}) },
    amount: { minor, currency },
    posted: { ...Object(held.posted), ...Object(posted) },
  }
}

/** The terms with what `named` says in the place of what was there; all that it does not name stays. */
function updatedTerms(held: Terms, named: SessionUpdate, posted: unknown): Terms | Fault {
  const { order, expiresIn: _lifetime, origins: given, ...rest } = named
  const about = order ? readOrder(order, held, posted) : {}
  if (isFault(about)) return about
  const origins = given && readOrigins(given)
  if (isFault(origins)) return origins
  return { ...held, ...rest, ...(origins ? { origins } : {}), ...about }
}

/** Is money on its way, by its provider's word or the buyer's? */
function isOnItsWay(attempt: AttemptState, state: SessionState): boolean {
  const isSaid = endedTransfer(state)?.id === attempt.id && attempt.sentAt !== undefined
  return (
    isSaid || attempt.progress.word === 'confirming' || statusOf(attempt, state.terms.amount.currency) === 'confirming'
  )
}

/** Why the amount cannot be another one now. */
function amountIsFixed(state: SessionState): 'attempt_confirming' | 'money_received' | undefined {
  const { attempts } = state
  if (attempts.some((attempt) => heldTotals(attempt).some(({ received }) => received > 0))) return 'money_received'
  return attempts.some((attempt) => isOnItsWay(attempt, state)) ? 'attempt_confirming' : undefined
}

/** With another amount: what was asked for by the one before is given up, and what still comes by it is a part of the new one. */
function withAmount(state: SessionState, minor: number, setting: Setting): SessionState {
  const left = giveUpOpen(state, 'replaced', setting)
  return { ...left, attempts: left.attempts.map((attempt) => ({ ...attempt, owed: minor })) }
}

const namesOf = ({ order, ...rest }: SessionUpdate): string =>
  [...Object.keys(order ?? {}).map((name) => `order.${name}`), ...Object.keys(rest)].join(', ')

/** The session with what the shop wants changed. What is so already changes nothing. */
export function updateSession(
  state: SessionState,
  named: SessionUpdate,
  { posted, by = 'shop' }: Actor & { readonly posted: unknown },
  setting: Setting,
): UpdateDecision {
  const { now } = setting
  const { state: fresh, log: ended } = settle(state, setting)
  if (fresh.end) return { kind: 'refused', why: 'session_ended' }
  const terms = updatedTerms(fresh.terms, named, posted)
  if (isFault(terms)) return { kind: 'fault', fault: terms }
  const { minor } = terms.amount
  const isOther = minor !== fresh.terms.amount.minor
  const fixed = isOther ? amountIsFixed(fresh) : undefined
  if (fixed) return { kind: 'refused', why: fixed }
  const known = withTerms(fresh, terms)
  const priced = isOther ? withAmount(known, minor, setting) : known
  const expiresAt = named.expiresIn === undefined ? fresh.expiresAt : now + named.expiresIn * SECOND
  const next: SessionState = { ...priced, expiresAt }
  if (isSameValue(next, fresh)) return { kind: 'step', step: { state: fresh, log: ended } }
  const replaced = next.attempts.filter(({ id, givenUp }) => {
    const before = fresh.attempts.find((attempt) => attempt.id === id)
    return givenUp !== undefined && before?.givenUp === undefined
  })
  const log: LogLine[] = [
    ...ended,
    ...replaced.map(({ id }) => ({ at: now, what: 'attempt.replaced', attempt: id })),
    // Names alone: what they hold is nobody's in a log.
    { at: now, what: 'session.updated', detail: { by, fields: namesOf(named) } },
  ]
  const step = settleWithLog(next, setting, log)
  // Its own time was over, and what was open had held it: without that it would end, and nobody could pay the new amount.
  return step.state.end ? { kind: 'refused', why: 'session_ended' } : { kind: 'step', step }
}

/**
 * Taking out of a session whom it was about, once it is over: sums, times, order ids and the payment systems' own ids stay, since
 * books must add up and money that comes late must find its order. Pure.
 */
import { toMoney } from '../../src/contract/index.ts'
import { foreignTo } from './ledger.ts'
import type { AttemptState, LogLine, RefundState, SessionState, Terms } from './session.ts'
import type { Actor, Setting, Step } from './step.ts'
import type { Unmatched } from './store.ts'

/** Why a session is kept whole for now: somebody may still pay, a refund may have to be found, a call is under way, money needs a person. */
export type KeptFor = 'open' | 'refund' | 'call' | 'money'

/** Undefined where nothing is in the way. */
export function keptFor({ end, attempts, refunds, terms }: SessionState): KeptFor | undefined {
  if (!end) return 'open'
  if (refunds.some(({ status, task }) => task || status === 'pending' || status === 'unknown')) return 'refund'
  if (attempts.some(({ task }) => task)) return 'call'
  return attempts.some((attempt) => foreignTo(attempt, terms.amount.currency).length > 0) ? 'money' : undefined
}

/** Has nothing of persons been left in it, or come into it since? */
export function isErased({ end, erasure }: Pick<SessionState, 'end' | 'erasure'>): boolean {
  return end !== undefined && erasure?.doneAt !== undefined && erasure.saidAt === undefined
}

/** The time from which on a session may be erased by its age, ms: 0 where that was asked for; undefined while it is open, or nothing is left. */
export function erasableFrom({ end, erasure }: Pick<SessionState, 'end' | 'erasure'>): number | undefined {
  if (!end) return undefined
  if (erasure?.doneAt !== undefined) return erasure.saidAt
  return erasure?.askedAt === undefined ? end.at : 0
}

/** Keeps in mind that it is to be erased as soon as nothing is in the way. */
export function askErasure(state: SessionState, said: Actor, { now }: Setting): Step {
  if (state.erasure) return { state, log: [] }
  const line = { at: now, what: 'session.erasure-asked', ...(said.by === undefined ? {} : { detail: said }) }
  return { state: { ...state, erasure: { askedAt: now } }, log: [line] }
}

/** The session without persons. */
export function erase(state: SessionState, said: Actor, { now }: Setting): Step {
  const line = { at: now, what: 'session.erased', ...(said.by === undefined ? {} : { detail: said }) }
  const { askedAt } = state.erasure ?? {}
  const erasure = { ...(askedAt === undefined ? {} : { askedAt }), doneAt: now }
  return { state: { ...withoutPersons(state), erasure }, log: [line] }
}

function withoutPersons(state: SessionState): SessionState {
  const { amount, order, customer, locale, methods } = state.terms
  const { revoked, receipts: _shown, ...rest } = state
  return {
    ...rest,
    terms: {
      order: { id: order.id },
      amount,
      ...(customer ? { customer: { id: '' } } : {}),
      ...(locale === undefined ? {} : { locale }),
      ...(methods === undefined ? {} : { methods }),
      posted: { id: order.id, amount: toMoney(amount.minor, amount.currency) },
    },
    attempts: state.attempts.map(attemptWithoutPersons),
    refunds: state.refunds.map(refundWithoutPersons),
    ...(revoked ? { revoked: { at: revoked.at } } : {}),
  }
}

/** A session that was erased, when its order is opened again: whom it is about now is said anew. */
export function withPersons(state: SessionState, terms: Terms): SessionState {
  if (state.erasure?.doneAt === undefined) return state
  const { erasure: _done, ...rest } = state
  return { ...rest, terms }
}

/**
 * A step of a session that was erased: what a payment system shows or says of it is not kept again. What the staff says is, until it is
 * erased by its own age. A session that is open again is about whoever pays it now.
 */
export function keptErased({ state, log }: Step, { now }: Pick<Setting, 'now'>): Step {
  const { erasure, ...rest } = state
  if (erasure?.doneAt === undefined) return { state, log }
  if (!state.end) return { state: rest, log }
  const isShown = state.attempts.some(({ screen, edit }) => screen || edit)
  const bare = isShown ? { ...state, attempts: state.attempts.map(withoutScreen) } : state
  const isSaid = erasure.saidAt === undefined && JSON.stringify(withoutPersons(bare)) !== JSON.stringify(bare)
  return {
    state: isSaid ? { ...bare, erasure: { ...erasure, saidAt: now } } : bare,
    log: log.map(({ detail, ...line }) => {
      if (!detail) return line
      const { said: _words, ...kept } = detail
      return { ...line, detail: kept }
    }),
  }
}

/** A screen names who takes the money. */
function withoutScreen({ edit: _asked, screen: _shown, screenOrder: _order, ...rest }: AttemptState): AttemptState {
  return rest
}

/** What the staff has written may name the buyer as well. */
function unsaid<Said extends Actor & { readonly note: string }>({ by: _who, ...rest }: Said) {
  return { ...rest, note: '' }
}

/** Without what the buyer has typed, too. */
function attemptWithoutPersons(attempt: AttemptState): AttemptState {
  const { records, credits, payer: _who, ...rest } = withoutScreen(attempt)
  return {
    ...rest,
    fields: {},
    ...(records
      ? {
          records: records.map(({ voided, ...record }) => ({
            ...unsaid(record),
            ...(voided ? { voided: unsaid(voided) } : {}),
          })),
        }
      : {}),
    ...(credits ? { credits: credits.map(unsaid) } : {}),
  }
}

function refundWithoutPersons({ reason: _why, items: _lines, settled, ...rest }: RefundState): RefundState {
  return { ...rest, ...(settled ? { settled: unsaid(settled) } : {}) }
}

/** Money for nobody without what was said of it; that it came, and what was done with it, stays. */
export function moneyWithoutPersons({ report, unclear, dismissed, ...rest }: Unmatched): Unmatched {
  const { screen: _shown, ...told } = report
  return {
    ...rest,
    report: told,
    ...(unclear ? { unclear: { ...unclear, why: '' } } : {}),
    ...(dismissed ? { dismissed: { note: '', at: dismissed.at } } : {}),
  }
}

/** Who of a log is nobody in particular. */
const NOBODY: ReadonlySet<unknown> = new Set(['buyer', 'shop', 'clock'])

/** A line of the log without what a person has said, or was. */
export function lineWithoutPersons<Line extends LogLine>({
  detail,
  ...line
}: Line): Omit<Line, 'detail'> & Pick<LogLine, 'detail'> {
  if (!detail) return line
  const { said: _words, note: _note, by, ...rest } = detail
  return { ...line, detail: { ...rest, ...(NOBODY.has(by) ? { by } : {}) } }
}

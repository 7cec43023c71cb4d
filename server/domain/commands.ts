/** What the buyer and the shop may ask of a session. Pure; a refusal is a value that says why. */
import { isLive, liveAttempt } from './attempt.ts'
import { endedTransfer } from './ended-transfer.ts'
import { chosenBefore, isNamed } from './fallback.ts'
import { giveUp, giveUpOpen } from './give-up.ts'
import { heldTotals, ledgerOf } from './ledger.ts'
import type { AttemptState, LogLine, SessionState } from './session.ts'
import { settle, settleWithLog } from './settle.ts'
import { findAttempt, replaceAttempt, type Actor, type Setting, type Step } from './step.ts'

export type Refusal =
  | 'session_ended'
  | 'attempt_live'
  | 'attempt_not_live'
  | 'unknown_attempt'
  | 'nothing_received'
  | 'not_editable'
  | 'edit_under_way'
export type Decision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refused'; readonly why: Refusal }

function decided(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Decision {
  return { kind: 'step', step: settleWithLog(state, setting, log) }
}

/** What `choose` asks for, already checked against the offered methods. */
export type Choice = Pick<
  AttemptState,
  'id' | 'provider' | 'method' | 'name' | 'channel' | 'fee' | 'fields' | 'locale' | 'opening' | 'narrowed' | 'fallback'
> & {
  readonly replaces?: string
}

function isSame(live: AttemptState, choice: Choice): boolean {
  const names = Object.keys(choice.fields)
  return (
    live.method === choice.method &&
    names.length === Object.keys(live.fields).length &&
    names.every((name) => live.fields[name] === choice.fields[name])
  )
}

/**
 * Starts an attempt. The same choice as the live one changes nothing; another is refused with `attempt_live`
 * unless it names the live one in `replaces`, which is then given up and closed before the new one is created.
 */
export function choose(state: SessionState, choice: Choice, setting: Setting): Decision {
  const now = setting.now
  const fresh = settle(state, setting).state
  if (fresh.end) return { kind: 'refused', why: 'session_ended' }
  const live = liveAttempt(fresh)
  const isOver = live?.expiresAt !== undefined && live.expiresAt <= now && isNamed(live, choice.replaces)
  // What it has gone on to by itself is what was chosen.
  const chosenFirst = live && chosenBefore(fresh, live)
  const isChosen = (live && isSame(live, choice)) || (chosenFirst && isSame(chosenFirst, choice))
  if (isChosen && !isOver) return { kind: 'step', step: { state, log: [] } }
  if (live && !isNamed(live, choice.replaces)) return { kind: 'refused', why: 'attempt_live' }
  const { replaces: _left, ...chosen } = choice
  const attempt: AttemptState = {
    ...chosen,
    asked: ledgerOf(fresh).due,
    startedAt: now,
    progress: { word: 'starting', order: 0 },
    totals: [],
    task: { kind: 'create', tries: 0, at: now },
  }
  const left = giveUpOpen(fresh, 'replaced', setting)
  const log: LogLine[] = [
    ...(live ? [{ at: now, what: 'attempt.replaced', attempt: live.id }] : []),
    { at: now, what: 'attempt.started', attempt: attempt.id, detail: { method: attempt.method } },
  ]
  return { kind: 'step', step: { state: { ...left, attempts: [...left.attempts, attempt] }, log } }
}

/**
 * The buyer says the money is on its way, also to details whose time is over: its provider is asked then, and the session is
 * held open. Saying it twice changes nothing.
 */
export function markSent(state: SessionState, id: string, setting: Setting): Decision {
  const attempt = findAttempt(state, id)
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  if (attempt.sentAt !== undefined) return decided(state, setting)
  const isOver = endedTransfer(state)?.id === id
  if (!isOver && !isLive(attempt, state.terms.amount.currency)) return { kind: 'refused', why: 'attempt_not_live' }
  const log = [{ at: setting.now, what: 'attempt.sent', attempt: id }]
  const { lookup } = setting.capabilities(attempt.provider)
  // Its provider may have called it ended, and is asked all the same.
  const look = isOver && lookup ? { look: { at: setting.now, step: 0, presumed: true as const } } : {}
  return decided(replaceAttempt(state, { ...attempt, ...look, sentAt: setting.now }), setting, log)
}

/** Has the buyer's own word alone, and no report, made this attempt one that is being checked? */
export function isTakenBackable(attempt: AttemptState): boolean {
  const { sentAt, progress, givenUp } = attempt
  const isBare = heldTotals(attempt).length === 0
  return sentAt !== undefined && progress.word === 'pending' && isBare && givenUp === undefined
}

/** "I have not sent it yet": back to the details, while their time lasts. What was not said changes nothing. */
export function unsend(state: SessionState, id: string, setting: Setting): Decision {
  const attempt = findAttempt(state, id)
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  const isPending = isLive(attempt, state.terms.amount.currency) && attempt.progress.word === 'pending'
  if (isPending && attempt.sentAt === undefined) return decided(state, setting)
  const isTimeLeft = attempt.expiresAt === undefined || attempt.expiresAt > setting.now
  if (state.end || !isTakenBackable(attempt) || !isTimeLeft) return { kind: 'refused', why: 'attempt_not_live' }
  const { sentAt: _said, ...rest } = attempt
  const log = [{ at: setting.now, what: 'attempt.unsent', attempt: id }]
  return decided(replaceAttempt(state, rest), setting, log)
}

/** The buyer gives the live attempt up. One given up already changes nothing. */
export function cancel(state: SessionState, named: string, setting: Setting): Decision {
  const attempt = state.attempts.findLast((held) => isNamed(held, named))
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  const { id } = attempt
  if (attempt.givenUp?.why === 'buyer') return decided(state, setting)
  const log = [{ at: setting.now, what: 'attempt.cancelled', attempt: id, detail: { by: 'buyer' } }]
  // Its details are over: the buyer is done with them, and chooses again.
  if (endedTransfer(state)?.id === id)
    return decided(replaceAttempt(state, { ...attempt, givenUp: { why: 'buyer', at: setting.now } }), setting, log)
  if (!isLive(attempt, state.terms.amount.currency)) return { kind: 'refused', why: 'attempt_not_live' }
  return decided(giveUp(state, attempt, 'buyer', setting), setting, log)
}

/** The shop ends the session; the live attempt is closed where it can be. */
export function cancelSession(state: SessionState, setting: Setting, { by = 'shop' }: Actor = {}): Decision {
  if (state.end?.outcome === 'cancelled') return { kind: 'step', step: { state, log: [] } }
  if (state.end) return { kind: 'refused', why: 'session_ended' }
  const left = giveUpOpen(state, 'shop', setting)
  const ended: SessionState = { ...left, end: { outcome: 'cancelled', at: setting.now } }
  return {
    kind: 'step',
    step: { state: ended, log: [{ at: setting.now, what: 'session.cancelled', detail: { by } }] },
  }
}

/** The shop takes what has come as enough. */
export function accept(state: SessionState, setting: Setting, { by = 'shop' }: Actor = {}): Decision {
  if (ledgerOf(state).received <= 0) return { kind: 'refused', why: 'nothing_received' }
  if (state.accepted) return { kind: 'step', step: { state, log: [] } }
  const log = [{ at: setting.now, what: 'session.accepted', detail: { by } }]
  return decided({ ...state, accepted: true }, setting, log)
}

/** The same order again after an unpaid end: open until `expiresAt`. */
export function reopen(state: SessionState, expiresAt: number, setting: Setting): Step {
  const { end: _over, ...rest } = state
  return { state: { ...rest, expiresAt }, log: [{ at: setting.now, what: 'session.reopened' }] }
}

/** May the same order be opened again? */
export function isUnpaidEnd(state: SessionState): boolean {
  return state.end !== undefined && state.end.outcome !== 'paid' && state.end.outcome !== 'overpaid'
}

/**
 * The state machine: what each command, answer, report and tick makes of a session. Pure; whoever calls it
 * stores the result before answering. A refusal is a value that says why.
 */
import type { CloseAnswer, CreateAnswer, LookupAnswer, Report } from '../providers/provider.ts'
import { hasEnded, isLive, later, statusOf, withReport } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import { refundsTold } from './refund-reports.ts'
import type { AttemptState, LogLine, Look, SessionState, Task } from './state.ts'
import { attemptDeadline, liveAttempt, MINUTE, nextLook, SECOND, sessionEnd, type AbilitiesOf } from './timing.ts'

export interface Step {
  readonly state: SessionState
  readonly log: readonly LogLine[]
}
export type Refusal = 'session_ended' | 'attempt_live' | 'attempt_not_live' | 'unknown_attempt' | 'nothing_received'
export type Decision =
  | { readonly kind: 'step'; readonly step: Step }
  | { readonly kind: 'refused'; readonly why: Refusal }

/** What the clock and the providers' abilities are, for every step. */
export interface Setting {
  readonly now: number
  readonly abilities: AbilitiesOf
}

const BACKOFF = [2 * SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE] as const

function swap(state: SessionState, attempt: AttemptState): SessionState {
  return { ...state, attempts: state.attempts.map((held) => (held.id === attempt.id ? attempt : held)) }
}

function find(state: SessionState, id: string): AttemptState | undefined {
  return state.attempts.find((attempt) => attempt.id === id)
}

function withoutTask(attempt: AttemptState): AttemptState {
  const { task: _done, ...rest } = attempt
  return rest
}

/** The attempt after an answer that ends tasks of these kinds; another task, planned meanwhile, stays. */
function without(attempt: AttemptState, ...kinds: readonly Task['kind'][]): AttemptState {
  return attempt.task && kinds.includes(attempt.task.kind) ? withoutTask(attempt) : attempt
}

function plan(attempt: AttemptState, kind: Task['kind'], at: number, tries = 0): AttemptState {
  return { ...attempt, task: { kind, tries, at } }
}

/** Does the provider hold something that could still be paid and may be closed there? Never one that is confirming. */
function isClosable(attempt: AttemptState, currency: string, abilities: AbilitiesOf): boolean {
  if (!abilities(attempt.provider).close) return false
  return statusOf(attempt, currency) === 'pending' || isOpenBeside(attempt)
}

/** Has money come by another payment than the one that was asked for, which so is still open at its provider? */
function isOpenBeside({ progress, totals, sentAt, givenUp }: AttemptState): boolean {
  return progress.word === 'pending' && totals.length > 0 && sentAt === undefined && givenUp === undefined
}

function giveUp(
  state: SessionState,
  attempt: AttemptState,
  why: NonNullable<AttemptState['givenUp']>['why'],
  { now, abilities }: Setting,
): SessionState {
  const closable = isClosable(attempt, state.terms.amount.currency, abilities)
  const left: AttemptState = { ...attempt, givenUp: { why, at: now } }
  // A create still in flight keeps its task: its answer decides whether there is something to close.
  return swap(state, closable ? plan(left, 'close', now) : left)
}

/** Gives up all that could still be paid: the live attempt, and what money beside it has left open. */
function leave(state: SessionState, why: NonNullable<AttemptState['givenUp']>['why'], setting: Setting): SessionState {
  const { currency } = state.terms.amount
  return state.attempts
    .filter((attempt) => isLive(attempt, currency) || isOpenBeside(attempt))
    .reduce((left, attempt) => giveUp(left, attempt, why, setting), state)
}

/** What our clock ends its provider may still hold open: it is asked now, and then in the usual row. */
function presumedEnd({ look }: AttemptState, now: number): Look {
  return { ...look, at: now, step: look?.step ?? 0, presumed: true }
}

/** Ends what the sums or the clock have ended. Run after every change. */
export function settle(state: SessionState, setting: Setting): Step {
  const { now } = setting
  const log: LogLine[] = []
  const { due, credited, received } = ledgerOf(state)
  const paid = due <= 0 || (state.accepted === true && received > 0)
  let next = state
  if (paid) {
    const outcome = due < 0 ? 'overpaid' : 'paid'
    if (next.end?.outcome !== outcome && !(next.end?.outcome === 'overpaid' && outcome === 'paid')) {
      log.push({ at: now, what: `session.${outcome}`, detail: { late: next.end !== undefined } })
      next = { ...next, end: { outcome, at: now } }
    }
    next = leave(next, 'settled', setting)
    return { state: next, log }
  }
  for (const attempt of next.attempts) {
    const deadline = attemptDeadline(attempt, next.terms.amount.currency)
    if (deadline === undefined || deadline > now) continue
    const ended: AttemptState['progress'] = attempt.screen
      ? { ...attempt.progress, word: 'expired' }
      : { ...attempt.progress, word: 'failed', failure: 'no_details' }
    log.push({ at: now, what: `attempt.${ended.word}`, attempt: attempt.id, detail: { by: 'clock' } })
    const closable = isClosable(attempt, next.terms.amount.currency, setting.abilities)
    const { lookup } = setting.abilities(attempt.provider)
    const left = { ...attempt, progress: ended, ...(lookup ? { look: presumedEnd(attempt, now) } : {}) }
    next = swap(next, closable ? plan(left, 'close', now) : left)
  }
  if (!next.end && now >= sessionEnd(next, setting.abilities)) {
    const outcome = credited > 0 ? 'underpaid' : 'expired'
    log.push({ at: now, what: `session.${outcome}` })
    next = leave(next, 'ended', setting)
    next = { ...next, end: { outcome, at: now } }
  }
  return { state: next, log }
}

function settled(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Step {
  const step = settle(state, setting)
  return { state: step.state, log: [...log, ...step.log] }
}

function decided(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Decision {
  return { kind: 'step', step: settled(state, setting, log) }
}

/** The clock has moved on. */
export function tick(state: SessionState, setting: Setting): Step {
  return settle(state, setting)
}

/** What `choose` asks for, already checked against the offered methods. */
export type Choice = Pick<AttemptState, 'id' | 'provider' | 'method' | 'name' | 'fields' | 'locale' | 'opening'> & {
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
  const isOver = live?.expiresAt !== undefined && live.expiresAt <= now && live.id === choice.replaces
  if (live && isSame(live, choice) && !isOver) return { kind: 'step', step: { state, log: [] } }
  if (live && choice.replaces !== live.id) return { kind: 'refused', why: 'attempt_live' }
  const { replaces: _left, ...chosen } = choice
  const attempt: AttemptState = {
    ...chosen,
    asked: ledgerOf(fresh).due,
    startedAt: now,
    progress: { word: 'starting', order: 0 },
    totals: [],
    task: { kind: 'create', tries: 0, at: now },
  }
  const left = leave(fresh, 'replaced', setting)
  const log: LogLine[] = [
    ...(live ? [{ at: now, what: 'attempt.replaced', attempt: live.id }] : []),
    { at: now, what: 'attempt.started', attempt: attempt.id, detail: { method: attempt.method } },
  ]
  return { kind: 'step', step: { state: { ...left, attempts: [...left.attempts, attempt] }, log } }
}

/** The buyer says the money is on its way. Saying it twice changes nothing. */
export function sent(state: SessionState, id: string, setting: Setting): Decision {
  const attempt = find(state, id)
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  if (attempt.sentAt !== undefined) return decided(state, setting)
  if (!isLive(attempt, state.terms.amount.currency)) return { kind: 'refused', why: 'attempt_not_live' }
  const log = [{ at: setting.now, what: 'attempt.sent', attempt: id }]
  return decided(swap(state, { ...attempt, sentAt: setting.now }), setting, log)
}

/** The buyer gives the live attempt up. One given up already changes nothing. */
export function cancel(state: SessionState, id: string, setting: Setting): Decision {
  const attempt = find(state, id)
  if (!attempt) return { kind: 'refused', why: 'unknown_attempt' }
  if (attempt.givenUp?.why === 'buyer') return decided(state, setting)
  if (!isLive(attempt, state.terms.amount.currency)) return { kind: 'refused', why: 'attempt_not_live' }
  const log = [{ at: setting.now, what: 'attempt.cancelled', attempt: id, detail: { by: 'buyer' } }]
  return decided(giveUp(state, attempt, 'buyer', setting), setting, log)
}

/** The shop ends the session; the live attempt is closed where it can be. */
export function cancelSession(state: SessionState, setting: Setting): Decision {
  if (state.end?.outcome === 'cancelled') return { kind: 'step', step: { state, log: [] } }
  if (state.end) return { kind: 'refused', why: 'session_ended' }
  const left = leave(state, 'shop', setting)
  const ended: SessionState = { ...left, end: { outcome: 'cancelled', at: setting.now } }
  return {
    kind: 'step',
    step: { state: ended, log: [{ at: setting.now, what: 'session.cancelled', detail: { by: 'shop' } }] },
  }
}

/** The shop takes what has come as enough. */
export function accept(state: SessionState, setting: Setting): Decision {
  if (ledgerOf(state).received <= 0) return { kind: 'refused', why: 'nothing_received' }
  if (state.accepted) return { kind: 'step', step: { state, log: [] } }
  const log = [{ at: setting.now, what: 'session.accepted', detail: { by: 'shop' } }]
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

function reportLine(attempt: AttemptState, report: Report, now: number): LogLine {
  const { payment, state, received, refunded, chargedBack, failure } = report
  return {
    at: now,
    what: 'attempt.report',
    attempt: attempt.id,
    detail: {
      payment,
      state,
      ...(received ? { received: received.minor, currency: received.currency } : {}),
      ...(refunded ? { refunded: refunded.minor } : {}),
      ...(chargedBack ? { chargedBack: chargedBack.minor } : {}),
      ...(failure ? { failure } : {}),
    },
  }
}

/** A verified report about one attempt, whenever and however often it comes. One of the other mode is never money. */
export function report(state: SessionState, id: string, said: Report, setting: Setting): Step {
  const attempt = find(state, id)
  const { now } = setting
  if (!attempt) return { state, log: [] }
  if (said.testMode !== undefined && said.testMode !== (state.mode === 'test')) {
    const line = { at: now, what: 'attempt.report-of-other-mode', attempt: id, detail: { payment: said.payment } }
    return { state, log: [line] }
  }
  const after = withReport(attempt, said, state.terms.amount.currency, now)
  const isNews = JSON.stringify(after) !== JSON.stringify(attempt)
  const told = said.payment === after.payment && isEndWord(said.state) ? withoutPresumption(after) : after
  const counted = refundsTold(swap(state, told), attempt, said, now)
  const log = [...(isNews ? [reportLine(attempt, said, now)] : []), ...counted.log]
  return lateMoney(state, settled(counted.state, setting, log), now)
}

const isEndWord = (word: Report['state']) => word === 'failed' || word === 'expired' || word === 'cancelled'

/** The provider itself has said that it has ended. */
function withoutPresumption(attempt: AttemptState): AttemptState {
  const { look, ...rest } = attempt
  return look?.presumed && !look.asked ? rest : attempt
}

/** Part of the money has come after an end without any: a person must hear of it. */
function lateMoney(before: SessionState, { state, log }: Step, now: number): Step {
  const isBare = state.end?.outcome === 'expired' || state.end?.outcome === 'cancelled'
  if (!isBare || ledgerOf(state).received <= ledgerOf(before).received) return { state, log }
  const line = { at: now, what: 'session.underpaid', detail: { late: true } }
  return { state: { ...state, end: { outcome: 'underpaid', at: now } }, log: [...log, line] }
}

function failed(attempt: AttemptState, failure: string): AttemptState {
  return { ...attempt, progress: later(attempt.progress, { word: 'failed', order: attempt.progress.order, failure }) }
}

/** A given-up attempt whose payment turned out to be open is closed after all; others get their first look planned. */
function afterCreate(
  state: SessionState,
  attempt: AttemptState,
  isNews: boolean,
  { now, abilities }: Setting,
): AttemptState {
  const { close, lookup } = abilities(attempt.provider)
  const idle = without(attempt, 'create', 'lookup')
  const { givenUp, ...asLive } = attempt
  if (givenUp && close && statusOf(asLive, state.terms.amount.currency) === 'pending')
    return idle.task ? idle : plan(idle, 'close', now)
  // A look that is planned already stays: somebody has asked for it meanwhile, or it is the next of its row.
  const isFirst = isNews && attempt.look === undefined
  const look = lookup && isFirst && !hasEnded(attempt.progress) ? nextLook(0, now) : undefined
  return look ? { ...idle, look } : idle
}

/** Nobody could say what became of it: the buyer may choose again, and it stays watched. */
function leftOpen(attempt: AttemptState, { now, abilities }: Setting): AttemptState {
  const look = abilities(attempt.provider).lookup ? nextLook(attempt.look?.step ?? 0, now) : undefined
  const left = failed(withoutTask(attempt), 'no_answer')
  return look ? { ...left, look: { ...look, presumed: true } } : left
}

/** What a create that nobody answered leads to: ask first, or repeat where repeating is safe, or give it up and watch. */
function unanswered(attempt: AttemptState, tries: number, setting: Setting): AttemptState {
  const { now, abilities } = setting
  const { lookup, repeatable } = abilities(attempt.provider)
  const wait = BACKOFF[tries]
  if (wait === undefined || (!lookup && !repeatable)) return leftOpen(attempt, setting)
  const next = plan(attempt, lookup ? 'lookup' : 'create', lookup && tries === 0 ? now : now + wait, tries + 1)
  return repeatable || !next.task ? next : { ...next, task: { ...next.task, unsure: true } }
}

/** Is it a create, or a look-up that asks what became of one? */
const isAboutCreate = (task: Task | undefined) =>
  task?.kind === 'create' || (task?.kind === 'lookup' && task.tries > 0 && task.payment === undefined)

/** Has nobody said yet that there is a payment? */
const isUnknown = (attempt: AttemptState) => attempt.progress.word === 'starting' && attempt.payment === undefined

/** The answer of a provider to `create`. No answer is not a failure. */
export function created(state: SessionState, id: string, answer: CreateAnswer, setting: Setting): Step {
  const attempt = find(state, id)
  if (!attempt) return { state, log: [] }
  const { now } = setting
  switch (answer.kind) {
    case 'report': {
      const step = report(state, id, answer.report, setting)
      const after = find(step.state, id) ?? attempt
      const isNews = isUnknown(attempt) || isAboutCreate(attempt.task)
      return { state: swap(step.state, afterCreate(state, after, isNews, setting)), log: step.log }
    }
    case 'refused': {
      const line = {
        at: now,
        what: 'attempt.refused',
        attempt: id,
        detail: { failure: answer.failure, said: answer.detail },
      }
      return settled(swap(state, failed(withoutTask(attempt), answer.failure)), setting, [line])
    }
    case 'unanswered': {
      const line = { at: now, what: 'attempt.unanswered', attempt: id, detail: { said: answer.detail } }
      // A callback may have told what the lost answer would have.
      const next = isUnknown(attempt)
        ? unanswered(attempt, attempt.task?.tries ?? 0, setting)
        : afterCreate(state, attempt, true, setting)
      return settled(swap(state, next), setting, [line])
    }
  }
}

/** A payment that a callback has named is not forgotten while its provider does not answer: it is not named again. */
function askAgain(attempt: AttemptState, now: number): AttemptState {
  const { task } = attempt
  if (task?.kind !== 'lookup') return attempt
  if (task.payment === undefined) return withoutTask(attempt)
  const wait = BACKOFF[task.tries]
  const at = wait === undefined ? nextLook(task.tries - BACKOFF.length, now)?.at : now + wait
  if (at === undefined) return withoutTask(attempt)
  return { ...attempt, task: { kind: 'lookup', tries: task.tries + 1, at, payment: task.payment } }
}

/** The answer of a provider to a look-up, be it for a lost create or for a callback that is overdue. */
export function lookedUp(state: SessionState, id: string, answer: LookupAnswer, setting: Setting): Step {
  const attempt = find(state, id)
  if (!attempt) return { state, log: [] }
  const isStarting = isUnknown(attempt)
  const { tries = 0, unsure } = attempt.task ?? {}
  switch (answer.kind) {
    case 'report':
      return created(state, id, answer, setting)
    case 'absent': {
      if (!isStarting) return settled(swap(state, without(attempt, 'lookup')), setting)
      const gone = attempt.givenUp !== undefined || state.end !== undefined
      const again: Task = { kind: 'create', tries, at: setting.now, absent: true }
      return settled(swap(state, gone ? withoutTask(attempt) : { ...attempt, task: again }), setting)
    }
    case 'unanswered': {
      if (!isStarting) {
        const next = askAgain(attempt, setting.now)
        const idle = next.task ? next : afterCreate(state, next, isAboutCreate(attempt.task), setting)
        return settled(swap(state, idle), setting)
      }
      const { repeatable } = setting.abilities(attempt.provider)
      const wait = BACKOFF[tries]
      if (wait === undefined) return settled(swap(state, leftOpen(attempt, setting)), setting)
      const next = plan(attempt, repeatable ? 'create' : 'lookup', setting.now + wait, tries + 1)
      const kept = next.task && unsure ? { ...next, task: { ...next.task, unsure } } : next
      return settled(swap(state, kept), setting)
    }
  }
}

/** The answer of a provider to `close`. What cannot be closed stays watched; a report in it counts like any other. */
export function closed(state: SessionState, id: string, answer: CloseAnswer, setting: Setting): Step {
  const attempt = find(state, id)
  if (!attempt) return { state, log: [] }
  const idle = swap(state, without(attempt, 'close'))
  const line: LogLine = { at: setting.now, what: `attempt.close-${answer.kind}`, attempt: id }
  const step = answer.report ? report(idle, id, answer.report, setting) : settled(idle, setting)
  return { state: step.state, log: [line, ...step.log] }
}

/** What is known of refunds under way is asked for now, where it would be asked for later. */
function wantRefunds(state: SessionState, attempt: string, now: number): SessionState {
  const isWanted = ({ task, ...refund }: SessionState['refunds'][number]) =>
    refund.attempt === attempt && task?.kind === 'lookup' && !task.claim && task.at > now
  if (!state.refunds.some(isWanted)) return state
  const refunds = state.refunds.map((refund) =>
    refund.task && isWanted(refund) ? { ...refund, task: { ...refund.task, at: now } } : refund,
  )
  return { ...state, refunds }
}

/**
 * Somebody wants to know now: plans a look at the provider, or one soon after a call that is under way. `payment` is
 * the provider's id where a callback has just named it; it is believed only once the provider has said the same.
 */
export function wantLookup(state: SessionState, id: string, { now, abilities }: Setting, payment?: string): Step {
  const attempt = find(state, id)
  if (!attempt || !abilities(attempt.provider).lookup) return { state, log: [] }
  const { task, look } = attempt
  const named = payment === undefined ? {} : { payment }
  // One that waits for its turn is only brought forward.
  const isSame = task?.kind === 'lookup' && !task.claim && (payment === undefined || payment === task.payment)
  const asking: AttemptState = !task
    ? { ...attempt, task: { kind: 'lookup', tries: 0, at: now, ...named } }
    : isSame
      ? { ...attempt, task: { ...task, at: now } }
      : { ...attempt, look: { at: now, step: look?.step ?? 0, asked: true, ...named } }
  return { state: wantRefunds(swap(state, asking), id, now), log: [] }
}

/** What a provider's answers, reports and look-ups make of a session. Pure. */
import type { CloseAnswer, CreateAnswer, LookupAnswer, Report } from '../providers/provider.ts'
import { hasEnded, later, statusOf, withReport } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import { refundsTold } from './refund-matching.ts'
import { find, plan, settled, swap, without, withoutTask, type Setting, type Step } from './settle.ts'
import type { AttemptState, LogLine, SessionState, Task } from './session.ts'
import { MINUTE, nextLook, SECOND } from './deadlines.ts'

/** Waits before a lost create is asked about or tried again, ms. */
const BACKOFF = [2 * SECOND, 5 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE] as const

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

/** What a provider's answers, reports and look-ups make of a session. Pure. */
import { hasEnded, latestProgress, statusOf, withReport } from './attempt.ts'
import { goOn } from './fallback.ts'
import { endBefore } from './late-end.ts'
import { ledgerOf } from './ledger.ts'
import { nextPoll } from './polls.ts'
import { withoutPersons, wordsOfBuyer } from './private-text.ts'
import { matchRefundReports } from './refund-matching.ts'
import type { CloseResult, CreateResult, LookupResult, Report } from './report.ts'
import type { AttemptState, LogLine, SessionState, Task } from './session.ts'
import { settleWithLog } from './settle.ts'
import { findAttempt, planTask, replaceAttempt, withoutTaskOf, withoutTask, type Setting, type Step } from './step.ts'
import { MINUTE, SECOND } from './time-units.ts'

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
export function applyReport(state: SessionState, id: string, report: Report, setting: Setting): Step {
  const attempt = findAttempt(state, id)
  const { now } = setting
  if (!attempt) return { state, log: [] }
  if (report.testMode !== undefined && report.testMode !== (state.mode === 'test')) {
    const line = { at: now, what: 'attempt.report-of-other-mode', attempt: id, detail: { payment: report.payment } }
    return { state, log: [line] }
  }
  const after = withReport(attempt, report, state.terms.amount.currency, now)
  const isNews = JSON.stringify(after) !== JSON.stringify(attempt)
  const told = report.payment === after.payment && isEndWord(report.state) ? withoutPresumption(after) : after
  const counted = matchRefundReports(replaceAttempt(state, told), attempt, report, now)
  const log = [...(isNews ? [reportLine(attempt, report, now)] : []), ...counted.log]
  return applyLateMoney(state, settleWithLog(counted.state, setting, log), now)
}

const isEndWord = (word: Report['state']) => word === 'failed' || word === 'expired' || word === 'cancelled'

/** The provider itself has said that it has ended. */
function withoutPresumption(attempt: AttemptState): AttemptState {
  const { look, ...rest } = attempt
  return look?.presumed && !look.asked ? rest : attempt
}

/** Part of the money has come after an end without any: a person must hear of it. */
export function applyLateMoney(before: SessionState, { state, log }: Step, now: number): Step {
  const isBare = state.end?.outcome === 'expired' || state.end?.outcome === 'cancelled'
  if (!isBare || ledgerOf(state).received <= ledgerOf(before).received) return { state, log }
  const line = { at: now, what: 'session.underpaid', detail: { late: true } }
  return { state: { ...state, end: { outcome: 'underpaid', at: now, ...endBefore(state) } }, log: [...log, line] }
}

function withFailure(attempt: AttemptState, failure: string): AttemptState {
  return {
    ...attempt,
    progress: latestProgress(attempt.progress, { word: 'failed', order: attempt.progress.order, failure }),
  }
}

/** A given-up attempt whose payment turned out to be open is closed after all; others get their first poll planned. */
function afterCreate(
  state: SessionState,
  attempt: AttemptState,
  isNews: boolean,
  { now, capabilities }: Setting,
): AttemptState {
  const { close, lookup } = capabilities(attempt.provider)
  const idle = withoutTaskOf(attempt, 'create', 'lookup')
  const { givenUp, ...asLive } = attempt
  if (givenUp && close && statusOf(asLive, state.terms.amount.currency) === 'pending')
    return idle.task ? idle : planTask(idle, 'close', now)
  // A look that is planned already stays: somebody has asked for it meanwhile, or it is the next of its row.
  const isFirst = isNews && attempt.look === undefined
  // It has ended for the buyer, who has nowhere to go, and not at its provider, where it may yet be paid.
  const isPageless = attempt.progress.failure === 'unsupported_flow'
  const look = lookup && isFirst && (isPageless || !hasEnded(attempt.progress)) ? nextPoll(0, now) : undefined
  return look ? { ...idle, look: isPageless ? { ...look, presumed: true } : look } : idle
}

/** Nobody could say what became of it: the buyer may choose again, and it stays watched. */
function leaveUnanswered(attempt: AttemptState, { now, capabilities }: Setting): AttemptState {
  const look = capabilities(attempt.provider).lookup ? nextPoll(attempt.look?.step ?? 0, now) : undefined
  const left = withFailure(withoutTask(attempt), 'no_answer')
  return look ? { ...left, look: { ...look, presumed: true } } : left
}

/** What a create that nobody answered leads to: ask first, or repeat where repeating is safe, or give it up and watch. */
function retryUnanswered(attempt: AttemptState, tries: number, setting: Setting): AttemptState {
  const { now, capabilities } = setting
  const { lookup, repeatable } = capabilities(attempt.provider)
  const wait = BACKOFF[tries]
  if (wait === undefined || (!lookup && !repeatable)) return leaveUnanswered(attempt, setting)
  const next = planTask(attempt, lookup ? 'lookup' : 'create', lookup && tries === 0 ? now : now + wait, tries + 1)
  return repeatable || !next.task ? next : { ...next, task: { ...next.task, unsure: true } }
}

/** Is it a create, or a look-up that asks what became of one? */
const isAboutCreate = (task: Task | undefined) =>
  task?.kind === 'create' || (task?.kind === 'lookup' && task.tries > 0 && task.payment === undefined)

/** Has nobody said yet that there is a payment? Whoever names one says how it stands. */
const isUnknown = (attempt: AttemptState) => attempt.progress.word === 'starting'

/** Its words, without those of the buyer. */
const saidOf = (state: SessionState, attempt: AttemptState, words: string) =>
  withoutPersons(words, wordsOfBuyer(state, attempt))

/** The answer of a provider to `create`. No answer is not a failure. */
export function applyCreateResult(state: SessionState, id: string, result: CreateResult, setting: Setting): Step {
  const attempt = findAttempt(state, id)
  if (!attempt) return { state, log: [] }
  const { now } = setting
  switch (result.kind) {
    case 'report': {
      const step = applyReport(state, id, result.report, setting)
      const after = findAttempt(step.state, id) ?? attempt
      const isNews = isUnknown(attempt) || isAboutCreate(attempt.task)
      return { state: replaceAttempt(step.state, afterCreate(state, after, isNews, setting)), log: step.log }
    }
    case 'refused': {
      const line = {
        at: now,
        what: 'attempt.refused',
        attempt: id,
        detail: { failure: result.failure, said: saidOf(state, attempt, result.detail) },
      }
      const failed = replaceAttempt(state, withFailure(withoutTask(attempt), result.failure))
      const next = goOn(failed, attempt, result.failure, setting)
      return settleWithLog(next.state, setting, [line, ...next.log])
    }
    case 'unanswered': {
      const line = {
        at: now,
        what: 'attempt.unanswered',
        attempt: id,
        detail: { said: saidOf(state, attempt, result.detail) },
      }
      // A callback may have told what the lost answer would have.
      const next = isUnknown(attempt)
        ? retryUnanswered(attempt, attempt.task?.tries ?? 0, setting)
        : afterCreate(state, attempt, true, setting)
      return settleWithLog(replaceAttempt(state, next), setting, [line])
    }
  }
}

/** A payment that a callback has named is not forgotten while its provider does not answer: it is not named again. */
function retryLookup(attempt: AttemptState, now: number): AttemptState {
  const { task } = attempt
  if (task?.kind !== 'lookup') return attempt
  if (task.payment === undefined) return withoutTask(attempt)
  const wait = BACKOFF[task.tries]
  const at = wait === undefined ? nextPoll(task.tries - BACKOFF.length, now)?.at : now + wait
  if (at === undefined) return withoutTask(attempt)
  return { ...attempt, task: { kind: 'lookup', tries: task.tries + 1, at, payment: task.payment } }
}

/** The answer of a provider to a look-up, be it for a lost create or for a callback that is overdue. */
export function applyLookupResult(state: SessionState, id: string, result: LookupResult, setting: Setting): Step {
  const attempt = findAttempt(state, id)
  if (!attempt) return { state, log: [] }
  const isStarting = isUnknown(attempt)
  const { tries = 0, unsure } = attempt.task ?? {}
  switch (result.kind) {
    case 'report':
      return applyCreateResult(state, id, result, setting)
    case 'absent': {
      if (!isStarting) return settleWithLog(replaceAttempt(state, withoutTaskOf(attempt, 'lookup')), setting)
      const gone = attempt.givenUp !== undefined || state.end !== undefined
      const again: Task = { kind: 'create', tries, at: setting.now, absent: true }
      return settleWithLog(replaceAttempt(state, gone ? withoutTask(attempt) : { ...attempt, task: again }), setting)
    }
    case 'unanswered': {
      if (!isStarting) {
        const next = retryLookup(attempt, setting.now)
        const idle = next.task ? next : afterCreate(state, next, isAboutCreate(attempt.task), setting)
        return settleWithLog(replaceAttempt(state, idle), setting)
      }
      const { repeatable } = setting.capabilities(attempt.provider)
      const wait = BACKOFF[tries]
      if (wait === undefined) return settleWithLog(replaceAttempt(state, leaveUnanswered(attempt, setting)), setting)
      const next = planTask(attempt, repeatable ? 'create' : 'lookup', setting.now + wait, tries + 1)
      const kept = next.task && unsure ? { ...next, task: { ...next.task, unsure } } : next
      return settleWithLog(replaceAttempt(state, kept), setting)
    }
  }
}

/** The answer of a provider to `close`. What cannot be closed stays watched; a report in it counts like any other. */
export function applyCloseResult(state: SessionState, id: string, result: CloseResult, setting: Setting): Step {
  const attempt = findAttempt(state, id)
  if (!attempt) return { state, log: [] }
  const idle = replaceAttempt(state, withoutTaskOf(attempt, 'close'))
  const line: LogLine = { at: setting.now, what: `attempt.close-${result.kind}`, attempt: id }
  const step = result.report ? applyReport(idle, id, result.report, setting) : settleWithLog(idle, setting)
  return { state: step.state, log: [line, ...step.log] }
}

/** What is known of refunds under way is asked for now, where it would be asked for later. */
function bringForwardRefundLookups(state: SessionState, attempt: string, now: number): SessionState {
  const isWanted = ({ task, ...refund }: SessionState['refunds'][number]) =>
    refund.attempt === attempt && task?.kind === 'lookup' && !task.claim && task.at > now
  if (!state.refunds.some(isWanted)) return state
  const refunds = state.refunds.map((refund) =>
    refund.task && isWanted(refund) ? { ...refund, task: { ...refund.task, at: now } } : refund,
  )
  return { ...state, refunds }
}

/**
 * Somebody wants to know now: plans a look-up, or a poll soon after a call that is under way. `payment` is
 * the provider's id where a callback has just named it; it is believed only once the provider has said the same.
 */
export function requestLookup(state: SessionState, id: string, { now, capabilities }: Setting, payment?: string): Step {
  const attempt = findAttempt(state, id)
  if (!attempt || !capabilities(attempt.provider).lookup) return { state, log: [] }
  const { task, look } = attempt
  const named = payment === undefined ? {} : { payment }
  // One that waits for its turn is only brought forward.
  const isSame = task?.kind === 'lookup' && !task.claim && (payment === undefined || payment === task.payment)
  const asking: AttemptState = !task
    ? { ...attempt, task: { kind: 'lookup', tries: 0, at: now, ...named } }
    : isSame
      ? { ...attempt, task: { ...task, at: now } }
      : { ...attempt, look: { at: now, step: look?.step ?? 0, asked: true, ...named } }
  return { state: bringForwardRefundLookups(replaceAttempt(state, asking), id, now), log: [] }
}

/** What the sums and the clock make of a session. Pure. */
import { attemptDeadline, sessionEnd } from './deadlines.ts'
import { giveUpOpen, isClosable } from './give-up.ts'
import { endBefore } from './late-end.ts'
import { ledgerOf } from './ledger.ts'
import { roundingOf } from './rounding.ts'
import type { AttemptState, LogLine, Poll, SessionState } from './session.ts'
import { planTask, replaceAttempt, type Setting, type Step } from './step.ts'

/** What our clock ends its provider may still hold open: it is asked now, and then in the usual row. */
function pollPresumedEnd({ look }: AttemptState, now: number): Poll {
  return { ...look, at: now, step: look?.step ?? 0, presumed: true }
}

/** Ends what the sums or the clock have ended. Run after every change. */
export function settle(state: SessionState, setting: Setting): Step {
  const { now } = setting
  const log: LogLine[] = []
  const short = roundingOf(state, setting.rounding)
  if (short !== undefined) {
    log.push({ at: now, what: 'session.rounded', detail: { rounding: short } })
    return settleWithLog({ ...state, rounding: short }, setting, log)
  }
  const { due, credited, received } = ledgerOf(state)
  const paid = due <= 0 || (state.accepted === true && received > 0)
  let next = state
  if (paid) {
    const outcome = due < 0 ? 'overpaid' : 'paid'
    // What has been too much once is told as that, also when some of it has gone back.
    if (next.end?.outcome !== outcome && next.end?.outcome !== 'overpaid') {
      log.push({ at: now, what: `session.${outcome}`, detail: { late: next.end !== undefined } })
      next = { ...next, end: { outcome, at: now, ...endBefore(next) } }
    }
    next = giveUpOpen(next, 'settled', setting)
    return { state: next, log }
  }
  for (const attempt of next.attempts) {
    const deadline = attemptDeadline(attempt, next.terms.amount.currency)
    if (deadline === undefined || deadline > now) continue
    const ended: AttemptState['progress'] = attempt.screen
      ? { ...attempt.progress, word: 'expired' }
      : { ...attempt.progress, word: 'failed', failure: 'no_details' }
    log.push({ at: now, what: `attempt.${ended.word}`, attempt: attempt.id, detail: { by: 'clock' } })
    const closable = isClosable(attempt, next.terms.amount.currency, setting.capabilities)
    const { lookup } = setting.capabilities(attempt.provider)
    const left = { ...attempt, progress: ended, ...(lookup ? { look: pollPresumedEnd(attempt, now) } : {}) }
    next = replaceAttempt(next, closable ? planTask(left, 'close', now) : left)
  }
  if (!next.end && now >= sessionEnd(next, setting.capabilities)) {
    const outcome = credited > 0 ? 'underpaid' : 'expired'
    log.push({ at: now, what: `session.${outcome}` })
    next = giveUpOpen(next, 'ended', setting)
    next = { ...next, end: { outcome, at: now } }
  }
  return { state: next, log }
}

/** The state after a change and all that follows from it. */
export function settleWithLog(state: SessionState, setting: Setting, log: readonly LogLine[] = []): Step {
  const step = settle(state, setting)
  return { state: step.state, log: [...log, ...step.log] }
}

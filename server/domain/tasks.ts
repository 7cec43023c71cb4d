/**
 * Which calls to providers a session owes now, and who makes them. Pure: taking work writes a claim into the
 * state, and a claim that is not renewed in time is free for the next server.
 */
import { hasEnded, statusOf } from './attempt.ts'
import { applyEditResult, isEditable } from './edits.ts'
import { ledgerOf } from './ledger.ts'
import { nextPoll } from './polls.ts'
import { applyCreateResult } from './provider-results.ts'
import { isRunnable } from './schedule.ts'
import type { AttemptState, LogLine, RefundState, SessionState, Task } from './session.ts'
import { type Setting, replaceAttempt, withoutTask } from './step.ts'

export type Job =
  | { readonly kind: Task['kind']; readonly attempt: AttemptState }
  | { readonly kind: 'refund' | 'lookup-refund'; readonly refund: RefundState; readonly attempt: AttemptState }

export interface ClaimedTasks {
  readonly state: SessionState
  readonly jobs: readonly Job[]
  readonly log: readonly LogLine[]
}

/** Turns a poll that is due into a look-up task; drops it where there is nothing left to wait for. */
function pollIfDue(attempt: AttemptState, { now, capabilities }: Setting, currency: string): AttemptState {
  if (!attempt.look || attempt.look.at > now || attempt.task) return attempt
  const { look, ...rest } = attempt
  // What a person has recorded is still to be told.
  const { records: _byHand, ...told } = attempt
  const status = statusOf(told, currency)
  const isOver = hasEnded(attempt.progress) && !look.presumed
  const isSettled = isOver || status === 'paid' || status === 'overpaid'
  if ((isSettled && !look.asked) || !capabilities(attempt.provider).lookup) return rest
  const following = nextPoll(look.step, now)
  const named = look.payment === undefined ? {} : { payment: look.payment }
  const presumed = look.presumed ? { presumed: true as const } : {}
  return {
    ...rest,
    ...(following ? { look: { ...following, ...presumed } } : {}),
    task: { kind: 'lookup', tries: 0, at: now, ...named },
  }
}

/**
 * The buyer has gone on: what was never opened is not opened any more. Where an earlier call may have opened it after
 * all, nobody has seen how to pay it; its provider is asked, or tells us by itself.
 */
function abandonTask(attempt: AttemptState, { now, capabilities }: Setting): AttemptState {
  const isOpenPerhaps = attempt.task !== undefined && attempt.task.tries > 0 && !attempt.task.absent
  const look = isOpenPerhaps && capabilities(attempt.provider).lookup ? nextPoll(0, now) : undefined
  return { ...withoutTask(attempt), ...(look ? { look } : {}) }
}

/** What is no longer wanted, and a create whose server went away in the middle. */
function dropStaleTask(
  state: SessionState,
  attempt: AttemptState,
  setting: Setting,
): { state: SessionState; log: readonly LogLine[] } {
  const { task } = attempt
  // Money is on its way to what was to be closed.
  if (task?.kind === 'close' && (attempt.progress.word === 'confirming' || attempt.sentAt !== undefined))
    return { state: replaceAttempt(state, withoutTask(attempt)), log: [] }
  // A server that has gone may have told the provider or not.
  if (task?.kind === 'edit' && task.claim)
    return applyEditResult(
      state,
      attempt.id,
      attempt.edit,
      { kind: 'unanswered', detail: 'the server that asked has gone' },
      setting,
    )
  // Nothing is changed any more of what is over.
  if (task?.kind === 'edit' && !isEditable(attempt, state, setting))
    return applyEditResult(state, attempt.id, attempt.edit, { kind: 'refused', detail: 'it is over' }, setting)
  if (task?.kind !== 'create') return { state, log: [] }
  if (task.claim)
    return applyCreateResult(
      state,
      attempt.id,
      { kind: 'unanswered', detail: 'the server that asked has gone' },
      setting,
    )
  const isOver = attempt.givenUp !== undefined || hasEnded(attempt.progress)
  const isUnwanted = isOver || state.end !== undefined || ledgerOf(state).due <= 0
  return { state: isUnwanted ? replaceAttempt(state, abandonTask(attempt, setting)) : state, log: [] }
}

function claimAttemptTask(
  state: SessionState,
  id: string,
  claim: NonNullable<Task['claim']>,
  setting: Setting,
): ClaimedTasks {
  const { now } = setting
  const currency = state.terms.amount.currency
  const held = state.attempts.find((attempt) => attempt.id === id)
  if (!held) return { state, jobs: [], log: [] }
  const looked = pollIfDue(held, setting, currency)
  let next = looked === held ? state : replaceAttempt(state, looked)
  if (!isRunnable(next, looked, now)) return { state: next, jobs: [], log: [] }
  const sorted = dropStaleTask(next, looked, setting)
  next = sorted.state
  const attempt = next.attempts.find((other) => other.id === id)
  if (!attempt?.task || !isRunnable(next, attempt, now)) return { state: next, jobs: [], log: sorted.log }
  const isFirst = attempt.task.kind === 'create' && (attempt.task.tries === 0 || attempt.task.absent === true)
  // What came in while the one before was being closed is no longer owed.
  const asked = isFirst ? Math.min(attempt.asked, ledgerOf(next).due) : attempt.asked
  const taken: AttemptState = { ...attempt, asked, task: { ...attempt.task, claim } }
  return { state: replaceAttempt(next, taken), jobs: [{ kind: attempt.task.kind, attempt: taken }], log: sorted.log }
}

function claimRefundTasks(state: SessionState, claim: NonNullable<Task['claim']>, now: number): ClaimedTasks {
  const jobs: Job[] = []
  const log: LogLine[] = []
  const refunds = state.refunds.map((refund): RefundState => {
    const { task } = refund
    const attempt = state.attempts.find((held) => held.id === refund.attempt)
    if (!task || !attempt || task.at > now || (task.claim && task.claim.until > now)) return refund
    if (task.kind === 'refund' && task.claim) {
      // Asked by a server that has gone: nobody knows, and money is never sent back twice by machine.
      const { task: _lost, ...rest } = refund
      log.push({ at: now, what: 'refund.unknown', attempt: refund.attempt, detail: { refund: refund.id } })
      return { ...rest, status: 'unknown' }
    }
    const taken: RefundState = { ...refund, task: { ...task, claim } }
    jobs.push({ kind: task.kind === 'refund' ? 'refund' : 'lookup-refund', refund: taken, attempt })
    return taken
  })
  const isSame = refunds.every((refund, index) => refund === state.refunds[index])
  return { state: isSame ? state : { ...state, refunds }, jobs, log }
}

/** Takes all work of the session that is due, in the name of `claim.by`, until `claim.until` (ms). */
export function claimDue(state: SessionState, claim: NonNullable<Task['claim']>, setting: Setting): ClaimedTasks {
  let taken: ClaimedTasks = { state, jobs: [], log: [] }
  for (const { id } of state.attempts) {
    const one = claimAttemptTask(taken.state, id, claim, setting)
    taken = { state: one.state, jobs: [...taken.jobs, ...one.jobs], log: [...taken.log, ...one.log] }
  }
  const refunds = claimRefundTasks(taken.state, claim, setting.now)
  return { state: refunds.state, jobs: [...taken.jobs, ...refunds.jobs], log: [...taken.log, ...refunds.log] }
}

/** Has the claim under which the job was taken run out before its call was made? */
export function isClaimExpired(job: Job, now: number): boolean {
  const { task } = 'refund' in job ? job.refund : job.attempt
  return task?.claim === undefined || task.claim.until <= now
}

/** Is the job still claimed by `by`? A server whose clock is ahead may have taken it over although it has not run out here. */
export function isClaimedBy(state: SessionState, job: Job, by: string): boolean {
  const held: readonly { readonly id: string; readonly task?: { readonly claim?: Task['claim'] } }[] =
    'refund' in job ? state.refunds : state.attempts
  const { id } = 'refund' in job ? job.refund : job.attempt
  return held.find((one) => one.id === id)?.task?.claim?.by === by
}

/** Keeps the claims of `by` alive until `until`. */
export function renewClaims(state: SessionState, by: string, until: number): SessionState {
  const kept = <T extends { readonly task?: { readonly claim?: Task['claim'] } }>(thing: T): T =>
    thing.task?.claim?.by === by ? { ...thing, task: { ...thing.task, claim: { by, until } } } : thing
  return { ...state, attempts: state.attempts.map(kept), refunds: state.refunds.map(kept) }
}

/** Ends the claims of everybody but `by` at `at` (ms). Always a new state, so that it is stored with a new time to wake. */
export function releaseStaleClaims(state: SessionState, by: string, at: number): SessionState {
  const freed = <T extends { readonly task?: { readonly claim?: Task['claim'] } }>(thing: T): T => {
    const claim = thing.task?.claim
    if (!claim || claim.by === by) return thing
    return { ...thing, task: { ...thing.task, claim: { ...claim, until: Math.min(claim.until, at) } } }
  }
  return { ...state, attempts: state.attempts.map(freed), refunds: state.refunds.map(freed) }
}

/** Has somebody's claim ended between the two, so that whoever waits for its call can read what came of it? */
export function endsClaim(before: SessionState, after: SessionState): boolean {
  type Holder = { readonly id: string; readonly task?: { readonly claim?: Task['claim'] } }
  const ends = (held: readonly Holder[], now: readonly Holder[]) =>
    held.some(
      ({ id, task }) => task?.claim !== undefined && now.find((other) => other.id === id)?.task?.claim === undefined,
    )
  return ends(before.attempts, after.attempts) || ends(before.refunds, after.refunds)
}

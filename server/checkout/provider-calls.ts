/** One call to a provider for one job, and its result as a step of the session. Nothing here throws for what a provider does. */
import { isGiven } from '../domain/assigned-money.ts'
import { sessionEnd } from '../domain/deadlines.ts'
import { applyEditResult } from '../domain/edits.ts'
import { payerOf } from '../domain/payer.ts'
import { applyCloseResult, applyCreateResult, applyLookupResult, applyReport } from '../domain/provider-results.ts'
import { applyRefundResult } from '../domain/refunds.ts'
import type { CloseResult, CreateResult, EditResult, LookupResult, RefundResult } from '../domain/report.ts'
import type { AttemptState, RefundState, SessionState, Task } from '../domain/session.ts'
import type { Setting, Step } from '../domain/step.ts'
import type { Job } from '../domain/tasks.ts'
import { SECOND } from '../domain/time-units.ts'
import type { CreateOrder, KnownAttempt, Provider } from '../providers/provider.ts'
import type { Timers } from './timers.ts'

/** Limits of the calls that no buyer waits minutes for, ms. */
const CLOSE_LIMIT = 10 * SECOND
const EDIT_LIMIT = 20 * SECOND
const LOOKUP_LIMIT = 15 * SECOND
const REFUND_LIMIT = 60 * SECOND
/** How long a request that was given up may still be on its way to the provider, ms. */
export const ARRIVAL = 20 * SECOND
/** Lets the provider's own words for a time-out win, ms. */
const TIMEOUT_SLACK = 200

/** What a call came to: how the state moves on with it. */
export type ApplyResult = (state: SessionState, setting: Setting) => Step

export interface CallContext {
  readonly publicUrl: string
  /** The key of an attempt's return address. */
  readonly returnKey: (attempt: string) => string
  readonly capabilities: Setting['capabilities']
  readonly timers: Timers
  /** How long what was sent may still be on its way, ms. */
  readonly arrival: number
}

/** The attempt in the words of a provider's questions. */
export function knownAttempt(state: SessionState, attempt: AttemptState): KnownAttempt {
  return {
    attempt: attempt.id,
    method: attempt.method,
    ...(attempt.payment === undefined ? {} : { payment: attempt.payment }),
    ...(attempt.memo === undefined ? {} : { providerData: attempt.memo }),
    customer: payerOf(state, attempt),
    amount: { minor: attempt.asked, currency: state.terms.amount.currency },
  }
}

function createOrderFor(
  state: SessionState,
  attempt: AttemptState,
  { publicUrl, returnKey, capabilities }: CallContext,
): CreateOrder {
  const { terms } = state
  return {
    attempt: attempt.id,
    method: attempt.method,
    fields: attempt.fields,
    amount: { minor: attempt.asked, currency: terms.amount.currency },
    locale: attempt.locale,
    customer: payerOf(state, attempt),
    order: terms.order,
    returnUrl: `${publicUrl}/v1/return/${attempt.id}?key=${returnKey(attempt.id)}`,
    callbackUrl: `${publicUrl}/v1/callbacks/${attempt.provider}`,
    endsAt: sessionEnd(state, capabilities),
    settings: terms.providers?.[attempt.provider],
  }
}

const because = (error: unknown): string => (error instanceof Error ? error.message : 'the call failed')

/**
 * Asks about the payment of an attempt, or of one that a person has given to it; undefined where it cannot be asked. Money that was given
 * to an attempt which had opened none is known by its own id alone. What a callback alone names is asked about as this attempt's and no
 * other's: its payment may be another order's.
 */
export function lookUp(
  { lookup, lookupPayment }: Pick<Provider, 'lookup' | 'lookupPayment'>,
  attempt: AttemptState,
  known: KnownAttempt,
  signal: AbortSignal,
): Promise<LookupResult> | undefined {
  const { payment } = known
  if (lookupPayment && payment !== undefined && isGiven(attempt, undefined)) return lookupPayment(payment, signal)
  if (!lookupPayment || payment === undefined || payment !== attempt.payment) return lookup?.(known, signal)
  return lookup?.(known, signal).then((found) => (found.kind === 'absent' ? lookupPayment(payment, signal) : found))
}

/** The answer of a call, or `late` where it takes longer than `limit` ms or throws. */
export async function withTimeout<T>(
  timers: Timers,
  limit: number,
  call: (signal: AbortSignal) => Promise<T>,
  late: (detail: string) => T,
): Promise<T> {
  const over = timers.sleep(limit + TIMEOUT_SLACK).then(() => late('no answer in time'))
  try {
    return await Promise.race([call(timers.timeout(limit)), over])
  } catch (error) {
    return late(because(error))
  }
}

const unchanged = (state: SessionState): Step => ({ state, log: [] })

/**
 * Is the attempt's task still the one that was taken? Where another has taken it over meanwhile, an answer that
 * brings no news must not end what that one does.
 */
function isHeld(state: SessionState, { id, task: taken }: AttemptState): boolean {
  const held = state.attempts.find((attempt) => attempt.id === id)?.task
  return held?.kind === taken?.kind && held?.tries === taken?.tries && held?.claim?.by === taken?.claim?.by
}

/** "There is none" only where it is said again after all that was on its way has arrived. */
async function confirmAbsent(
  ask: () => Promise<LookupResult>,
  { timers, arrival }: Pick<CallContext, 'timers' | 'arrival'>,
): Promise<LookupResult> {
  const first = await ask()
  if (first.kind !== 'absent') return first
  // A timer, not the clock: one that is set forward must not cut the wait short.
  await timers.sleep(arrival)
  return ask()
}

async function attemptCall(
  kind: Task['kind'],
  state: SessionState,
  attempt: AttemptState,
  provider: Provider,
  context: CallContext,
): Promise<ApplyResult> {
  const { id } = attempt
  const { timers } = context
  switch (kind) {
    case 'create': {
      const order = createOrderFor(state, attempt, context)
      const result = await withTimeout<CreateResult>(
        timers,
        provider.createLimit * SECOND,
        (signal) => provider.create(order, signal),
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) =>
        result.kind === 'report' || isHeld(now, attempt) ? applyCreateResult(now, id, result, setting) : unchanged(now)
    }
    case 'lookup': {
      const named = attempt.task?.payment
      const asked = { ...knownAttempt(state, attempt), ...(named === undefined ? {} : { payment: named }) }
      const ask = () =>
        withTimeout<LookupResult>(
          timers,
          LOOKUP_LIMIT,
          async (signal) =>
            lookUp(provider, attempt, asked, signal) ?? { kind: 'unanswered', detail: 'this provider cannot be asked' },
          (detail) => ({ kind: 'unanswered', detail }),
        )
      const result = attempt.task?.unsure ? await confirmAbsent(ask, context) : await ask()
      return (now, setting) =>
        result.kind === 'report' || isHeld(now, attempt) ? applyLookupResult(now, id, result, setting) : unchanged(now)
    }
    case 'close': {
      const result = await withTimeout<CloseResult>(
        timers,
        CLOSE_LIMIT,
        async (signal) =>
          provider.close
            ? provider.close(knownAttempt(state, attempt), signal)
            : { kind: 'open', detail: 'this provider cannot close' },
        (detail) => ({ kind: 'open', detail }),
      )
      const isNews = result.kind === 'closed' || result.report !== undefined
      return (now, setting) =>
        isNews || isHeld(now, attempt) ? applyCloseResult(now, id, result, setting) : unchanged(now)
    }
    case 'edit': {
      const { edit: wanted, fields: before, locale, screen } = attempt
      const order = {
        ...knownAttempt(state, attempt),
        before,
        fields: wanted?.fields ?? before,
        locale,
        ...(screen ? { screen } : {}),
      }
      const result = await withTimeout<EditResult>(
        timers,
        EDIT_LIMIT,
        async (signal) =>
          provider.edit
            ? provider.edit(order, signal)
            : { kind: 'refused', detail: 'this provider cannot change anything' },
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) =>
        result.kind !== 'unanswered' || isHeld(now, attempt)
          ? applyEditResult(now, id, wanted, result, setting)
          : unchanged(now)
    }
  }
}

async function refundCall(
  kind: 'refund' | 'lookup-refund',
  state: SessionState,
  attempt: AttemptState,
  refund: RefundState,
  provider: Provider,
  timers: Timers,
): Promise<ApplyResult> {
  const cannot: RefundResult = { kind: 'failed', failure: 'not_possible', detail: 'this provider has no refunds' }
  const call = async (signal: AbortSignal): Promise<RefundResult> => {
    if (kind === 'lookup-refund') {
      return provider.lookupRefund
        ? provider.lookupRefund({ id: refund.reference ?? '', refund: refund.id }, signal)
        : { kind: 'unanswered', detail: 'refunds of this provider cannot be asked for' }
    }
    const { amount, order: bought } = state.terms
    // All of an order is all of its lines.
    const items = refund.items ?? (refund.amount === amount.minor ? bought.items : undefined)
    const order = {
      ...knownAttempt(state, attempt),
      refund: refund.id,
      refundAmount: { minor: refund.amount, currency: amount.currency },
      ...(refund.reason === undefined ? {} : { reason: refund.reason }),
      ...(items === undefined ? {} : { items }),
    }
    return provider.refund ? provider.refund(order, signal) : cannot
  }
  const result = await withTimeout<RefundResult>(timers, REFUND_LIMIT, call, (detail) => ({
    kind: 'unanswered',
    detail,
  }))
  return (now, setting) => applyRefundResult(now, refund.id, result, setting)
}

/** A provider that cannot be asked for a refund is asked for the payment, whose totals tell of it. */
async function refundByPayment(
  state: SessionState,
  attempt: AttemptState,
  refund: RefundState,
  lookup: NonNullable<Provider['lookup']>,
  timers: Timers,
): Promise<ApplyResult> {
  const result = await withTimeout<LookupResult>(
    timers,
    LOOKUP_LIMIT,
    (signal) => lookup(knownAttempt(state, attempt), signal),
    (detail) => ({ kind: 'unanswered', detail }),
  )
  return (now, setting) => {
    const told = result.kind === 'report' ? applyReport(now, attempt.id, result.report, setting) : unchanged(now)
    const { reference } = refund
    const isAnswered = result.kind === 'report' && reference !== undefined
    const still: RefundResult = isAnswered
      ? { kind: 'pending', id: reference }
      : { kind: 'unanswered', detail: 'still under way' }
    const next = applyRefundResult(told.state, refund.id, still, setting)
    return { state: next.state, log: [...told.log, ...next.log] }
  }
}

/** Makes the call a job asks for. `provider` is the attempt's own. */
export function callProvider(
  job: Job,
  state: SessionState,
  provider: Provider,
  context: CallContext,
): Promise<ApplyResult> {
  switch (job.kind) {
    case 'create':
    case 'lookup':
    case 'close':
    case 'edit':
      return attemptCall(job.kind, state, job.attempt, provider, context)
    case 'lookup-refund': {
      const { lookup, lookupRefund } = provider
      if (!lookupRefund && lookup) return refundByPayment(state, job.attempt, job.refund, lookup, context.timers)
      return refundCall(job.kind, state, job.attempt, job.refund, provider, context.timers)
    }
    case 'refund':
      return refundCall(job.kind, state, job.attempt, job.refund, provider, context.timers)
  }
}

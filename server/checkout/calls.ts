/** One call to a provider for one job, and its answer as a step of the machine. Nothing here throws for what a provider does. */
import type {
  CloseAnswer,
  CreateAnswer,
  CreateOrder,
  KnownAttempt,
  LookupAnswer,
  Provider,
  RefundAnswer,
} from '../providers/provider.ts'
import { closed, created, lookedUp, type Setting, type Step } from './machine.ts'
import { refunded } from './refunds.ts'
import type { AttemptState, RefundState, SessionState } from './state.ts'
import type { Timers } from './timers.ts'
import { SECOND, sessionEnd } from './timing.ts'
import type { Job } from './work.ts'

/** Limits of the calls that no buyer waits minutes for, ms. */
const CLOSE_LIMIT = 10 * SECOND
const LOOKUP_LIMIT = 15 * SECOND
const REFUND_LIMIT = 60 * SECOND
/** Lets the provider's own words for a time-out win, ms. */
const GRACE = 200

/** What a call came to: how the state moves on with it. */
export type Outcome = (state: SessionState, setting: Setting) => Step

export interface Surroundings {
  readonly publicUrl: string
  readonly abilities: Setting['abilities']
  readonly timers: Timers
}

function known(state: SessionState, attempt: AttemptState): KnownAttempt {
  return {
    attempt: attempt.id,
    method: attempt.method,
    ...(attempt.payment === undefined ? {} : { payment: attempt.payment }),
    ...(attempt.memo === undefined ? {} : { memo: attempt.memo }),
    customer: state.terms.customer,
    amount: { minor: attempt.asked, currency: state.terms.amount.currency },
  }
}

function createOrder(state: SessionState, attempt: AttemptState, { publicUrl, abilities }: Surroundings): CreateOrder {
  const { terms } = state
  return {
    attempt: attempt.id,
    method: attempt.method,
    fields: attempt.fields,
    amount: { minor: attempt.asked, currency: terms.amount.currency },
    locale: attempt.locale,
    customer: terms.customer,
    order: terms.order,
    returnUrl: `${publicUrl}/v1/return/${attempt.id}`,
    callbackUrl: `${publicUrl}/v1/callbacks/${attempt.provider}`,
    endsAt: sessionEnd(state, abilities),
    settings: terms.providers?.[attempt.provider],
  }
}

const because = (error: unknown): string => (error instanceof Error ? error.message : 'the call failed')

async function guarded<T>(
  timers: Timers,
  limit: number,
  call: (signal: AbortSignal) => Promise<T>,
  late: (detail: string) => T,
): Promise<T> {
  const over = timers.sleep(limit + GRACE).then(() => late('no answer in time'))
  try {
    return await Promise.race([call(timers.timeout(limit)), over])
  } catch (error) {
    return late(because(error))
  }
}

async function attemptCall(
  kind: 'create' | 'lookup' | 'close',
  state: SessionState,
  attempt: AttemptState,
  provider: Provider,
  around: Surroundings,
): Promise<Outcome> {
  const { id } = attempt
  const { timers } = around
  switch (kind) {
    case 'create': {
      const order = createOrder(state, attempt, around)
      const answer = await guarded<CreateAnswer>(
        timers,
        provider.createLimit * SECOND,
        (signal) => provider.create(order, signal),
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) => created(now, id, answer, setting)
    }
    case 'lookup': {
      const answer = await guarded<LookupAnswer>(
        timers,
        LOOKUP_LIMIT,
        async (signal) =>
          provider.lookup
            ? provider.lookup(known(state, attempt), signal)
            : { kind: 'unanswered', detail: 'this provider cannot be asked' },
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) => lookedUp(now, id, answer, setting)
    }
    case 'close': {
      const answer = await guarded<CloseAnswer>(
        timers,
        CLOSE_LIMIT,
        async (signal) =>
          provider.close
            ? provider.close(known(state, attempt), signal)
            : { kind: 'open', detail: 'this provider cannot close' },
        (detail) => ({ kind: 'open', detail }),
      )
      return (now, setting) => closed(now, id, answer, setting)
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
): Promise<Outcome> {
  const cannot: RefundAnswer = { kind: 'failed', failure: 'not_possible', detail: 'this provider has no refunds' }
  const call = async (signal: AbortSignal): Promise<RefundAnswer> => {
    if (kind === 'lookup-refund') {
      return provider.lookupRefund
        ? provider.lookupRefund({ id: refund.reference ?? '', refund: refund.id }, signal)
        : { kind: 'unanswered', detail: 'refunds of this provider cannot be asked for' }
    }
    const order = {
      ...known(state, attempt),
      refund: refund.id,
      refundAmount: { minor: refund.amount, currency: state.terms.amount.currency },
      ...(refund.reason === undefined ? {} : { reason: refund.reason }),
      ...(refund.items === undefined ? {} : { items: refund.items }),
    }
    return provider.refund ? provider.refund(order, signal) : cannot
  }
  const answer = await guarded<RefundAnswer>(timers, REFUND_LIMIT, call, (detail) => ({ kind: 'unanswered', detail }))
  return (now, setting) => refunded(now, refund.id, answer, setting)
}

/** Makes the call a job asks for. `provider` is the attempt's own. */
export function perform(job: Job, state: SessionState, provider: Provider, around: Surroundings): Promise<Outcome> {
  switch (job.kind) {
    case 'create':
    case 'lookup':
    case 'close':
      return attemptCall(job.kind, state, job.attempt, provider, around)
    case 'refund':
    case 'lookup-refund':
      return refundCall(job.kind, state, job.attempt, job.refund, provider, around.timers)
  }
}

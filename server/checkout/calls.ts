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
import { SECOND, sessionEnd } from './timing.ts'
import type { Job } from './work.ts'

/** Limits of the calls that no buyer waits minutes for, ms. */
const CLOSE_LIMIT = 10 * SECOND
const LOOKUP_LIMIT = 15 * SECOND
const REFUND_LIMIT = 60 * SECOND

/** What a call came to: how the state moves on with it. */
export type Outcome = (state: SessionState, setting: Setting) => Step

export interface Surroundings {
  readonly publicUrl: string
  readonly abilities: Setting['abilities']
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

async function guarded<T>(call: () => Promise<T>, limit: number, late: (detail: string) => T): Promise<T> {
  const signal = AbortSignal.timeout(limit)
  const over = new Promise<T>((resolve) => {
    // A moment's grace lets the provider's own words for a time-out win.
    signal.addEventListener('abort', () => setTimeout(() => resolve(late('no answer in time')), 200).unref(), {
      once: true,
    })
  })
  try {
    return await Promise.race([call(), over])
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
  switch (kind) {
    case 'create': {
      const limit = provider.createLimit * SECOND
      const order = createOrder(state, attempt, around)
      const answer = await guarded<CreateAnswer>(
        () => provider.create(order, AbortSignal.timeout(limit)),
        limit,
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) => created(now, id, answer, setting)
    }
    case 'lookup': {
      const answer = await guarded<LookupAnswer>(
        async () =>
          provider.lookup
            ? provider.lookup(known(state, attempt), AbortSignal.timeout(LOOKUP_LIMIT))
            : { kind: 'unanswered', detail: 'this provider cannot be asked' },
        LOOKUP_LIMIT,
        (detail) => ({ kind: 'unanswered', detail }),
      )
      return (now, setting) => lookedUp(now, id, answer, setting)
    }
    case 'close': {
      const answer = await guarded<CloseAnswer>(
        async () =>
          provider.close
            ? provider.close(known(state, attempt), AbortSignal.timeout(CLOSE_LIMIT))
            : { kind: 'open', detail: 'this provider cannot close' },
        CLOSE_LIMIT,
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
): Promise<Outcome> {
  const cannot: RefundAnswer = { kind: 'failed', failure: 'not_possible', detail: 'this provider has no refunds' }
  const call = async (): Promise<RefundAnswer> => {
    const signal = AbortSignal.timeout(REFUND_LIMIT)
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
  const answer = await guarded<RefundAnswer>(call, REFUND_LIMIT, (detail) => ({ kind: 'unanswered', detail }))
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
      return refundCall(job.kind, state, job.attempt, job.refund, provider)
  }
}

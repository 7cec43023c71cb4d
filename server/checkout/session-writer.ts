/**
 * The only way in which a stored session changes: a pure step under the session's lock, stored with its log and with
 * what the shop is to be told, before anything is answered. It calls no provider; what a change makes due is done by
 * `worker.ts`, in this process or in another.
 */
import type { CapabilitiesOf } from '../domain/capabilities.ts'
import { keptErased } from '../domain/erasure.ts'
import type { OutboxMessage } from '../domain/outbox.ts'
import type { RoundingLimit } from '../domain/rounding.ts'
import { routeOutcomesBetween, type RouteOutcome } from '../domain/route-outcomes.ts'
import { nextWake } from '../domain/schedule.ts'
import type { SessionState } from '../domain/session.ts'
import type { Setting, Step } from '../domain/step.ts'
import type { Change, PaymentHolder, PaymentName, Store, Unmatched } from '../domain/store.ts'
import { endsClaim } from '../domain/tasks.ts'
import { warnedBetween, type Warned } from '../domain/transfer-warning.ts'
import { isVisibleChange, statusChangesBetween } from '../domain/webhook-events.ts'
import { messagesBetween } from '../domain/webhook-messages.ts'
import { eventId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Revisions } from './revisions.ts'

export interface SessionWriterDeps {
  readonly store: Store
  readonly registry: ProviderRegistry
  readonly revisions: Revisions
  /** ms since the epoch. */
  readonly now: () => number
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
  /** True where the shop is to be told by webhook. */
  readonly sendsWebhooks: boolean
  /** Told of each attempt that has come to another status. */
  readonly onAttempt?: (provider: string, status: string) => void
  /** Told of each attempt whose first details have something about them that does not add up. */
  readonly onWarned?: (warned: Warned) => void
  /** Told of what has happened by routes, once it is stored. */
  readonly onRoutes?: (outcomes: readonly RouteOutcome[]) => void
}

/** What a caller makes of a session: a step where there is something to change, and what the caller wants to know. */
export type Decide<T> = (
  state: SessionState,
  unmatched: Unmatched | undefined,
  holder: PaymentHolder | undefined,
) => {
  readonly value: T
  readonly step?: Step
  readonly assignTo?: string
  readonly erases?: Change['erases']
  readonly receipt?: Change['receipt']
}

export interface Changed<T> {
  readonly value: T
  /** The session after the change. */
  readonly state: SessionState
  /** The change has left work to be done at once. */
  readonly isDue: boolean
}

export interface SessionWriter {
  readonly capabilities: CapabilitiesOf
  setting(): Setting
  /**
   * Applies `decide` under the session's lock; `undefined` where there is no such session. `about` is the id of unmatched money,
   * or a payment: how it stands and who holds it is read along, and it is given to an attempt by the same change, to one alone.
   * Throws where storage is away.
   */
  change<T>(session: string, decide: Decide<T>, about?: string | PaymentName): Promise<Changed<T> | undefined>
}

interface Stored<T> extends Changed<T> {
  /** Somebody can see the change, or may wait for a claim that it ends. */
  readonly isNews: boolean
  readonly statusChanges: ReturnType<typeof statusChangesBetween>
  readonly outcomes: readonly RouteOutcome[]
  readonly warned: readonly Warned[]
}

/** What has changed where nothing has. */
const NOTHING = { isDue: false, isNews: false, statusChanges: [], outcomes: [], warned: [] } as const

export function createSessionWriter(deps: SessionWriterDeps): SessionWriter {
  const { store, registry, revisions, now, rounding } = deps
  const { capabilities } = registry

  function messagesOf(before: SessionState, after: SessionState): readonly OutboxMessage[] {
    if (!deps.sendsWebhooks) return []
    const timestamp = new Date(now()).toISOString()
    return messagesBetween(before, after, registry.seenByShop, timestamp).map((told) => ({
      id: eventId(),
      event: told.type,
      body: JSON.stringify(told),
    }))
  }

  return {
    capabilities,
    setting: () => ({ now: now(), capabilities, ...(rounding ? { rounding } : {}) }),

    async change<T>(session: string, decide: Decide<T>, about?: string | PaymentName) {
      const apply: Parameters<typeof store.change<Stored<T>>>[1] = (before, money, holder) => {
        const { value, step, assignTo, erases, receipt } = decide(before, money, holder)
        if (!step || (step.state === before && step.log.length === 0 && assignTo === undefined))
          return { value: { ...NOTHING, value, state: before } }
        const { state: after, log } = keptErased(step, { now: now() })
        const isVisible = isVisibleChange(before, after)
        const state = isVisible ? { ...after, revision: before.revision + 1 } : after
        const isNews = isVisible || endsClaim(before, state)
        const wakeAt = nextWake(state, capabilities)
        const isDue = wakeAt !== undefined && wakeAt <= now()
        const statusChanges = isVisible ? statusChangesBetween(before, state) : []
        const outcomes = isVisible ? routeOutcomesBetween(before, state, capabilities, now()) : []
        const warned = isVisible ? warnedBetween(before, state) : []
        return {
          value: { value, state, isDue, isNews, statusChanges, outcomes, warned },
          change: {
            state,
            log,
            messages: messagesOf(before, state),
            wakeAt,
            isNews,
            ...(assignTo === undefined ? {} : { assignTo }),
            ...(erases ? { erases } : {}),
            ...(receipt ? { receipt } : {}),
          },
        }
      }
      const stored = await store.change(session, apply, about)
      if (!stored) return undefined
      const { value, state, isDue, isNews, statusChanges, outcomes, warned } = stored
      if (isNews) revisions.publish(session, state.revision)
      for (const { provider, status } of statusChanges) deps.onAttempt?.(provider, status)
      for (const one of warned) deps.onWarned?.(one)
      if (outcomes.length > 0) deps.onRoutes?.(outcomes)
      return { value, state, isDue }
    },
  }
}

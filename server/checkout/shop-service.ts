/** What the shop's backend can do with its sessions. */
import type { SessionUpdate } from '../../src/contract/shop/index.ts'
import { assign, type AssignDecision, type AssignedBy } from '../domain/assigned-money.ts'
import * as commands from '../domain/commands.ts'
import { withoutPersons, wordsOfBuyer } from '../domain/private-text.ts'
import { revoke } from '../domain/revoke.ts'
import type { SessionState } from '../domain/session.ts'
import { findAttempt, type Actor } from '../domain/step.ts'
import type { SessionFilter } from '../domain/session-filter.ts'
import type { Store, StoredLogLine } from '../domain/store.ts'
import { updateSession, type UpdateDecision } from '../domain/update.ts'
import { SECOND } from '../domain/time-units.ts'
import { handsOn } from './by-hand.ts'
import { unmatchedView } from './unmatched-view.ts'
import { attemptId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import { refreshAttempt } from './refresh-attempt.ts'
import { refundService } from './refund-service.ts'
import type { Revisions } from './revisions.ts'
import { realTimers, type Timers } from './timers.ts'
import type { Worker } from './worker.ts'

export interface ShopServiceDeps {
  readonly store: Store
  readonly sessions: Worker
  readonly registry: ProviderRegistry
  readonly revisions: Revisions
  readonly timers?: Timers
}

export type ShopService = ReturnType<typeof createShopService>

/** Lines that were stored before words were made safe may hold somebody's. */
function readable(state: SessionState, { detail, ...line }: Omit<StoredLogLine, 'at'>): Omit<StoredLogLine, 'at'> {
  const said = detail?.['said']
  if (typeof said !== 'string') return detail ? { ...line, detail } : line
  const attempt = line.attempt === undefined ? undefined : findAttempt(state, line.attempt)
  return { ...line, detail: { ...detail, said: withoutPersons(said, wordsOfBuyer(state, attempt)) } }
}

export function createShopService({ store, sessions, registry, revisions, timers = realTimers }: ShopServiceDeps) {
  async function whole(state: SessionState) {
    const log = await store.log(state.id)
    const created = { seq: 0, at: new Date(state.createdAt).toISOString(), what: 'session.created' }
    const lines = log.map(({ at, ...line }) => ({ ...readable(state, line), at: new Date(at).toISOString() }))
    return { ...registry.seenByShop(state), log: [created, ...lines] }
  }

  async function read(id: string) {
    const state = await store.read(id)
    return state && whole(state)
  }

  /** One page of sessions; `next` is what to pass as `after`, the session it goes on behind. Undefined where there is none of that id. */
  async function list({ after, ...filter }: Omit<SessionFilter, 'after'> & { readonly after?: string }) {
    const held = after === undefined ? undefined : await store.read(after)
    if (after !== undefined && !held) return undefined
    const place = held ? { after: { id: held.id, at: held.createdAt } } : {}
    const states = await store.list({ ...filter, ...place, limit: filter.limit + 1 })
    const page = states.slice(0, filter.limit)
    const last = page.at(-1)
    const hasMore = states.length > filter.limit && last !== undefined
    return { data: page.map((state) => registry.seenByShop(state)), ...(hasMore ? { next: last.id } : {}) }
  }

  /** One attempt in its session. */
  async function attempt(id: string) {
    const holder = await store.sessionOfAttempt(id)
    const state = holder === undefined ? undefined : await store.read(holder)
    const session = state && registry.seenByShop(state)
    const held = session?.attempts.find((one) => one.id === id)
    return session && held && { ...held, session }
  }

  /** Changes what `named` names; `posted` is the body's own `order`. */
  async function update(id: string, named: SessionUpdate, said: Actor & { readonly posted: unknown }) {
    const fault = named.customer && registry.cannotCarry({ customer: named.customer })
    if (fault) return { kind: 'fault', fault } as const
    const changed = await sessions.change<UpdateDecision>(id, (state) => {
      const decision = updateSession(state, named, said, sessions.setting())
      return { value: decision, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    })
    if (!changed) return undefined
    if (changed.value.kind !== 'step') return changed.value
    return { kind: 'session', session: await whole(changed.state) } as const
  }

  async function decide(id: string, step: (state: SessionState) => commands.Decision) {
    const changed = await sessions.change<commands.Decision>(id, (state) => {
      const decision = step(state)
      return { value: decision, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    })
    if (!changed) return undefined
    if (changed.value.kind === 'refused') return changed.value
    const state = await store.read(id)
    return state && { kind: 'session' as const, session: await whole(state) }
  }

  /** Asks the attempt's provider and waits for its answer; `asked` is false where it cannot be asked. */
  async function reconcile(attempt: string) {
    const session = await store.sessionOfAttempt(attempt)
    if (session === undefined) return undefined
    const asked = await refreshAttempt({ store, sessions, revisions, timers }, session, attempt, 20 * SECOND)
    const state = await store.read(session)
    return state && { asked, session: await whole(state) }
  }

  /** Ends every key to a session that was given away, and whatever is open by one. */
  async function revoked(id: string, said: Actor) {
    // Without keys first: whoever is told of the change finds his own gone.
    await store.dropKeys(id)
    const changed = await sessions.change(id, (state) => ({
      value: undefined,
      step: revoke(state, said, sessions.setting()),
    }))
    return changed && whole(changed.state)
  }

  type Target = { readonly attempt: string } | { readonly session: string }

  /** Gives money to no known order to an attempt, or to a session whose buyer need not have chosen anything. */
  async function assigned(id: string, target: Target, said: AssignedBy) {
    const held = await store.unmatchedById(id)
    if (!held) return { kind: 'unknown' } as const
    if (held.unclear) return { kind: 'unclear' } as const
    // It was money for nobody only until its place was told: given to an order it would count twice.
    const atCounter = await store.counterPayment(held.provider, held.payment)
    if (atCounter) return { kind: 'assigned', to: atCounter.counter } as const
    const named = 'attempt' in target ? target.attempt : undefined
    const session = 'attempt' in target ? await store.sessionOfAttempt(target.attempt) : target.session
    const fresh = attemptId()
    const changed =
      session === undefined
        ? undefined
        : await sessions.change<AssignDecision | undefined>(
            session,
            (state, unmatched, holder) => {
              const decision = unmatched && assign(state, named, fresh, unmatched, holder, said, sessions.setting())
              return decision?.kind === 'given'
                ? { value: decision, step: decision.step, assignTo: decision.attempt }
                : { value: decision }
            },
            id,
          )
    if (session === undefined || !changed) return { kind: 'unknown-target' } as const
    const decision = changed.value
    if (!decision) return { kind: 'unknown' } as const
    if (decision.kind === 'assigned' || decision.kind === 'held') return decision
    const state = await store.read(session)
    if (!state) return { kind: 'unknown-target' } as const
    return { kind: 'session', session: await whole(state) } as const
  }

  /** Says that money is nobody's. */
  async function dismiss(id: string, said: Actor & { readonly note: string }) {
    const held = await store.dismissUnmatched(id, { ...said, at: sessions.setting().now })
    if (!held) return { kind: 'unknown' } as const
    if (held.assignedTo !== undefined) return { kind: 'assigned', to: held.assignedTo } as const
    return { kind: 'dismissed', unmatched: unmatchedView(held) } as const
  }

  return {
    read,
    list,
    attempt,
    update,
    reconcile,
    ...refundService({ store, sessions, registry, timers }),
    ...handsOn(store, sessions, whole),
    assign: assigned,
    dismiss,
    revoke: revoked,
    unmatched: async () => (await store.unmatched()).map(unmatchedView),
    cancel: (id: string, said: Actor = {}) =>
      decide(id, (state) => commands.cancelSession(state, sessions.setting(), said)),
    accept: (id: string, said: Actor = {}) => decide(id, (state) => commands.accept(state, sessions.setting(), said)),
  }
}

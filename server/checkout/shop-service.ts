/** What the shop's backend can do with its sessions. */
import * as commands from '../domain/commands.ts'
import type { Item } from '../domain/order.ts'
import { applyReport } from '../domain/provider-results.ts'
import { requestRefund } from '../domain/refunds.ts'
import type { SessionState } from '../domain/session.ts'
import { refundView } from '../domain/shop-view.ts'
import type { SessionFilter, Store } from '../domain/store.ts'
import { SECOND } from '../domain/time-units.ts'
import { unmatchedView } from './callbacks.ts'
import { refundId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import { refreshAttempt } from './refresh-attempt.ts'
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

export interface RefundWish {
  readonly amount?: { readonly minor: number; readonly currency: string }
  readonly reason?: string
  readonly items?: readonly Item[]
}

export type RefundAsked =
  | { readonly kind: 'asked'; readonly refund: ReturnType<typeof refundView> }
  | {
      readonly kind: 'refused'
      readonly why: 'not_possible' | 'nothing_to_refund' | 'amount_too_large' | 'other_currency'
      readonly refundable?: number
      readonly currency?: string
    }

export type ShopService = ReturnType<typeof createShopService>

export function createShopService({ store, sessions, registry, revisions, timers = realTimers }: ShopServiceDeps) {
  async function whole(state: SessionState) {
    const log = await store.log(state.id)
    const created = { seq: 0, at: new Date(state.createdAt).toISOString(), what: 'session.created' }
    const lines = log.map(({ at, ...line }) => ({ ...line, at: new Date(at).toISOString() }))
    return { ...registry.seenByShop(state), log: [created, ...lines] }
  }

  async function read(id: string) {
    const state = await store.read(id)
    return state && whole(state)
  }

  /** One page of sessions in the order they were made; `next` is what to pass as `after`. */
  async function list(filter: SessionFilter) {
    const states = await store.list({ ...filter, limit: filter.limit + 1 })
    const page = states.slice(0, filter.limit)
    const last = page.at(-1)
    const hasMore = states.length > filter.limit && last !== undefined
    return { data: page.map((state) => registry.seenByShop(state)), ...(hasMore ? { next: last.id } : {}) }
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

  async function refund(attempt: string, wish: RefundWish, id = refundId()): Promise<RefundAsked | undefined> {
    const session = await store.sessionOfAttempt(attempt)
    if (session === undefined) return undefined
    const changed = await sessions.change<RefundAsked>(session, (state) => {
      const { currency } = state.terms.amount
      const held = state.attempts.find((other) => other.id === attempt)
      const provider = held && registry.find(held.provider)
      const again = state.refunds.find((other) => other.id === id)
      if (again) return { value: { kind: 'asked', refund: refundView(again, currency) } }
      if (!provider?.refund) return { value: { kind: 'refused', why: 'not_possible' } }
      if (wish.amount && wish.amount.currency !== currency)
        return { value: { kind: 'refused', why: 'other_currency', currency } }
      const { amount, reason, items } = wish
      const details = {
        ...(amount === undefined ? {} : { amount: amount.minor }),
        ...(reason === undefined ? {} : { reason }),
        ...(items === undefined ? {} : { items }),
      }
      const decision = requestRefund(state, { id, attempt, ...details }, sessions.setting())
      if (decision.kind === 'refused') return { value: { ...decision, currency } }
      const made = decision.step.state.refunds.find((other) => other.id === id)
      if (!made) return { value: { kind: 'refused', why: 'nothing_to_refund' } }
      return { value: { kind: 'asked', refund: refundView(made, currency) }, step: decision.step }
    })
    if (!changed) return undefined
    await Promise.race([changed.work, timers.sleep(3 * SECOND)])
    const fresh = await readRefund(id)
    return changed.value.kind === 'asked' && fresh ? { kind: 'asked', refund: fresh } : changed.value
  }

  async function readRefund(id: string) {
    const session = await store.sessionOfRefund(id)
    const state = session === undefined ? undefined : await store.read(session)
    const held = state?.refunds.find((other) => other.id === id)
    return held && state ? refundView(held, state.terms.amount.currency) : undefined
  }

  /** Settles money to no known order: it counts for the attempt it is assigned to. */
  async function assign(id: string, attempt: string) {
    if (!(await store.unmatchedById(id))) return { kind: 'unknown' } as const
    const session = await store.sessionOfAttempt(attempt)
    if (session === undefined) return { kind: 'unknown-attempt' } as const
    const changed = await sessions.change(
      session,
      (state, unmatched) => {
        const to = unmatched?.assignedTo ?? attempt
        if (!unmatched || to !== attempt) return { value: to }
        return {
          value: to,
          step: applyReport(state, attempt, unmatched.report, sessions.setting()),
          assignTo: attempt,
        }
      },
      id,
    )
    if (changed && changed.value !== attempt) return { kind: 'assigned', to: changed.value } as const
    const state = await store.read(session)
    return state ? ({ kind: 'session', session: await whole(state) } as const) : ({ kind: 'unknown-attempt' } as const)
  }

  return {
    read,
    list,
    reconcile,
    refund,
    readRefund,
    assign,
    newRefundId: refundId,
    unmatched: async () => (await store.unmatched()).map(unmatchedView),
    cancel: (id: string) => decide(id, (state) => commands.cancelSession(state, sessions.setting())),
    accept: (id: string) => decide(id, (state) => commands.accept(state, sessions.setting())),
  }
}

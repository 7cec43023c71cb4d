/** Sending money back, as the shop's backend asks for it. */
import type { Fault } from '../domain/read-amount.ts'
import {
  partsOf,
  requestRefund,
  requestSessionRefund,
  settleRefund,
  type RefundDecision,
  type RefundWish,
  type Settlement,
} from '../domain/refunds.ts'
import type { RefundState, SessionState } from '../domain/session.ts'
import { refundView } from '../domain/shop-view.ts'
import type { Store } from '../domain/store.ts'
import { SECOND } from '../domain/time-units.ts'
import { refundId } from './ids.ts'
import type { ProviderRegistry } from './provider-registry.ts'
import type { Timers } from './timers.ts'
import type { Worker } from './worker.ts'

/** How long an answer waits for the payment systems, ms. */
const PATIENCE = 3 * SECOND

export interface RefundServiceDeps {
  readonly store: Store
  readonly sessions: Worker
  readonly registry: ProviderRegistry
  readonly timers: Timers
}

/** As the shop has posted it, with its amounts in minor units of `currency`, where it names one. */
export type PostedWish = Omit<RefundWish, 'id'> & { readonly currency?: string }

type View = ReturnType<typeof refundView>

export type RefundAsked =
  | { readonly kind: 'asked'; readonly refunds: readonly View[] }
  | { readonly kind: 'fault'; readonly fault: Fault }
  | {
      readonly kind: 'refused'
      readonly why: 'not_possible' | 'nothing_to_refund' | 'amount_too_large'
      /** Minor units, and what they are of. */
      readonly refundable: number
      readonly currency: string
    }

export type RefundSettled =
  | { readonly kind: 'settled'; readonly refund: View }
  | { readonly kind: 'refused'; readonly status: RefundState['status'] }

export function refundService({ store, sessions, registry, timers }: RefundServiceDeps) {
  const canRefund = (provider: string) => registry.find(provider)?.refund !== undefined
  const views = (refunds: readonly RefundState[], { terms }: SessionState): readonly View[] =>
    refunds.map((refund) => refundView(refund, terms.amount.currency))

  /** Repeated under the same `id`, it answers what was asked for the first time. */
  async function ask(
    session: string,
    id: string,
    { currency: posted, ...wish }: PostedWish,
    decide: (state: SessionState, wish: RefundWish) => RefundDecision,
  ): Promise<RefundAsked | undefined> {
    const changed = await sessions.change<RefundAsked | 'asked'>(session, (state) => {
      const { currency } = state.terms.amount
      if (partsOf(state, id).length > 0) return { value: 'asked' }
      if (posted !== undefined && posted !== currency) {
        const field = wish.amount === undefined ? 'items.0.price.currency' : 'amount.currency'
        const detail = `The refund must be in ${currency}, as the order is.`
        return { value: { kind: 'fault', fault: { code: 'invalid_amount', field, detail } } }
      }
      const decision = decide(state, { id, ...wish })
      switch (decision.kind) {
        case 'fault':
          return { value: decision }
        case 'refused':
          return { value: { ...decision, currency } }
        case 'step':
          return { value: 'asked', step: decision.step }
      }
    })
    if (!changed) return undefined
    if (changed.value !== 'asked') return changed.value
    await Promise.race([changed.work, timers.sleep(PATIENCE)])
    const state = await store.read(session)
    return state && { kind: 'asked', refunds: views(partsOf(state, id), state) }
  }

  async function find(id: string): Promise<{ state: SessionState; refund: RefundState } | undefined> {
    const session = await store.sessionOfRefund(id)
    const state = session === undefined ? undefined : await store.read(session)
    const refund = state?.refunds.find((held) => held.id === id)
    return state && refund && { state, refund }
  }

  return {
    newRefundId: refundId,

    async refund(attempt: string, wish: PostedWish, id: string): Promise<RefundAsked | undefined> {
      const session = await store.sessionOfAttempt(attempt)
      if (session === undefined) return undefined
      return ask(session, id, wish, (state, wanted) =>
        requestRefund(state, { ...wanted, attempt }, sessions.setting(), canRefund),
      )
    },

    refundSession: (session: string, wish: PostedWish, id: string): Promise<RefundAsked | undefined> =>
      ask(session, id, wish, (state, wanted) => requestSessionRefund(state, wanted, sessions.setting(), canRefund)),

    /** All that was asked for under one id; empty where nothing was. */
    async refundsUnder(id: string): Promise<readonly View[]> {
      const found = await find(id)
      return found ? views(partsOf(found.state, id), found.state) : []
    },

    async readRefund(id: string): Promise<View | undefined> {
      const found = await find(id)
      return found && refundView(found.refund, found.state.terms.amount.currency)
    },

    async settleRefund(id: string, said: Settlement): Promise<RefundSettled | undefined> {
      const found = await find(id)
      if (!found) return undefined
      const changed = await sessions.change<RefundSettled | undefined>(found.state.id, (state) => {
        const decision = settleRefund(state, id, said, sessions.setting())
        if (decision.kind === 'refused') return { value: decision }
        const after = decision.step.state.refunds.find((held) => held.id === id)
        if (!after) return { value: undefined }
        const value = { kind: 'settled', refund: refundView(after, state.terms.amount.currency) } as const
        return { value, step: decision.step }
      })
      return changed?.value
    },
  }
}

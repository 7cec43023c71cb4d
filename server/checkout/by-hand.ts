/** What a person says of money, under the session's lock. */
import { randomInt } from 'node:crypto'
import { heldTotals } from '../domain/ledger.ts'
import type { Amount } from '../domain/order.ts'
import { attemptOfRecord, credit, record, recordIdOf, voidRecord, type RecordDecision } from '../domain/records.ts'
import type { CreditState, RecordState, SessionState } from '../domain/session.ts'
import type { Setting } from '../domain/step.ts'
import type { Store } from '../domain/store.ts'
import type { SessionWriter } from './session-writer.ts'

type Said = { readonly note: string; readonly by?: string }

export type DoneByHand<Session> =
  | { readonly kind: 'done'; readonly id?: string; readonly session: Session }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other-currency'; readonly currency: string }
  /** The payment that was named is this attempt's. */
  | { readonly kind: 'other-attempt'; readonly attempt: string }
  | Extract<RecordDecision, { kind: 'refused' }>

/** `whole` is the session as the shop sees it. */
export function handsOn<Session>(
  store: Store,
  sessions: SessionWriter,
  whole: (state: SessionState) => Promise<Session>,
) {
  async function decide(
    attempt: string | undefined,
    step: (
      state: SessionState,
      setting: Setting,
    ) => RecordDecision | Extract<DoneByHand<Session>, { kind: 'other-currency' }>,
    id?: string,
  ): Promise<DoneByHand<Session>> {
    const session = attempt === undefined ? undefined : await store.sessionOfAttempt(attempt)
    if (session === undefined) return { kind: 'unknown' }
    const changed = await sessions.change(session, (state) => {
      const decision = step(state, sessions.setting())
      return { value: decision, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    })
    if (!changed) return { kind: 'unknown' }
    if (changed.value.kind !== 'step') return changed.value
    return { kind: 'done', ...(id === undefined ? {} : { id }), session: await whole(changed.state) }
  }

  /** The attempt to which a payment of this attempt's provider belongs: named for another it would count twice. */
  async function holderOf(attempt: string, payment: string | undefined): Promise<string | undefined> {
    const session = payment === undefined ? undefined : await store.sessionOfAttempt(attempt)
    const state = session === undefined ? undefined : await store.read(session)
    const provider = state?.attempts.find(({ id }) => id === attempt)?.provider
    if (payment === undefined || provider === undefined) return undefined
    const holder = await store.attemptOfPayment(provider, payment)
    const held = holder && (await store.read(holder.session))?.attempts.find(({ id }) => id === holder.attempt)
    // A record that has been taken back holds nothing.
    const isHeld = held?.payment === payment || (held && heldTotals(held).some((total) => total.payment === payment))
    return isHeld ? held.id : undefined
  }

  return {
    /** An id for a new record or credit of this attempt; undefined where there is no such attempt. */
    async newRecordId(attempt: string): Promise<string | undefined> {
      const session = await store.sessionOfAttempt(attempt)
      return session === undefined ? undefined : recordIdOf(attempt, randomInt(2 ** 47))
    },
    async record(
      id: string,
      said: Omit<RecordState, 'id' | 'at' | 'beside' | 'voided'> & { readonly attempt: string },
    ) {
      const holder = await holderOf(said.attempt, said.payment)
      if (holder !== undefined && holder !== said.attempt)
        return { kind: 'other-attempt', attempt: holder } satisfies DoneByHand<Session>
      return decide(said.attempt, (state, setting) => record(state, id, said, setting), id)
    },
    voidRecord: (id: string, said: Said) =>
      decide(attemptOfRecord(id), (state, setting) => voidRecord(state, id, said, setting)),
    credit(attempt: string, said: Omit<CreditState, 'at' | 'credited'> & { readonly credited: Amount }) {
      return decide(attempt, (state, setting) => {
        const { currency } = state.terms.amount
        if (said.credited.currency !== currency) return { kind: 'other-currency', currency }
        return credit(state, { ...said, attempt, credited: said.credited.minor }, setting)
      })
    },
  }
}

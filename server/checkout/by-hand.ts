/** What a person says of money, under the session's lock. */
import { randomInt } from 'node:crypto'
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

  return {
    /** An id for a new record of this attempt; undefined where there is no such attempt. */
    async newRecordId(attempt: string): Promise<string | undefined> {
      const session = await store.sessionOfAttempt(attempt)
      return session === undefined ? undefined : recordIdOf(attempt, randomInt(1_000_000))
    },
    record: (id: string, said: Omit<RecordState, 'id' | 'at' | 'beside' | 'voided'> & { readonly attempt: string }) =>
      decide(said.attempt, (state, setting) => record(state, id, said, setting), id),
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

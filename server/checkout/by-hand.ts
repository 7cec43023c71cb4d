/** What a person says of money, under the session's lock. */
import { randomInt } from 'node:crypto'
import type { Amount } from '../domain/order.ts'
import { notRecordable, type NotRecordable } from '../domain/payment-holder.ts'
import { attemptOfRecord, credit, record, recordIdOf, voidRecord, type RecordDecision } from '../domain/records.ts'
import type { CreditState, RecordState, SessionState } from '../domain/session.ts'
import type { Actor, Setting } from '../domain/step.ts'
import type { PaymentHolder, PaymentName, Store, Unmatched } from '../domain/store.ts'
import type { SessionWriter } from './session-writer.ts'

type Said = Actor & { readonly note: string }

export type DoneByHand<Session> =
  | { readonly kind: 'done'; readonly id?: string; readonly session: Session }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'other-currency'; readonly currency: string }
  | NotRecordable
  | { readonly kind: 'at-counter'; readonly counter: string }
  | Extract<RecordDecision, { kind: 'refused' }>

/** `whole` is the session as the shop sees it. */
export function handsOn<Session>(
  store: Store,
  sessions: SessionWriter,
  whole: (state: SessionState) => Promise<Session>,
) {
  type Decided = RecordDecision | Exclude<DoneByHand<Session>, { kind: 'done' }>

  /** `about`: the payment that is spoken of, read along under the session's lock. */
  async function decide(
    attempt: string | undefined,
    step: (
      state: SessionState,
      setting: Setting,
      beside: { readonly unmatched: Unmatched | undefined; readonly holder: PaymentHolder | undefined },
    ) => Decided,
    id?: string,
    about?: PaymentName,
  ): Promise<DoneByHand<Session>> {
    const session = attempt === undefined ? undefined : await store.sessionOfAttempt(attempt)
    if (session === undefined) return { kind: 'unknown' }
    const decided = (state: SessionState, unmatched: Unmatched | undefined, holder: PaymentHolder | undefined) => {
      const decision = step(state, sessions.setting(), { unmatched, holder })
      return { value: decision, ...(decision.kind === 'step' ? { step: decision.step } : {}) }
    }
    const changed = await sessions.change(session, decided, about)
    if (!changed) return { kind: 'unknown' }
    if (changed.value.kind !== 'step') return changed.value
    return { kind: 'done', ...(id === undefined ? {} : { id }), session: await whole(changed.state) }
  }

  /** The payment that a record is of, where it is known by its provider's id. */
  async function paymentOf(id: string, payment: string | undefined): Promise<PaymentName | undefined> {
    const session = await store.sessionOfAttempt(id)
    const attempt =
      session === undefined ? undefined : (await store.read(session))?.attempts.find((one) => one.id === id)
    const name = payment ?? attempt?.payment
    return attempt && name !== undefined ? { provider: attempt.provider, payment: name } : undefined
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
      const about = await paymentOf(said.attempt, said.payment)
      const atCounter = about && (await store.counterPayment(about.provider, about.payment))
      if (atCounter) return { kind: 'at-counter', counter: atCounter.counter } satisfies DoneByHand<Session>
      return decide(
        said.attempt,
        (state, setting, { unmatched, holder }) =>
          notRecordable(said.attempt, unmatched, holder) ?? record(state, id, said, setting),
        id,
        about,
      )
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

/** What every storage must do so that no payment counts for two attempts: by reports, by records, and by hand at once. */
import { expect, it } from 'vitest'
import { assign } from '../../../server/domain/assigned-money.ts'
import { notRecordable } from '../../../server/domain/payment-holder.ts'
import { record, voidRecord } from '../../../server/domain/records.ts'
import type { SessionState } from '../../../server/domain/session.ts'
import type { Setting } from '../../../server/domain/step.ts'
import type { Store } from '../../../server/domain/store.ts'
import { all, attempt, change, message, session, T0, unmatched } from './states.ts'

const capabilities = () => ({ lookup: false, close: true, repeatable: false, createLimit: 300 })
const NOW: Setting = { now: T0, capabilities }
const said = (of: string, payment: string) => ({
  attempt: of,
  kind: 'received' as const,
  amount: { minor: 500, currency: 'RUB' },
  payment,
  note: 'seen',
})
const sim = (payment: string) => ({ provider: 'sim', payment })

/** A part of `storeSuite`; `other` is another server's view of the same data, where there can be one. */
export function heldPaymentsSuite(stores: () => { readonly store: Store; readonly other: Store }): void {
  /** A session with one attempt, `<id>-1`, whose own payment is `<id>-own`. */
  async function opened(id: string): Promise<void> {
    const { store } = stores()
    await store.open(session(id), undefined, [])
    const state = { ...session(id), attempts: [attempt(`${id}-1`, [`${id}-own`])] }
    await store.change(id, () => ({ value: 0, change: change(state) }))
  }

  /** As the services record: what is in the way is looked at under the same lock. */
  const recorded = (from: Store, id: string, payment: string) =>
    from.change(
      id,
      (state, money, holder) => {
        const at = `${id}-1`
        const decision = notRecordable(at, money, holder) ?? record(state, `${at}_1`, said(at, payment), NOW)
        return decision.kind === 'step'
          ? { value: 'recorded', change: change(decision.step.state) }
          : { value: decision.kind }
      },
      sim(payment),
    )

  const voided = (id: string) =>
    stores().store.change(id, (state) => {
      const decision = voidRecord(state, `${id}-1_1`, { note: 'mistyped' }, NOW)
      return decision.kind === 'step' ? { value: 1, change: change(decision.step.state) } : { value: 0 }
    })

  const assigned = (from: Store, id: string, money: string) =>
    from.change(
      id,
      (state, found, holder) => {
        const decision = found && assign(state, undefined, `${id}-2`, found, holder, {}, NOW)
        return decision?.kind === 'given'
          ? { value: 'given', change: { ...change(decision.step.state), assignTo: decision.attempt } }
          : { value: decision?.kind ?? 'nothing' }
      },
      money,
    )

  /** The attempts of these sessions that count the payment. */
  async function counting(ids: readonly string[], payment: string): Promise<readonly string[]> {
    const states = await Promise.all(ids.map((id) => stores().other.read(id)))
    const held = (state: SessionState | undefined) =>
      (state?.attempts ?? []).filter(
        ({ totals, records = [] }) =>
          totals.some((total) => total.payment === payment) ||
          records.some((one) => one.payment === payment && !one.voided),
      )
    return states.flatMap((state) => held(state).map(({ id }) => id))
  }

  it('tells who holds a payment with the change that is about it', async () => {
    const { store, other } = stores()
    await opened('holder')
    const seen = await other.change('holder', (_state, _money, holder) => ({ value: holder }), sim('holder-own'))
    expect(seen).toEqual({ session: 'holder', attempt: 'holder-1' })
    expect(await store.change('holder', (_state, _money, holder) => ({ value: [holder] }), sim('none'))).toEqual([
      undefined,
    ])
  })

  it('lets go of a payment with the record that held it, so that another can have it', async () => {
    const { store, other } = stores()
    await opened('wrong')
    await opened('right')
    expect(await recorded(store, 'wrong', 'mistyped')).toBe('recorded')
    expect(await other.attemptOfPayment('sim', 'mistyped')).toEqual({ session: 'wrong', attempt: 'wrong-1' })
    expect(await recorded(other, 'right', 'mistyped')).toBe('other-attempt')
    expect(await voided('wrong')).toBe(1)
    expect(await other.attemptOfPayment('sim', 'mistyped')).toBeUndefined()
    expect(await other.attemptOfPayment('sim', 'wrong-own')).toEqual({ session: 'wrong', attempt: 'wrong-1' })
    expect(await recorded(other, 'right', 'mistyped')).toBe('recorded')
    expect(await store.attemptOfPayment('sim', 'mistyped')).toEqual({ session: 'right', attempt: 'right-1' })
  })

  it('keeps a payment that a report has told of, whatever is taken back', async () => {
    const { store, other } = stores()
    await opened('told')
    expect(await recorded(store, 'told', 'told-own')).toBe('recorded')
    await voided('told')
    expect(await other.attemptOfPayment('sim', 'told-own')).toEqual({ session: 'told', attempt: 'told-1' })
  })

  it('keeps no money for nobody of which an attempt has come to hold the payment', async () => {
    const { store, other } = stores()
    await opened('first')
    expect(await recorded(store, 'first', 'early')).toBe('recorded')
    expect(await other.keepUnmatched(unmatched('um_early', 'early', 500), message('msg_early'))).toBeUndefined()
    expect(await store.unmatchedOfPayment('sim', 'early')).toBeUndefined()
    await voided('first')
    expect(await other.keepUnmatched(unmatched('um_early', 'early', 500), message('msg_early'))).toMatchObject({
      id: 'um_early',
    })
    expect(await recorded(store, 'first', 'early')).toBe('unmatched')
  })

  it('has one payment recorded at one attempt, however many do so at once', async () => {
    const { store, other } = stores()
    const ids = Array.from({ length: 6 }, (_, index) => `many${index}`)
    for (const id of ids) await opened(id)
    const done = await all(6, (index) => recorded(index % 2 ? store : other, `many${index}`, 'wanted'))
    expect(done.toSorted()).toEqual([...Array.from({ length: 5 }, () => 'other-attempt'), 'recorded'])
    expect(await counting(ids, 'wanted')).toHaveLength(1)
  })

  it('has one payment recorded, given and told of at once, and counts it once', async () => {
    const { store, other } = stores()
    for (const round of ['a', 'b', 'c', 'd', 'e', 'f']) {
      const [one, two, money] = [`one-${round}`, `two-${round}`, `money-${round}`]
      await opened(one)
      await opened(two)
      const tell = () => other.keepUnmatched(unmatched(`um_${money}`, money, 500), message(`msg_${money}`))
      // With the callback there already, and with it on its way.
      if (round < 'd') await tell()
      await Promise.all([
        recorded(store, one, money),
        ...(round < 'd' ? [] : [tell()]),
        assigned(other, two, `um_${money}`),
        assigned(store, one, `um_${money}`),
      ])
      expect((await counting([one, two], money)).length).toBeLessThanOrEqual(1)
      const listed = await store.unmatchedOfPayment('sim', money)
      const holder = await store.attemptOfPayment('sim', money)
      // Nothing is both: what nobody has been given is held by nobody.
      expect(listed?.assignedTo).toBe(listed && holder?.attempt)
    }
  })
}

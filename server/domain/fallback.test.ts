/** Going on to the next route: when it is safe, and when it is not. */
import { describe, expect, it } from 'vitest'
import { at, choice, details, eventsBetween, money, open, step, T0, told } from '../../test/support/domain.ts'
import { statusOf } from './attempt.ts'
import * as commands from './commands.ts'
import { buyerView } from './buyer-view.ts'
import { applyCreateResult, applyLookupResult } from './provider-results.ts'
import type { AttemptState, Fallback, SessionState } from './session.ts'
import { claimDue } from './tasks.ts'
import { MINUTE, SECOND } from './time-units.ts'

const FALLBACK: Fallback = {
  id: 'a2',
  provider: 'paymega',
  method: 'paymega.card',
  name: 'Card',
  opening: 'operator',
  fields: ['bank_name'],
}
const CHOICE: commands.Choice = {
  ...choice('a1'),
  fields: { bank_name: 'T-Bank', more: 'x' },
  fallback: FALLBACK,
}
const claim = (state: SessionState, now = T0) => claimDue(state, { by: 's', until: now + 30 * SECOND }, at(now)).state
const called = (chosen: commands.Choice = CHOICE) => claim(step(commands.choose(open(), chosen, at(T0))))
const LATER = T0 + 40 * SECOND
const refuse = (state: SessionState, failure = 'no_operator', now = LATER) =>
  applyCreateResult(state, 'a1', { kind: 'refused', failure, detail: 'nobody' }, at(now))
const statuses = ({ attempts }: SessionState) => attempts.map((attempt) => [attempt.id, statusOf(attempt, 'RUB')])
const last = ({ attempts }: SessionState): AttemptState | undefined => attempts.at(-1)

describe('after a final refusal', () => {
  it('the next route is asked within the same change, and the shop hears of the first', () => {
    const before = called()
    const { state, log } = refuse(before)
    expect(statuses(state)).toEqual([
      ['a1', 'failed'],
      ['a2', 'starting'],
    ])
    expect(last(state)).toEqual({
      id: 'a2',
      provider: 'paymega',
      method: 'paymega.card',
      name: 'Card',
      opening: 'operator',
      fields: { bank_name: 'T-Bank' },
      locale: 'en',
      fallbackOf: 'a1',
      asked: 150_317,
      startedAt: LATER,
      progress: { word: 'starting', order: 0 },
      totals: [],
      task: { kind: 'create', tries: 0, at: LATER },
    })
    expect(log.map(({ what, attempt }) => [what, attempt])).toEqual([
      ['attempt.refused', 'a1'],
      ['attempt.started', 'a2'],
    ])
    expect(eventsBetween(before, state)).toEqual(['attempt.failed'])
  })

  it('the buyer goes on waiting since he began to', () => {
    const { state } = refuse(called())
    const { action, attempt } = buyerView(state, {
      now: LATER,
      locale: 'en',
      capabilities: at(LATER).capabilities,
      providerText: () => undefined,
      shopName: 'Tea',
      offer: { methods: [] },
    })
    expect(attempt?.id).toBe('a2')
    expect(action).toMatchObject({ kind: 'wait', reason: 'operator', since: new Date(T0).toISOString() })
  })

  it('it is once', () => {
    const { state } = refuse(called())
    const next = claim(state, LATER)
    const over = applyCreateResult(
      next,
      'a2',
      { kind: 'refused', failure: 'no_operator', detail: '' },
      at(LATER + SECOND),
    )
    expect(statuses(over.state)).toEqual([
      ['a1', 'failed'],
      ['a2', 'failed'],
    ])
    expect(statuses(refuse(over.state).state)).toHaveLength(2)
  })

  it('the same choice once more changes nothing, and another is refused', () => {
    const { state } = refuse(called())
    const again = commands.choose(state, { ...CHOICE, id: 'a3' }, at(LATER + SECOND))
    expect(again).toEqual({ kind: 'step', step: { state, log: [] } })
    expect(commands.choose(state, choice('a3', 'cactusgino.sbp'), at(LATER))).toMatchObject({ why: 'attempt_live' })
  })

  it('whoever still names the first means the one that is live', () => {
    const { state } = refuse(called())
    const left = step(commands.cancel(state, 'a1', at(LATER)))
    expect(statuses(left)).toEqual([
      ['a1', 'failed'],
      ['a2', 'cancelled'],
    ])
    expect(step(commands.cancel(left, 'a1', at(LATER)))).toEqual(left)
    const other = step(commands.choose(state, choice('a3', 'cactusgino.sbp', 'a1'), at(LATER)))
    expect(statuses(other)).toEqual([
      ['a1', 'failed'],
      ['a2', 'cancelled'],
      ['a3', 'starting'],
    ])
  })

  it('money that comes by the first all the same is the order’s, and the next is closed', () => {
    const { state } = refuse(called())
    const shown = applyCreateResult(claim(state, LATER), 'a2', { kind: 'report', report: details }, at(LATER)).state
    const paid = told(shown, money(150_317, 'late'), LATER + MINUTE)
    expect(paid.end?.outcome).toBe('paid')
    expect(last(paid)).toMatchObject({ givenUp: { why: 'settled' }, task: { kind: 'close' } })
  })
})

describe('no other route is asked', () => {
  const stays = (state: SessionState) => expect(state.attempts.map(({ id }) => id)).toEqual(['a1'])

  it.each(['amount_refused', 'invalid_field', 'customer_refused', 'declined'])('after %s', (failure) => {
    stays(refuse(called(), failure).state)
  })

  it('where the buyer has given it up, or the shop has ended it', () => {
    stays(refuse(step(commands.cancel(called(), 'a1', at(LATER)))).state)
    stays(refuse(step(commands.cancelSession(called(), at(LATER)))).state)
  })

  it('where the time is over meanwhile', () => {
    stays(refuse(called(), 'no_operator', T0 + 40 * MINUTE).state)
  })

  it('while nobody has answered, and after a call that was not answered', () => {
    const silent = applyCreateResult(called(), 'a1', { kind: 'unanswered', detail: '' }, at(LATER)).state
    stays(silent)
    const capabilities = () => ({ lookup: true, close: true, repeatable: true, createLimit: 60 })
    const asked = applyCreateResult(called(), 'a1', { kind: 'unanswered', detail: '' }, { now: LATER, capabilities })
    const absent = applyLookupResult(asked.state, 'a1', { kind: 'absent' }, { now: LATER, capabilities })
    stays(refuse(claim(absent.state, LATER)).state)
  })

  it('where it would cost more than the buyer has agreed to', () => {
    const state = called()
    const dearer = { ...state, terms: { ...state.terms, amount: { minor: 200_000, currency: 'RUB' } } }
    stays(refuse(dearer).state)
  })

  it('where something has been opened', () => {
    const opened = applyCreateResult(called(), 'a1', { kind: 'report', report: details }, at(LATER)).state
    stays(refuse(opened).state)
  })
})

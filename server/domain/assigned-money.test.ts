import { describe, expect, it } from 'vitest'
import { at, eventsBetween, money, open, pending, T0 } from '../../test/support/domain.ts'
import { assign, assignToAttempt, assignToSession, isGiven } from './assigned-money.ts'
import { liveAttempt, statusOf } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'

const NOW = at(T0)
const given = (state = open(), minor = 150_317, currency = 'RUB') =>
  assignToSession(state, 'b1', { provider: 'bank', report: money(minor, 'p9', currency) }, NOW)

it('pays a session whose buyer has chosen nothing', () => {
  const { state, log } = given()
  expect(state.end?.outcome).toBe('paid')
  expect(eventsBetween(open(), state)).toEqual(['session.paid'])
  expect(log[0]).toEqual({ at: T0, what: 'attempt.assigned', attempt: 'b1', detail: { payment: 'p9', byHand: true } })
  expect(state.attempts).toMatchObject([{ id: 'b1', method: 'bank.assigned', payment: 'p9' }])
})

it('says in the log who gave it, to whom, and why', () => {
  const found = { provider: 'bank', report: money(50_000, 'p9'), note: 'his cousin paid', by: 'Anna' }
  const detail = { payment: 'p9', byHand: true, note: 'his cousin paid', by: 'Anna' }
  expect(assignToSession(open(), 'b1', found, NOW).log[0]?.detail).toEqual(detail)
  const { state, log } = assignToAttempt(pending(), 'a1', found, NOW)
  expect(log[0]).toEqual({ at: T0, what: 'attempt.assigned', attempt: 'a1', detail })
  expect(ledgerOf(state).received).toBe(50_000)
})

it('says nothing in the log of a person or a reason that nobody has named', () => {
  expect(given().log[0]?.detail).toStrictEqual({ payment: 'p9', byHand: true })
})

it('leaves what a buyer is busy with where it does not pay all of it', () => {
  const { state } = given(pending(), 50_000)
  expect(liveAttempt(state)?.id).toBe('a1')
  expect(state.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['pending', 'paid'])
  expect(ledgerOf(state).due).toBe(100_317)
})

it('that is a part is owed again where it is sent back, and is never rounded up', () => {
  const { state } = given(open(), 150_300)
  expect([state.end, ledgerOf(state).due]).toEqual([undefined, 17])
  const back = { ...money(150_300, 'p9'), refunded: { minor: 150_300, currency: 'RUB' } }
  expect(ledgerOf(applyReport(state, 'b1', back, NOW).state).due).toBe(150_317)
})

it('grows with its payment, and counts nothing twice', () => {
  const { state } = given(open(), 50_000)
  expect(ledgerOf(applyReport(state, 'b1', money(150_317, 'p9'), NOW).state).received).toBe(150_317)
  expect(ledgerOf(applyReport(state, 'b1', money(50_000, 'p9'), NOW).state).received).toBe(50_000)
})

it('in another currency waits for what it is worth', () => {
  const { state } = given(open(), 17_000, 'TJS')
  expect(state.end).toBeUndefined()
  expect(state.attempts.map((attempt) => statusOf(attempt, 'RUB'))).toEqual(['confirming'])
})

it('asks for what has come, or for what is owed where that is another currency', () => {
  const asked = (state = open(), minor = 150_317, currency = 'RUB') => {
    const { asked: minorAsked, ordered } = given(state, minor, currency).state.attempts.at(-1) ?? {}
    return [minorAsked, ordered]
  }
  expect(asked()).toEqual([150_317, undefined])
  expect(asked(open(), 160_000)).toEqual([160_000, undefined])
  expect(asked(open(), 150_316)).toEqual([150_316, 150_317])
  expect(asked(open(), 17_000, 'TJS')).toEqual([150_317, undefined])
  const paid = applyReport(pending(), 'a1', money(150_317), NOW).state
  expect(asked(paid, 17_000, 'TJS')).toEqual([1, undefined])
})

it('is known by its own id at its provider, whichever attempt it was given to', () => {
  const [own] = pending().attempts
  const [holder] = given().state.attempts
  if (!own || !holder) throw new Error('there are attempts')
  const { payment: _none, ...unknown } = own
  expect([isGiven(holder, undefined), isGiven(holder, 'p9'), isGiven(holder, 'other')]).toEqual([true, true, true])
  expect([isGiven(own, undefined), isGiven(own, '1314'), isGiven(own, 'p9')]).toEqual([false, false, true])
  expect([isGiven(unknown, undefined), isGiven(unknown, 'p9')]).toEqual([false, false])
})

describe('money for nobody that a person gives', () => {
  const found = (provider = 'cactusgino', assignedTo?: string) => ({
    id: 'um_1',
    provider,
    payment: 'p9',
    report: money(50_000, 'p9'),
    firstSeenAt: T0,
    ...(assignedTo === undefined ? {} : { assignedTo }),
  })
  const held = (attempt: string) => ({ session: 'ses_9', attempt })
  const give = (named: string | undefined, money = found(), holder?: ReturnType<typeof held>, state = pending()) =>
    assign(state, named, 'b1', money, holder, { note: 'she called' }, NOW)

  it('goes to the attempt that is named, or to the session under an attempt of its own', () => {
    expect(give('a1')).toMatchObject({ kind: 'given', attempt: 'a1', step: { state: { attempts: [{ id: 'a1' }] } } })
    expect(give(undefined)).toMatchObject({
      kind: 'given',
      attempt: 'b1',
      step: { state: { attempts: [{}, { id: 'b1', method: 'cactusgino.assigned' }] } },
    })
  })

  it('never goes to an attempt of another payment system, but beside it, as the log says', () => {
    const decision = give('a1', found('bank'))
    if (decision.kind !== 'given') throw new Error(decision.kind)
    const { state, log } = decision.step
    expect(state.attempts.map(({ id, provider, totals }) => [id, provider, totals.length])).toEqual([
      ['a1', 'cactusgino', 0],
      ['b1', 'bank', 1],
    ])
    expect(log[0]).toMatchObject({
      what: 'attempt.assigned',
      attempt: 'b1',
      detail: { payment: 'p9', named: 'a1', note: 'she called' },
    })
    // Pressed again, it is there.
    expect(give('a1', found('bank', 'b1'), held('b1'), state)).toEqual({ kind: 'there' })
    expect(give('a1', found('bank', 'b1'), held('b1'))).toEqual({ kind: 'assigned', to: 'b1' })
  })

  it('is given once, and the same again changes nothing', () => {
    expect(give('a1', found('cactusgino', 'a1'), held('a1'))).toEqual({ kind: 'there' })
    expect(give(undefined, found('cactusgino', 'a1'), held('a1'))).toEqual({ kind: 'there' })
    expect(give('a1', found('cactusgino', 'c1'), held('c1'))).toEqual({ kind: 'assigned', to: 'c1' })
    // Nor is it another attempt's of the same session.
    const [first] = pending().attempts
    if (!first) throw new Error('there is an attempt')
    const two = { ...pending(), attempts: [first, { ...first, id: 'a2' }] }
    expect(give('a2', found('cactusgino', 'a1'), held('a1'), two)).toEqual({ kind: 'assigned', to: 'a1' })
  })

  it('that an attempt holds already is given to that attempt alone', () => {
    expect(give('a1', found(), held('c1'))).toEqual({ kind: 'held', by: 'c1' })
    expect(give(undefined, found(), held('a1'))).toEqual({ kind: 'held', by: 'a1' })
    expect(give('a1', found('bank'), held('a1'))).toEqual({ kind: 'held', by: 'a1' })
    expect(give('a1', found(), held('a1'))).toMatchObject({ kind: 'given', attempt: 'a1' })
  })
})

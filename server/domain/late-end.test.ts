import { describe, expect, it } from 'vitest'
import { money, open, pending, T0, told } from '../../test/support/domain.ts'
import { endBefore, withoutMoneyEnd } from './late-end.ts'
import type { End, SessionState } from './session.ts'

const end = (outcome: End['outcome']): End => ({ outcome, at: T0 })
const ended = (by: NonNullable<SessionState['end']>): SessionState => ({ ...open(), end: by })

describe('what a late end takes the place of', () => {
  it.each<[string, SessionState, ReturnType<typeof endBefore>]>([
    ['nothing, in an open session', open(), {}],
    ['nothing, where money alone had ended it', ended(end('paid')), {}],
    ['nothing, where too much money had', ended(end('overpaid')), {}],
    ['the end without money', ended(end('cancelled')), { was: end('cancelled') }],
    ['an end with too little', ended(end('underpaid')), { was: end('underpaid') }],
    [
      'the first end, where money has taken its place before',
      ended({ ...end('paid'), was: end('failed') }),
      { was: end('failed') },
    ],
  ])('is %s', (_what, state, before) => expect(endBefore(state)).toEqual(before))
})

describe('a session without what its money made of it', () => {
  it.each<End['outcome']>(['paid', 'overpaid'])('is open where it was open until it was %s', (outcome) => {
    expect(withoutMoneyEnd(ended(end(outcome)))).toEqual(open())
  })

  it.each<[NonNullable<SessionState['end']>, End]>([
    [end('cancelled'), end('cancelled')],
    [end('underpaid'), end('expired')],
    [{ ...end('overpaid'), was: end('failed') }, end('failed')],
  ])('has the end that was there without money: %j', (before, after) => {
    expect(withoutMoneyEnd(ended(before))).toEqual({ ...open(), end: after })
  })

  it('is underpaid where it had ended and some money is left', () => {
    const { attempts } = told(pending(), money(1000))
    const state = { ...ended({ ...end('paid'), was: end('expired') }), attempts, accepted: true as const }
    expect(withoutMoneyEnd(state)).toMatchObject({ end: { ...end('underpaid'), was: end('expired') }, accepted: true })
  })

  it('is accepted only where it had been, and as long as there is money', () => {
    const accepted = { ...open(), accepted: true }
    expect(withoutMoneyEnd({ ...accepted, end: end('paid') })).not.toHaveProperty('accepted')
    expect(withoutMoneyEnd(told(pending(), money(1000)))).not.toHaveProperty('accepted')
  })
})

import { describe, expect, it } from 'vitest'
import { at, choice, details, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import { applyCreateResult, applyReport } from './provider-results.ts'
import { record } from './records.ts'
import { routeOutcomesBetween } from './route-outcomes.ts'
import type { SessionState } from './session.ts'

const capabilities = () => ({ ...at(T0).capabilities('cactusgino'), faults: ['its_own'] })
const between = (before: SessionState, after: SessionState, now = T0 + 5000) =>
  routeOutcomesBetween(before, after, capabilities, now)
const chosen = (fields: Record<string, string> = {}) =>
  step(commands.choose(open(), { ...choice('a1'), fields }, at(T0)))
const refused = (before: SessionState, failure: string) =>
  applyCreateResult(before, 'a1', { kind: 'refused', failure, detail: '' }, at(T0 + 5000)).state

describe('a route', () => {
  it('has opened where there is something to pay by, in so many seconds', () => {
    const before = chosen()
    const result = { kind: 'report', report: details } as const
    const after = applyCreateResult(before, 'a1', result, at(T0 + 38_400)).state
    expect(between(before, after)).toEqual([{ kind: 'opened', route: 'cactusgino.card', seconds: 38.4 }])
    expect(between(after, applyReport(after, 'a1', details, at(T0 + 60_000)).state)).toEqual([])
  })

  it('has not where its provider has answered and there is nothing to pay by', () => {
    const before = chosen()
    const bare = applyReport(before, 'a1', { payment: '1314', state: 'pending' }, at(T0 + 5000)).state
    expect(between(before, bare)).toEqual([])
    const gone = applyReport(bare, 'a1', { payment: '1314', state: 'failed', failure: 'no_details' }, at(T0 + 9000))
    expect(between(bare, gone.state)).toEqual([{ kind: 'failed', route: 'cactusgino.card' }])
  })

  it.each(['no_operator', 'no_answer', 'refused', 'method_refused', 'its_own'])('has failed with %s', (failure) => {
    const before = chosen()
    expect(between(before, refused(before, failure))).toEqual([{ kind: 'failed', route: 'cactusgino.card' }])
  })

  it.each(['amount_refused', 'invalid_field', 'customer_refused', 'declined', 'semicolon'])(
    'has not failed with %s, which is the buyer’s or the order’s',
    (failure) => {
      const before = chosen()
      expect(between(before, refused(before, failure))).toEqual([])
    },
  )

  it('has not failed with what the buyer’s own words may have caused', () => {
    const before = chosen({ bank_name: 'Ünknown' })
    expect(between(before, refused(before, 'refused'))).toEqual([])
    expect(between(before, refused(before, 'its_own'))).toEqual([])
    expect(between(before, refused(before, 'no_operator'))).toHaveLength(1)
  })

  it('has not failed where nobody could meet a wish that the buyer might have left out', () => {
    const before = step(commands.choose(open(), { ...choice('a1'), narrowed: true }, at(T0)))
    expect(between(before, refused(before, 'no_operator'))).toEqual([])
  })

  it('has not failed where the buyer has left, or was shown the details', () => {
    const before = step(commands.cancel(chosen(), 'a1', at(T0 + 1000)))
    expect(between(before, refused(before, 'no_operator'))).toEqual([])
    const shown = pending()
    expect(between(shown, told(shown, { ...details, state: 'failed', failure: 'no_operator' }))).toEqual([])
  })

  it('has been paid by, once', () => {
    const paid = told(pending(), money(150_317))
    expect(between(pending(), paid)).toEqual([{ kind: 'paid', route: 'cactusgino.card' }])
    expect(between(paid, told(paid, money(160_000)))).toEqual([])
    expect(between(pending(), told(pending(), money(100)))).toEqual([])
  })

  it('has had the money so long after the buyer had said that it was sent', () => {
    const sent = step(commands.markSent(pending(), 'a1', at(T0 + 60_000)))
    const paid = told(sent, money(150_317), T0 + 95_000)
    expect(between(sent, paid, T0 + 95_000)).toEqual([
      { kind: 'paid', route: 'cactusgino.card' },
      { kind: 'arrived', route: 'cactusgino.card', seconds: 35 },
    ])
    const said = { attempt: 'a1', kind: 'received', amount: { minor: 150_317, currency: 'RUB' }, note: 'x' } as const
    const byHand = step(record(sent, 'a1_1', said, at(T0 + 95_000)))
    expect(between(sent, byHand)).toEqual([{ kind: 'paid', route: 'cactusgino.card' }])
  })
})

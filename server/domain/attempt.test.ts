import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hasEnded, isLive, latestProgress, liveAttempt, statusOf, withReport } from './attempt.ts'
import type { Report } from './report.ts'
import type { AttemptState, Progress, SessionState } from './session.ts'

const NOW = 1_760_000_000_000
const RUB = 'RUB'

/** One that was asked for 100.00 and has nothing yet but what is said here. */
function attemptWith(more: Partial<AttemptState> = {}): AttemptState {
  return {
    id: 'a1',
    provider: 'bank',
    method: 'bank.card',
    name: 'Card',
    fields: {},
    locale: 'en',
    opening: 'provider',
    asked: 10_000,
    startedAt: NOW,
    progress: { word: 'starting', order: 0 },
    totals: [],
    ...more,
  }
}
const received = (minor: number, payment = 'p1', currency = RUB) => ({
  payment,
  currency,
  received: minor,
  refunded: 0,
  chargedBack: 0,
})
const said = (state: Report['state'], more: Partial<Report> = {}): Report => ({ payment: 'p1', state, ...more })
const screenOf = (value: string): NonNullable<Report['screen']> => ({
  kind: 'transfer',
  rows: [{ name: 'card', value }],
})
const ATTEMPT = attemptWith()
const SHOWN = said('pending', { screen: screenOf('1') })
const apply = (attempt: AttemptState, ...reports: readonly Report[]) =>
  reports.reduce((held, report) => withReport(held, report, RUB, NOW + 1000), attempt)

describe('what it says to the outside', () => {
  it.each<[string, Partial<AttemptState>]>([
    ['starting', {}],
    ['pending', { progress: { word: 'pending', order: 0 } }],
    // The buyer says that it is on its way, of what he could pay by.
    ['confirming', { progress: { word: 'pending', order: 0 }, sentAt: NOW }],
    ['starting', { sentAt: NOW }],
    ['confirming', { progress: { word: 'confirming', order: 0 } }],
    ['failed', { progress: { word: 'failed', order: 0 } }],
    ['expired', { progress: { word: 'expired', order: 0 }, sentAt: NOW }],
    ['cancelled', { progress: { word: 'cancelled', order: 0 } }],
    ['paid', { totals: [received(10_000)] }],
    ['paid', { totals: [received(4000), received(6000, 'p2')], progress: { word: 'expired', order: 0 } }],
    ['underpaid', { totals: [received(9999)] }],
    ['overpaid', { totals: [received(10_001)] }],
    // A person must say what it is worth.
    ['confirming', { totals: [received(10_000, 'p1', 'TJS')] }],
    ['confirming', { totals: [received(10_000, 'p1', 'TJS'), received(1, 'p2')] }],
    // What is known of another currency and is no money changes nothing.
    ['confirming', { totals: [received(0, 'p1', 'TJS')], progress: { word: 'confirming', order: 0 } }],
    ['pending', { totals: [received(0, 'p1', 'TJS')], progress: { word: 'pending', order: 0 } }],
    // Ended by us: where the session ran out it is over, else somebody has left it.
    ['expired', { givenUp: { why: 'ended', at: NOW }, progress: { word: 'pending', order: 0 } }],
    ['cancelled', { givenUp: { why: 'buyer', at: NOW }, progress: { word: 'pending', order: 0 }, sentAt: NOW }],
    ['cancelled', { givenUp: { why: 'settled', at: NOW } }],
    ['failed', { givenUp: { why: 'ended', at: NOW }, progress: { word: 'failed', order: 0 } }],
  ])('is %s with %j', (status, more) => {
    expect(statusOf(attemptWith(more), RUB)).toBe(status)
  })

  it('is nothing paid where nothing was asked and nothing came', () => {
    expect(statusOf(attemptWith({ asked: 0 }), RUB)).toBe('starting')
  })

  it('keeps the buyer busy until it has ended, been paid or been left', () => {
    const live: ReadonlySet<Progress['word']> = new Set(['starting', 'pending', 'confirming'])
    for (const word of ['starting', 'pending', 'confirming', 'failed', 'expired', 'cancelled'] as const) {
      const attempt = attemptWith({ progress: { word, order: 0 } })
      expect(isLive(attempt, RUB)).toBe(live.has(word))
      expect(hasEnded(attempt.progress)).toBe(!live.has(word))
      expect(isLive({ ...attempt, totals: [received(1)] }, RUB)).toBe(false)
      expect(isLive({ ...attempt, givenUp: { why: 'replaced', at: NOW } }, RUB)).toBe(false)
    }
  })

  it('is the newest live one of a session', () => {
    const state = (...attempts: readonly AttemptState[]): Pick<SessionState, 'attempts' | 'terms'> => ({
      attempts,
      terms: { order: { id: 'o' }, amount: { minor: 10_000, currency: RUB }, customer: { id: 'c' }, posted: {} },
    })
    const ended = attemptWith({ id: 'ended', progress: { word: 'failed', order: 0 } })
    expect(liveAttempt(state())).toBeUndefined()
    expect(liveAttempt(state(ended))).toBeUndefined()
    expect(liveAttempt(state(attemptWith({ id: 'old' }), attemptWith({ id: 'new' }), ended))?.id).toBe('new')
  })
})

describe('the later of two words', () => {
  const progress = fc.record({
    word: fc.constantFrom<Progress['word']>('starting', 'pending', 'confirming', 'failed', 'expired', 'cancelled'),
    order: fc.nat(3),
  })

  it('does not depend on which came first, or how often', () => {
    fc.assert(
      fc.property(progress, progress, progress, (a, b, c) => {
        expect(latestProgress(a, b)).toEqual(latestProgress(b, a))
        expect(latestProgress(latestProgress(a, b), c)).toEqual(latestProgress(a, latestProgress(b, c)))
        expect(latestProgress(a, a)).toBe(a)
        const later = latestProgress(a, b)
        expect([a, b]).toContain(later)
        if (hasEnded(a) || hasEnded(b)) expect(hasEnded(later)).toBe(true)
        else expect(later.order).toBe(Math.max(a.order, b.order))
      }),
    )
  })

  it('is the one further on where the provider’s order does not say', () => {
    const words = ['starting', 'pending', 'confirming', 'cancelled', 'expired', 'failed'] as const
    for (const [index, word] of words.entries())
      for (const earlier of words.slice(0, index))
        expect(latestProgress({ word: earlier, order: 7 }, { word, order: 7 }).word).toBe(word)
  })

  it('takes the same of two reasons, whichever came first', () => {
    const [a, b] = ['declined', 'expired_card'].map((failure) => ({ word: 'failed', order: 1, failure }) as const)
    expect(a && b && latestProgress(a, b)).toEqual(b && a && latestProgress(b, a))
    expect(a && latestProgress(a, { word: 'failed', order: 1 })).toBe(a)
    expect(a && latestProgress({ word: 'failed', order: 1 }, a)).toBe(a)
  })
})

describe('a report', () => {
  it('brings what the buyer needs, and what the driver wants kept', () => {
    const screen = screenOf('1')
    const report = said('pending', { screen, expiresAt: NOW + 5, memo: { key: 'k' } })
    const after = apply(attemptWith({ memo: { older: 'o', key: 'j' } }), report)
    expect(after).toMatchObject({ payment: 'p1', screen, expiresAt: NOW + 5, answeredAt: NOW + 1000 })
    expect(after.memo).toEqual({ older: 'o', key: 'k' })
    expect(withReport(after, report, RUB, NOW + 9000)).toEqual(after)
    expect(apply(attemptWith(), said('pending'))).not.toHaveProperty('memo')
  })

  it('that asks for nothing, or for the same, asks for no other amount', () => {
    const asking = (minor: number) =>
      withReport(
        ATTEMPT,
        { ...SHOWN, screen: { kind: 'transfer', rows: [], amount: { minor, currency: 'RUB' } } },
        'RUB',
        9,
      )
    expect(asking(0)).toMatchObject({ asked: ATTEMPT.asked })
    expect(asking(0)).not.toHaveProperty('ordered')
    expect(asking(ATTEMPT.asked)).not.toHaveProperty('ordered')
    expect(asking(1)).toMatchObject({ asked: 1, ordered: ATTEMPT.asked })
  })

  it('that its provider gave no place keeps none for what it shows', () => {
    const { order: _place, ...unplaced } = { ...SHOWN, order: 5 }
    expect(withReport(ATTEMPT, { ...SHOWN, order: 5 }, 'RUB', 9)).toMatchObject({ screenOrder: 5 })
    expect(withReport(ATTEMPT, unplaced, 'RUB', 9)).not.toHaveProperty('screenOrder')
  })

  it('of money in another currency keeps the moment at which the first of it came', () => {
    const foreign = (minor: number): Report => ({
      payment: 'p1',
      state: 'succeeded',
      received: { minor, currency: 'KZT' },
    })
    const first = withReport(ATTEMPT, foreign(5), 'RUB', 100)
    expect(first.foreignAt).toBe(100)
    expect(withReport(first, foreign(9), 'RUB', 200).foreignAt).toBe(100)
    expect(withReport(ATTEMPT, { ...SHOWN }, 'RUB', 100)).not.toHaveProperty('foreignAt')
  })

  it('that is older changes neither what is shown nor its clock; one that is as old or newer does', () => {
    const shown = apply(attemptWith(), said('pending', { order: 5, screen: screenOf('5'), expiresAt: 50 }))
    const after = (order: number) =>
      apply(shown, said('pending', { order, screen: screenOf(`${order}`), expiresAt: order }))
    expect(after(4)).toMatchObject({ screen: screenOf('5'), expiresAt: 50, progress: { order: 5 } })
    expect(after(5)).toMatchObject({ screen: screenOf('5'), expiresAt: 5 })
    expect(after(6)).toMatchObject({ screen: screenOf('6'), expiresAt: 6, progress: { order: 6 } })
    // What says nothing of them leaves them.
    expect(apply(shown, said('confirming', { order: 6 }))).toMatchObject({ screen: screenOf('5'), expiresAt: 50 })
  })

  it('that is older changes neither where its provider’s end stands above both', () => {
    const over = apply(
      attemptWith(),
      said('expired', { order: 1 }),
      said('confirming', { order: 3, screen: screenOf('3') }),
      said('pending', { order: 2, screen: screenOf('2') }),
    )
    expect(over).toMatchObject({ screen: screenOf('3'), progress: { word: 'expired' } })
  })

  it('that is older is better than nothing to show', () => {
    const confirming = apply(attemptWith(), said('confirming', { order: 5 }))
    const after = apply(confirming, said('pending', { order: 4, screen: screenOf('4'), expiresAt: 40 }))
    expect(after).toMatchObject({ screen: screenOf('4'), expiresAt: 40, progress: { word: 'confirming', order: 5 } })
    expect(apply(confirming, said('confirming', { order: 4 }))).not.toHaveProperty('screen')
    expect(apply(confirming, said('confirming', { order: 4 }))).not.toHaveProperty('expiresAt')
  })

  it('that calls it paid and says not how much is no money yet', () => {
    expect(apply(attemptWith(), said('succeeded')).progress.word).toBe('confirming')
  })

  it('of a deposit beside it adds money, and no word, screen or clock', () => {
    const shown = apply(attemptWith(), said('pending', { screen: screenOf('1'), expiresAt: 50, memo: { key: 'k' } }))
    const beside = said('failed', {
      payment: 'p2',
      received: { minor: 1000, currency: RUB },
      screen: screenOf('2'),
      expiresAt: 60,
      memo: { key: 'other' },
    })
    const after = apply(shown, beside)
    expect(after).toEqual({ ...shown, totals: [received(1000, 'p2')] })
  })

  it('under our own id is of the payment until its provider gives it one, and of no other after', () => {
    const form = apply(attemptWith(), said('pending', { payment: 'a1' }))
    expect(form.payment).toBe('a1')
    const submitted = apply(form, said('confirming', { payment: 'p7' }))
    expect(submitted).toMatchObject({ payment: 'p7', progress: { word: 'confirming' } })
    const again = apply(submitted, said('failed', { payment: 'a1' }))
    expect(again).toMatchObject({ payment: 'p7', progress: { word: 'failed' } })
  })

  it('is late where more money comes after an end without any, and only there', () => {
    const paid = said('succeeded', { received: { minor: 10_000, currency: RUB } })
    for (const state of ['failed', 'expired', 'cancelled'] as const) {
      const ended = apply(attemptWith(), said(state))
      expect(apply(ended, paid).late).toBe(true)
      expect(apply(ended, said(state))).not.toHaveProperty('late')
    }
    expect(apply(attemptWith(), said('pending'), paid)).not.toHaveProperty('late')
    expect(apply(attemptWith(), said('confirming'), paid)).not.toHaveProperty('late')
    // Paid already: more of it is not late, and what was late stays so.
    expect(apply(attemptWith(), paid, said('expired'), paid)).not.toHaveProperty('late')
    expect(apply(attemptWith(), said('expired'), paid, paid).late).toBe(true)
  })
})

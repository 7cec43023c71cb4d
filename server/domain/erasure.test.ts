import { describe, expect, it } from 'vitest'
import { at, details, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import * as commands from './commands.ts'
import {
  askErasure,
  erasableFrom,
  erase,
  isErased,
  keptErased,
  keptFor,
  lineWithoutPersons,
  moneyWithoutPersons,
  withPersons,
} from './erasure.ts'
import { ledgerOf } from './ledger.ts'
import { applyReport } from './provider-results.ts'
import { requestRefund } from './refunds.ts'
import type { SessionState } from './session.ts'
import type { Step } from './step.ts'

const NOW = at(T0 + 1000)
const paid = () => told(pending(), money(150_317))
const isBare = (state: SessionState) => erase(state, {}, NOW).state

/** The session with an attempt more, which has failed, of which nothing is in the way. */
function withAnother(state: SessionState): SessionState {
  const { attempts } = told(pending(), { payment: '1314', state: 'failed' })
  return { ...state, attempts: [...state.attempts, ...attempts.map((attempt) => ({ ...attempt, id: 'a2' }))] }
}

/** A session with somebody's words in every place where a word can stand. */
function talkative(): SessionState {
  const base = paid()
  const item = { name: 'WHO item', price: 1, quantity: '1', total: 1 }
  const said = { note: 'WHO note', by: 'WHO staff', at: T0 }
  const amount = { minor: 1, currency: 'RUB' }
  return {
    ...base,
    terms: {
      order: { id: 'o1', description: 'WHO order', items: [item] },
      amount: base.terms.amount,
      customer: {
        id: 'WHO customer',
        email: 'WHO@mail',
        phone: 'WHO phone',
        name: 'WHO name',
        address: { full: 'WHO address' },
      },
      locale: 'ru',
      methods: ['cactusgino.card'],
      returnUrl: 'https://WHO.example/1',
      successUrl: 'https://WHO.example/2',
      failUrl: 'https://WHO.example/3',
      origins: ['https://WHO.example'],
      metadata: { of: 'WHO metadata' },
      providers: { paymega: { customer: 'WHO provider' } },
      posted: { id: 'o1', description: 'WHO posted' },
    },
    attempts: base.attempts.map((attempt) => ({
      ...attempt,
      fields: { phone: 'WHO typed' },
      edit: { fields: { phone: 'WHO edited' }, at: T0 },
      screen: { kind: 'transfer', rows: [{ name: 'holder', value: 'WHO takes it' }] },
      screenOrder: 3,
      records: [{ id: 'a1_1', kind: 'received', amount, ...said, voided: said }],
      credits: [{ received: amount, credited: 1, ...said }],
    })),
    refunds: [
      {
        id: 'r1',
        attempt: 'a1',
        amount: 1,
        reason: 'WHO reason',
        items: [item],
        status: 'succeeded',
        createdAt: T0,
        settled: said,
      },
    ],
    revoked: { at: T0, by: 'WHO revoked' },
  }
}

describe('an erased session', () => {
  it('names nobody, in no place', () => {
    const after = isBare(talkative())
    expect(JSON.stringify(after)).not.toContain('WHO')
    expect(after.erasure).toEqual({ doneAt: NOW.now })
  })

  it('keeps what the books need', () => {
    const [before, after] = [talkative(), isBare(talkative())]
    expect(ledgerOf(after)).toEqual(ledgerOf(before))
    expect(after.terms).toEqual({
      order: { id: 'o1' },
      amount: before.terms.amount,
      customer: { id: '' },
      locale: 'ru',
      methods: ['cactusgino.card'],
      posted: { id: 'o1', amount: { value: '1503.17', currency: 'RUB' } },
    })
    expect(after.attempts[0]?.records).toEqual([
      {
        id: 'a1_1',
        kind: 'received',
        amount: { minor: 1, currency: 'RUB' },
        note: '',
        at: T0,
        voided: { note: '', at: T0 },
      },
    ])
    expect(after.refunds[0]?.settled).toEqual({ note: '', at: T0 })
    expect(after.revoked).toEqual({ at: T0 })
    expect([after.end, after.id, after.createdAt]).toEqual([before.end, before.id, before.createdAt])
  })

  it('is the same without what it never had', () => {
    const bare = isBare({ ...paid(), terms: { ...paid().terms, posted: 1 } })
    expect(Object.keys(bare.terms)).toEqual(['order', 'amount', 'customer', 'posted'])
    expect(bare.attempts[0]).not.toHaveProperty('records')
    expect(bare.attempts[0]).not.toHaveProperty('credits')
    expect(bare).not.toHaveProperty('revoked')
  })

  it('has still no customer where it was a guest’s, and no payer of what was begun', () => {
    const { customer: _nobody, ...terms } = paid().terms
    const attempts = paid().attempts.map((attempt) => ({ ...attempt, payer: 'WHO payer' }))
    const bare = isBare({ ...paid(), terms, attempts })
    expect(bare.terms).not.toHaveProperty('customer')
    expect(bare.attempts[0]).not.toHaveProperty('payer')
  })

  it('says in its log that it was, and who asked', () => {
    expect(erase(paid(), {}, NOW).log).toEqual([{ at: NOW.now, what: 'session.erased' }])
    expect(erase(paid(), { by: 'Anna' }, NOW).log[0]?.detail).toEqual({ by: 'Anna' })
  })

  const over = () =>
    ({ ...told(pending(), { payment: '1314', state: 'expired' }), end: { outcome: 'expired', at: T0 } }) as const
  const kept = (state: SessionState, log: Step['log'] = []) => keptErased({ state, log }, NOW)

  it('takes money that comes late, and shows nobody’s details again', () => {
    const late = applyReport(isBare(over()), 'a1', { ...details, ...money(150_317) }, NOW).state
    expect(late.attempts[0]?.screen).toBeDefined()
    const { state } = kept(late)
    expect(state.attempts[0]).not.toHaveProperty('screen')
    expect(ledgerOf(state).received).toBe(150_317)
    expect(isErased(state)).toBe(true)
    const calm = isBare(over())
    expect(kept(calm).state).toBe(calm)
    const whole = paid()
    expect(kept(whole).state).toBe(whole)
  })

  it('keeps nothing of what a payment system says in words', () => {
    const line = { at: T0, what: 'attempt.failed', detail: { said: 'WHO', failure: 'declined', note: 'ours' } }
    expect(kept(isBare(paid()), [line, { at: T0, what: 'x' }]).log).toEqual([
      { at: T0, what: 'attempt.failed', detail: { failure: 'declined', note: 'ours' } },
      { at: T0, what: 'x' },
    ])
    expect(kept(paid(), [line]).log).toEqual([line])
  })

  it('keeps what the staff says of it from then on, to be erased by the age of that', () => {
    const said = { id: 'a1_1', kind: 'received', amount: { minor: 1, currency: 'RUB' }, note: 'WHO', at: T0 } as const
    const bare = isBare(paid())
    const later = { ...bare, attempts: bare.attempts.map((attempt) => ({ ...attempt, records: [said] })) }
    const { state } = keptErased({ state: later, log: [] }, at(T0 + 500))
    expect([isErased(state), erasableFrom(state)]).toEqual([false, T0 + 500])
    // The first word of it counts.
    expect(erasableFrom(keptErased({ state, log: [] }, at(T0 + 900)).state)).toBe(T0 + 500)
    const again = isBare(state)
    expect([isErased(again), JSON.stringify(again).includes('WHO')]).toEqual([true, false])
    expect(erasableFrom(again)).toBeUndefined()
  })

  it('is about whoever pays it now, once it is open again', () => {
    const { end: _over, ...open_ } = isBare(paid())
    const { state } = kept(open_)
    expect(state).not.toHaveProperty('erasure')
    expect(isErased(state)).toBe(false)
  })

  it('is about whoever opens its order again', () => {
    const { terms } = talkative()
    expect(withPersons(isBare(talkative()), terms)).toMatchObject({ terms })
    expect(withPersons(isBare(talkative()), terms)).not.toHaveProperty('erasure')
    const whole = paid()
    expect(withPersons(whole, terms)).toBe(whole)
  })
})

describe('a session is kept whole', () => {
  it('while it is open', () => expect(keptFor(pending())).toBe('open'))

  it('while a refund of it is going on, or nobody knows how it ended', () => {
    const asked = step(requestRefund(paid(), { id: 'r1', attempt: 'a1' }, NOW, () => true))
    expect(keptFor(asked)).toBe('refund')
    const [refund] = asked.refunds
    if (!refund) throw new Error('no refund')
    const { task: _asked, ...rest } = refund
    expect(keptFor({ ...asked, refunds: [{ ...rest, status: 'pending' }] })).toBe('refund')
    expect(keptFor({ ...asked, refunds: [{ ...rest, status: 'unknown' }] })).toBe('refund')
    expect(keptFor({ ...asked, refunds: [{ ...refund, status: 'failed' }] })).toBe('refund')
    expect(keptFor({ ...asked, refunds: [{ ...rest, status: 'failed' }] })).toBeUndefined()
  })

  it('while a payment system is being asked', () => {
    const cancelled = step(commands.cancelSession(pending(), NOW))
    expect(cancelled.attempts[0]?.task?.kind).toBe('close')
    expect(keptFor(cancelled)).toBe('call')
    expect(keptFor(withAnother(cancelled))).toBe('call')
  })

  it('while money in another currency waits for a person', () => {
    const foreign = told(pending(), money(5000, '1314', 'TJS'))
    const over = { ...foreign, end: { outcome: 'expired', at: T0 } } as const
    expect(keptFor(over)).toBe('money')
    expect(keptFor(withAnother(over))).toBe('money')
  })

  it('no longer than that', () => {
    expect(keptFor(paid())).toBeUndefined()
    expect(keptFor({ ...open(), end: { outcome: 'expired', at: T0 } })).toBeUndefined()
  })
})

describe('the time from which a session may be erased', () => {
  it('is its end, or at once where that was asked for', () => {
    expect(erasableFrom(open())).toBeUndefined()
    expect(erasableFrom(paid())).toBe(paid().end?.at)
    const asked = askErasure(pending(), { by: 'Anna' }, NOW)
    expect(asked.log).toEqual([{ at: NOW.now, what: 'session.erasure-asked', detail: { by: 'Anna' } }])
    expect(erasableFrom(asked.state)).toBeUndefined()
    expect(erasableFrom(told(asked.state, money(150_317)))).toBe(0)
  })

  it('is not asked for twice', () => {
    const { state } = askErasure(pending(), {}, NOW)
    expect(askErasure(state, {}, at(T0 + 5000))).toEqual({ state, log: [] })
    expect(askErasure(pending(), {}, NOW).log).toEqual([{ at: NOW.now, what: 'session.erasure-asked' }])
  })

  it('stays known after it', () => {
    const { state } = askErasure(paid(), {}, NOW)
    expect(isBare(state).erasure).toEqual({ askedAt: NOW.now, doneAt: NOW.now })
  })
})

describe('beside the session', () => {
  it('a line of the log keeps what happened, and not what was said or by whom', () => {
    const line = { at: T0, what: 'attempt.recorded', attempt: 'a1' }
    const detail = { record: 'a1_1', amount: '1.00 RUB', byHand: true, note: 'WHO', said: 'WHO', by: 'WHO' }
    expect(lineWithoutPersons({ ...line, detail })).toEqual({
      ...line,
      detail: { record: 'a1_1', amount: '1.00 RUB', byHand: true },
    })
    for (const by of ['buyer', 'shop', 'clock'])
      expect(lineWithoutPersons({ ...line, detail: { by } }).detail).toEqual({ by })
    expect(lineWithoutPersons(line)).toEqual(line)
  })

  it('money for nobody keeps what came and what was done', () => {
    const held = { id: 'u1', provider: 'bank', payment: 'p1', firstSeenAt: T0, assignedTo: 'a1' }
    const report = { ...money(100), payment: 'p1' }
    expect(
      moneyWithoutPersons({
        ...held,
        report: { ...report, screen: { kind: 'frame', url: 'https://WHO.example' } },
        unclear: { why: 'WHO', reference: 'p1' },
        dismissed: { note: 'WHO', by: 'WHO', at: T0 },
      }),
    ).toEqual({ ...held, report, unclear: { why: '', reference: 'p1' }, dismissed: { note: '', at: T0 } })
    expect(moneyWithoutPersons({ ...held, report })).toEqual({ ...held, report })
  })
})

import { describe, expect, it } from 'vitest'
import { at, choice, capabilities, money, open, pending, step, T0, told } from '../../test/support/domain.ts'
import { cancelSession, choose } from './commands.ts'
import { erase } from './erasure.ts'
import { namedAnew, openAgain } from './open-again.ts'
import { payerOf } from './payer.ts'
import type { SessionState, Terms } from './session.ts'
import { MINUTE } from './time-units.ts'
import { isVisibleChange } from './webhook-events.ts'

const NOW = T0 + MINUTE
const EXPIRES = NOW + 30 * MINUTE
const setting = { now: NOW, capabilities }

const BEFORE: Partial<Terms> = {
  customer: { id: 'c1', email: 'a@b.co' },
  locale: 'ru',
  returnUrl: 'https://shop.example/back',
  successUrl: 'https://shop.example/thanks',
  failUrl: 'https://shop.example/sorry',
  origins: ['https://shop.example'],
  metadata: { cart: 7, tags: ['a', 'b'] },
  methods: ['cactusgino.card'],
}
const of = (state: SessionState, more: Partial<Terms> = BEFORE): SessionState => ({
  ...state,
  terms: { ...state.terms, ...more },
})
/** The terms of the same order, with what is named beside it alone. */
const naming = (more: Partial<Terms> = {}): Terms => {
  const { order, amount } = open().terms
  return { order, amount, posted: { again: true }, ...more }
}
const again = (state: SessionState, asked: Terms, expiresAt: number | undefined = EXPIRES) =>
  openAgain(state, asked, { expiresAt }, setting)

const OTHERS: Partial<Terms> = {
  customer: { id: 'c1' },
  locale: 'kk',
  returnUrl: 'https://shop.example/other',
  successUrl: 'https://shop.example/great',
  failUrl: 'https://shop.example/alas',
  origins: ['https://new.example'],
  metadata: { cart: 8 },
}

describe('the same order again, while it is open', () => {
  it.each(Object.entries(OTHERS))('takes over %s where it is named, and leaves the rest', (name, value) => {
    const before = of(open())
    const { state, log } = again(before, naming({ [name]: value }))
    expect(state).toEqual({ ...before, terms: { ...before.terms, [name]: value } })
    expect(log).toEqual([{ at: NOW, what: 'session.updated', detail: { fields: name } }])
    // So its revision grows, and the buyer's streams and the shop hear of it.
    expect(isVisibleChange(before, state)).toBe(true)
  })

  it('names what has changed in its log, and no value of it', () => {
    const { log } = again(of(open()), naming(OTHERS))
    expect(log.map(({ detail }) => detail)).toEqual([
      { fields: 'origins, returnUrl, successUrl, failUrl, customer, locale, metadata' },
    ])
    expect(JSON.stringify(log)).not.toMatch(/shop\.example|c1/)
  })

  it('changes nothing where nothing is named, or all as it was', () => {
    const before = of(open())
    for (const asked of [naming(), naming(BEFORE)]) {
      expect(again(before, asked)).toEqual({ state: before, log: [] })
      expect(again(before, asked).state).toBe(before)
    }
    // As a storage may give it back.
    const { metadata = {} } = BEFORE
    const turned = Object.fromEntries(Object.entries(metadata).toReversed())
    expect(again(before, naming({ metadata: turned })).state).toBe(before)
    expect(namedAnew(before, naming({ metadata: { cart: 7, tags: ['b', 'a'] } }))).toEqual(['metadata'])
  })

  it('keeps the order as it was first posted, its amount, methods and end', () => {
    const before = of(open())
    const other = {
      ...naming(OTHERS),
      order: { id: 'o1', description: 'other' },
      methods: ['paymega.x'],
      providers: {},
    }
    const { state } = again(before, other)
    const { order, amount, posted, methods } = before.terms
    expect(state.terms).toMatchObject({ order, amount, posted, methods })
    expect(state.terms).not.toHaveProperty('providers')
    expect(state.expiresAt).toBe(before.expiresAt)
  })
})

describe('another customer', () => {
  it('pays what is begun from now on, and what is under way goes on by its id', () => {
    const begun = step(choose(open(), choice('a1'), at(T0)))
    for (const before of [begun, pending()]) {
      const { state } = again(before, naming({ customer: { id: 'c2', name: 'Anna' } }))
      const [attempt] = state.attempts
      expect(payerOf(state, attempt)).toEqual({ id: 'c1', name: 'Anna' })
      const next = step(choose(state, choice('a2', 'cactusgino.sbp', 'a1'), setting))
      expect(payerOf(next, next.attempts[1])).toEqual({ id: 'c2', name: 'Anna' })
      const third = again(next, naming({ customer: { id: 'c3' } })).state
      expect(third.attempts.map((one) => payerOf(third, one).id)).toEqual(['c1', 'c2'])
    }
  })

  it('takes a guest’s place, whose payment goes on as the session’s', () => {
    const { customer: _nobody, ...terms } = open().terms
    const { state } = again({ ...pending(), terms }, naming({ customer: { id: 'c2' } }))
    expect(state.attempts[0]?.payer).toBe('ses_1')
    expect(state.terms.customer).toEqual({ id: 'c2' })
  })

  it('takes over nothing that was begun, over or not, and writes nothing down where the id is the same', () => {
    const failed = told(pending(), { payment: '1314', state: 'failed' })
    expect(again(failed, naming({ customer: { id: 'c2' } })).state.attempts[0]?.payer).toBe('c1')
    const same = again(pending(), naming({ customer: { id: 'c1', name: 'Anna' } })).state
    expect(same.attempts[0]).not.toHaveProperty('payer')
  })

  it('is gone with the others when the session is erased', () => {
    const { state } = again(pending(), naming({ customer: { id: 'c2' } }))
    const over = step(cancelSession(state, setting))
    expect(JSON.stringify(erase(over, {}, setting).state)).not.toMatch(/"c[12]"/)
  })
})

describe('the same order again, when it is over', () => {
  const cancelled = of(step(cancelSession(open(), at(T0))))

  it('is open again with what is named', () => {
    const { state, log } = again(cancelled, naming({ locale: 'kk' }))
    const { end: _over, ...rest } = cancelled
    expect(state).toEqual({ ...rest, expiresAt: EXPIRES, terms: { ...cancelled.terms, locale: 'kk' } })
    expect(log.map(({ what }) => what)).toEqual(['session.reopened', 'session.updated'])
  })

  it('stays as it is where it cannot be opened', () => {
    const { state, log } = openAgain(cancelled, naming(OTHERS), { expiresAt: undefined }, setting)
    expect(state).toBe(cancelled)
    expect(log).toEqual([])
    expect(namedAnew(cancelled, naming(OTHERS))).toEqual([])
  })

  it('stays as it is where it is paid', () => {
    const paid = told(pending(), money(150_317))
    expect(paid.end?.outcome).toBe('paid')
    expect(again(paid, naming(OTHERS)).state).toBe(paid)
  })

  it('is about whomever is named then, where it was erased', () => {
    const erased = erase(cancelled, {}, setting).state
    const { state, log } = again(erased, naming({ customer: { id: 'c9' } }))
    expect(state.terms).toEqual(naming({ customer: { id: 'c9' } }))
    expect(state).not.toHaveProperty('erasure')
    expect(log.map(({ what }) => what)).toEqual(['session.reopened'])
    // Open again by what a person took back, it is still nobody's.
    const { end: _over, ...opened } = erased
    expect(again(opened, naming({ customer: { id: 'c9' } })).state).toBe(opened)
  })
})

import { describe, expect, it } from 'vitest'
import { at, choice, details, money, open, pending, rub, step, T0, told } from '../../test/support/domain.ts'
import type { SessionUpdate } from '../../src/contract/shop/index.ts'
import * as commands from './commands.ts'
import { erase } from './erasure.ts'
import { ledgerOf } from './ledger.ts'
import { applyCreateResult } from './provider-results.ts'
import type { SessionState } from './session.ts'
import { shopView } from './shop-view.ts'
import { MINUTE } from './time-units.ts'
import { updateSession } from './update.ts'

const change = (state: SessionState, named: SessionUpdate, now = T0 + MINUTE) =>
  updateSession(state, named, { posted: named.order }, at(now))
const changed = (state: SessionState, named: SessionUpdate, now?: number): SessionState => {
  const decision = change(state, named, now)
  if (decision.kind !== 'step') throw new Error(JSON.stringify(decision))
  return decision.step.state
}
const amount = (value: string): SessionUpdate => ({ order: { amount: rub(value) } })
const item = (value: string) => ({ name: 'Tea', price: rub(value), quantity: 1, total: rub(value) })
const view = (state: SessionState) =>
  shopView(state, { capabilities: at(T0).capabilities, reason: (_provider, code) => code })

describe('what is not money', () => {
  it('is changed where it is named, and stays where it is not', () => {
    const state = open()
    const named = {
      origins: ['https://shop.example'],
      returnUrl: 'https://shop.example/back',
      customer: { id: 'c2', email: 'c2@shop.example' },
      metadata: { cart: 7 },
    }
    expect(changed(state, named).terms).toEqual({ ...state.terms, ...named })
    expect(changed(changed(state, named), { metadata: {} }).terms).toEqual({ ...state.terms, ...named, metadata: {} })
  })

  it('takes origins as browsers write them, and blames the one that is none', () => {
    expect(changed(open(), { origins: ['HTTPS://Shop.example:443'] }).terms.origins).toEqual(['https://shop.example'])
    expect(change(open(), { origins: ['https://shop.example', 'https://shop.example/path'] })).toMatchObject({
      kind: 'fault',
      fault: { code: 'invalid_request', field: 'origins.1' },
    })
  })

  it('leaves what a guest is paying under the id of his session, once it is said who he is', () => {
    const { customer: _nobody, ...terms } = pending().terms
    const guest = { ...pending(), terms }
    expect(changed(guest, { customer: { id: 'c2' } }).attempts).toMatchObject([{ payer: guest.id }])
    expect(changed(guest, { metadata: {} }).attempts).toEqual(guest.attempts)
  })

  it('is said in the log by its name alone', () => {
    const decision = updateSession(
      open(),
      { customer: { id: 'c2' }, order: { amount: rub('10.00') } },
      { posted: {}, by: 'Anna' },
      at(T0),
    )
    expect(decision).toMatchObject({
      step: { log: [{ what: 'session.updated', detail: { by: 'Anna', fields: 'order.amount, customer' } }] },
    })
  })

  it('changes nothing where it is so already', () => {
    const state = pending()
    expect(change(state, {})).toEqual({ kind: 'step', step: { state, log: [] } })
    expect(change(state, { customer: { id: 'c1' }, ...amount('1503.17') })).toMatchObject({ step: { log: [{}] } })
    expect(changed(state, { customer: { id: 'c1' } })).toEqual(state)
    const named = changed(state, { metadata: { cart: 7, tags: { a: 1, b: 2 } } })
    expect(change(named, { metadata: { tags: { b: 2, a: 1 }, cart: 7 } })).toEqual({
      kind: 'step',
      step: { state: named, log: [] },
    })
  })

  it('gives the buyer so much time from now on', () => {
    expect(changed(open(), { expiresIn: 600 }).expiresAt).toBe(T0 + 11 * MINUTE)
    expect(changed(open(), { expiresIn: 3600 }).expiresAt).toBe(T0 + 61 * MINUTE)
  })

  it('leaves what is being paid, under the id its provider knows its payer by', () => {
    const state = changed(pending(), { customer: { id: 'c2' } })
    expect(state.attempts).toMatchObject([{ id: 'a1', payer: 'c1' }])
    expect(commandsOf(state)).toEqual(commandsOf(pending()))
    const again = changed(state, { customer: { id: 'c3' } })
    expect(again.attempts).toMatchObject([{ payer: 'c1' }])
    const over = { ...again, end: { outcome: 'expired', at: T0 } as const }
    expect(JSON.stringify(erase(over, {}, at(T0)).state)).not.toContain('"c1"')
  })
})

/** What is live, and what is owed to its provider. */
const commandsOf = ({ attempts }: SessionState) => attempts.map(({ id, givenUp, task }) => [id, givenUp, task])

describe('another amount', () => {
  it('is what the order comes to, and is shown as it was posted', () => {
    const state = changed(
      { ...open(), terms: { ...open().terms, posted: { id: 'o1', amount: rub('1503.17') } } },
      {
        order: { amount: rub('200.00'), items: [item('200.00')] },
      },
    )
    expect(view(state)).toMatchObject({
      amount: rub('200.00'),
      due: rub('200.00'),
      order: { id: 'o1', amount: rub('200.00'), items: [item('200.00')] },
    })
  })

  it('gives a pending attempt up and has it closed, and the buyer chooses again', () => {
    const decision = change(pending(), amount('200.00'))
    expect(decision).toMatchObject({ step: { log: [{ what: 'attempt.replaced', attempt: 'a1' }, {}] } })
    const state = changed(pending(), amount('200.00'))
    expect(state.attempts).toMatchObject([{ givenUp: { why: 'replaced' }, task: { kind: 'close' } }])
    const next = step(commands.choose(state, choice('a2'), at(T0 + 2 * MINUTE)))
    expect(next.attempts[1]).toMatchObject({ asked: 20_000 })
  })

  it('is free where nothing is on its way: time is over and nobody said "sent", or what was said was given up', () => {
    const over = told(pending(), { payment: '1314', state: 'expired' })
    expect(change(over, amount('10.00')).kind).toBe('step')
    const given = step(commands.cancel(step(commands.markSent(pending(), 'a1', at(T0))), 'a1', at(T0)))
    expect(change(given, amount('10.00')).kind).toBe('step')
    const [attempt] = pending().attempts
    if (!attempt) throw new Error('there is an attempt')
    const nothing = { payment: '1314', currency: 'RUB', received: 0, refunded: 0, chargedBack: 0 }
    expect(change({ ...pending(), attempts: [{ ...attempt, totals: [nothing] }] }, amount('10.00')).kind).toBe('step')
  })

  it('names in the log what it has replaced, and not what was given up before', () => {
    const left = step(commands.cancel(pending(), 'a1', at(T0)))
    const again = step(commands.choose(left, choice('a2'), at(T0)))
    const decision = change(again, amount('10.00'))
    if (decision.kind !== 'step') throw new Error(decision.kind)
    const replaced = decision.step.log.filter(({ what }) => what === 'attempt.replaced')
    expect(replaced.map((line) => line.attempt)).toEqual(['a2'])
  })

  it('gives one up whose payment is just being opened; its answer is then closed', () => {
    const starting = step(commands.choose(open(), choice('a1'), at(T0)))
    const state = changed(starting, amount('200.00'))
    expect(state.attempts).toMatchObject([{ givenUp: { why: 'replaced' }, task: { kind: 'create' } }])
    const answered = applyCreateResult(state, 'a1', { kind: 'report', report: details }, at(T0 + 2 * MINUTE))
    expect(answered.state.attempts).toMatchObject([{ task: { kind: 'close' } }])
  })

  it.each([
    ['the buyer says it is sent', () => step(commands.markSent(pending(), 'a1', at(T0 + MINUTE)))],
    ['its provider says it is coming', () => told(pending(), { payment: '1314', state: 'confirming' })],
    [
      'the buyer has given up what is coming',
      () => step(commands.cancel(told(pending(), { payment: '1314', state: 'confirming' }), 'a1', at(T0 + MINUTE))),
    ],
    [
      'the buyer says it is sent to details whose time was over',
      () => {
        const late = at(T0 + 26 * MINUTE)
        return step(commands.markSent(told(pending(), { payment: '1314', state: 'expired' }), 'a1', late))
      },
    ],
  ])('is refused while money is on its way: %s', (_name, make) => {
    expect(change(make(), amount('200.00'))).toEqual({ kind: 'refused', why: 'attempt_confirming' })
    expect(change(make(), { metadata: { cart: 7 } })).toMatchObject({ kind: 'step' })
    expect(change(make(), amount('1503.17'))).toMatchObject({ kind: 'step' })
  })

  it.each([
    ['a part', () => told(pending(), money(100))],
    ['of another currency', () => told(pending(), money(100, '1314', 'KZT'))],
  ])('is refused once money has come: %s', (_name, make) => {
    expect(change(make(), amount('200.00'))).toEqual({ kind: 'refused', why: 'money_received' })
  })

  it('is refused once the session has ended, by the clock as well', () => {
    const over = step(commands.cancelSession(open(), at(T0)))
    for (const named of [amount('200.00'), { metadata: {} }])
      expect(change(over, named)).toEqual({ kind: 'refused', why: 'session_ended' })
    expect(change(open(), amount('200.00'), T0 + 90 * MINUTE)).toEqual({ kind: 'refused', why: 'session_ended' })
  })

  it('is refused where the session is held open only by what would be given up, unless it gets more time', () => {
    const state = { ...pending(), expiresAt: T0 + 5 * MINUTE }
    const now = T0 + 10 * MINUTE
    expect(change(state, amount('200.00'), now)).toEqual({ kind: 'refused', why: 'session_ended' })
    expect(changed(state, { ...amount('200.00'), expiresIn: 600 }, now)).toMatchObject({ expiresAt: T0 + 20 * MINUTE })
  })

  it('is paid only by all of the new one, whatever comes late by the one before', () => {
    // One kopeck more than the old amount would be near enough, had its provider asked for less.
    const state = told(changed(pending(), amount('1503.18')), money(150_317), T0 + 2 * MINUTE)
    expect(state.end).toBeUndefined()
    expect(ledgerOf(state)).toMatchObject({ due: 1, rounding: 0 })
    // It is a part, so that it counts no more once it went back.
    const back = told(state, { ...money(150_317), refunded: { minor: 150_317, currency: 'RUB' } }, T0 + 3 * MINUTE)
    expect(ledgerOf(back)).toMatchObject({ credited: 0, due: 150_318 })
    const less = told(changed(pending(), amount('1000.00')), money(150_317), T0 + 2 * MINUTE)
    expect([less.end?.outcome, ledgerOf(less).due]).toEqual(['overpaid', -50_317])
  })
})

describe('is blamed on its field:', () => {
  const withItems = changed(open(), { order: { items: [item('1503.17')] } })
  it.each<[string, SessionState, SessionUpdate, string, string]>([
    [
      'another currency',
      open(),
      { order: { amount: { value: '5', currency: 'KZT' } } },
      'invalid_amount',
      'order.amount.currency',
    ],
    ['nothing', open(), amount('0'), 'invalid_amount', 'order.amount.value'],
    ['too many decimals', open(), amount('1.234'), 'invalid_amount', 'order.amount.value'],
    ['items of another sum', open(), { order: { items: [item('5')] } }, 'items_do_not_add_up', 'order.items'],
    ['a new amount beside old items', withItems, amount('5'), 'items_do_not_add_up', 'order.items'],
    [
      'a new amount beside other items',
      withItems,
      { order: { amount: rub('5'), items: [item('6')] } },
      'items_do_not_add_up',
      'order.items',
    ],
  ])('%s', (_name, state, named, code, field) => {
    expect(change(state, named)).toMatchObject({ kind: 'fault', fault: { code, field } })
  })

  it('or taken, where the items go with it', () => {
    expect(changed(withItems, { order: { amount: rub('5'), items: [] } }).terms).toMatchObject({
      amount: { minor: 500 },
      order: { items: [] },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { money, open, pending, T0, told } from '../../test/support/domain.ts'
import { amountOf, customerOf, isListed, plainDecimal } from './listed.ts'
import type { SessionFilter } from './session-filter.ts'
import type { SessionState } from './session.ts'

const PAID: SessionState = told(pending(), money(150_317))
const FOREIGN = told(pending(), money(9000, '1314', 'KZT'))
const back = (reference?: string): SessionState => ({
  ...PAID,
  refunds: [
    {
      id: 'r1',
      attempt: 'a1',
      amount: 1,
      status: 'succeeded',
      createdAt: T0,
      ...(reference === undefined ? {} : { reference }),
    },
  ],
})
const guest = (): SessionState => {
  const { customer: _nobody, ...terms } = open().terms
  return { ...open(), terms }
}

describe('a session is in a list', () => {
  it.each<[string, SessionState, Omit<SessionFilter, 'limit'>, boolean]>([
    ['of all', open(), {}, true],
    ['of its order', open(), { order: 'o1' }, true],
    ['of another order', open(), { order: 'o2' }, false],
    ['of those that are open', open(), { status: 'open' }, true],
    ['of those that are open, being paid', PAID, { status: 'open' }, false],
    ['of those that are paid', PAID, { status: 'paid' }, true],
    ['of those that are paid, being open', open(), { status: 'paid' }, false],
    ['of those that need a person', FOREIGN, { attention: true }, true],
    ['of those that need a person, needing none', PAID, { attention: true }, false],
    ['of a payment of it', PAID, { reference: '1314' }, true],
    ['of a payment of another', PAID, { reference: '1315' }, false],
    ['of a refund of it', back('back-1'), { reference: 'back-1' }, true],
    ['of a refund that has no id yet', back(), { reference: 'back-1' }, false],
    ['of its customer', open(), { customer: 'c1' }, true],
    ['of another customer', open(), { customer: 'c2' }, false],
    ['of no customer', guest(), { customer: '' }, false],
    ['of its amount, however it is written', open(), { amount: { value: '1503.17' } }, true],
    ['of another amount', open(), { amount: { value: '1503.18' } }, false],
    ['of its amount and currency', open(), { amount: { value: '1503.17', currency: 'RUB' } }, true],
    ['of its amount in another currency', open(), { amount: { value: '1503.17', currency: 'KZT' } }, false],
    ['of another amount in its currency', open(), { amount: { value: '1', currency: 'RUB' } }, false],
    ['from its making on', open(), { from: T0 }, true],
    ['from later on', open(), { from: T0 + 1 }, false],
    ['from earlier on', open(), { from: T0 - 1 }, true],
    ['to its making', open(), { to: T0 }, true],
    ['to an earlier time', open(), { to: T0 - 1 }, false],
    ['to a later time', open(), { to: T0 + 1 }, true],
    ['of several things, one of which is not so', PAID, { status: 'paid', customer: 'c2' }, false],
    ['of several things, each of which is so', PAID, { status: 'paid', customer: 'c1', from: T0, to: T0 }, true],
    ['of another order, the rest being so', PAID, { order: 'o2', status: 'paid' }, false],
    ['of another status, the rest being so', PAID, { order: 'o1', status: 'open' }, false],
    ['of those that need a person, the rest being so', PAID, { order: 'o1', attention: true }, false],
    ['of another payment, the rest being so', PAID, { order: 'o1', reference: 'x' }, false],
    ['of another amount, the rest being so', PAID, { order: 'o1', amount: { value: '2' } }, false],
    ['from later on, the rest being so', PAID, { order: 'o1', from: T0 + 1 }, false],
  ])('%s', (_name, state, filter, isIn) => {
    expect(isListed(state, { limit: 1, ...filter })).toBe(isIn)
  })
})

it.each([
  ['1503.10', '1503.1'],
  ['1503.00', '1503'],
  ['1500', '1500'],
  ['0.50', '0.5'],
  ['10.0010', '10.001'],
  ['100.5', '100.5'],
])('an amount is one text: %s is %s', (value, plain) => {
  expect(plainDecimal(value)).toBe(plain)
})

it('a session is found by its amount and its customer as they are kept', () => {
  expect(amountOf(open(150_310))).toBe('1503.1')
  expect(customerOf(open())).toBe('c1')
  expect(customerOf(guest())).toBe('')
  const odd = { ...open(), terms: { ...open().terms, customer: { id: 'a\u0000b' } } }
  expect(customerOf(odd)).toBe('ab')
  expect(customerOf({ ...PAID, erasure: { doneAt: T0 } })).toBe('')
})

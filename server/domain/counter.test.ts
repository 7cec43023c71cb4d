import { expect, it } from 'vitest'
import { joinTellings, type CounterPayment } from './counter.ts'

const told = (received?: number, refunded?: number, at = 1): CounterPayment => ({
  provider: 'invoice',
  payment: 'p1',
  counter: 'ctr_1',
  report: {
    payment: 'p1',
    state: 'succeeded',
    ...(received === undefined ? {} : { received: { minor: received, currency: 'RUB' } }),
    ...(refunded === undefined ? {} : { refunded: { minor: refunded, currency: 'RUB' } }),
  },
  at,
})

it('the first telling is kept, and told where it is money', () => {
  expect(joinTellings(undefined, told(5))).toEqual({ kept: told(5), isMore: true })
  expect(joinTellings(undefined, told())).toEqual({ kept: told(), isMore: false })
})

it('more money is kept with the moment of the first, and told', () => {
  expect(joinTellings(told(5), told(6, undefined, 9))).toEqual({ kept: told(6), isMore: true })
})

it('as much, or less, changes nothing', () => {
  for (const again of [told(5, undefined, 9), told(4, undefined, 9), told(undefined, undefined, 9)])
    expect(joinTellings(told(5), again)).toEqual({ kept: told(5), isMore: false })
})

it('what went back is kept, and never less of it', () => {
  expect(joinTellings(told(5), told(5, 2, 9))).toEqual({ kept: told(5, 2), isMore: false })
  expect(joinTellings(told(5, 2), told(5, 1, 9))).toEqual({ kept: told(5, 2), isMore: false })
  expect(joinTellings(told(5, 2), told(5, 2, 9))).toEqual({ kept: told(5, 2), isMore: false })
})

it('the larger of each is kept, whichever telling has it', () => {
  expect(joinTellings(told(5, 2), told(9, undefined, 9))).toEqual({ kept: told(9, 2), isMore: true })
  expect(joinTellings(told(5), told(4, 3, 9))).toEqual({ kept: told(5, 3), isMore: false })
  expect(joinTellings(told(undefined, 1), told(5, undefined, 9))).toEqual({ kept: told(5, 1), isMore: true })
})

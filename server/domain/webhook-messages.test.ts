import { expect, it } from 'vitest'
import { money, pending, told } from '../../test/support/domain.ts'
import { messagesBetween } from './webhook-messages.ts'
import { shopView } from './shop-view.ts'
import { at, T0 } from '../../test/support/domain.ts'

const AT = '2026-11-03T17:00:00.000Z'
const { capabilities } = at(T0)
const seen = (state: Parameters<typeof shopView>[0]) => shopView(state, { capabilities, reason: () => 'no' })

it('tells of a session with the session as it is after the change', () => {
  const after = told(pending(), money(150_317))
  expect(messagesBetween(pending(), after, seen, AT)).toEqual([
    { type: 'session.paid', timestamp: AT, data: seen(after) },
  ])
  expect(messagesBetween(after, after, seen, AT)).toEqual([])
})

it('tells of money in another currency payment by payment, with the session that it came to', () => {
  const first = told(pending(), money(9000, '1314', 'KZT'))
  const after = told(first, money(500, '1315', 'TJS'))
  const stray = (reference: string, value: string, currency: string) => ({
    type: 'payment.unmatched',
    timestamp: AT,
    data: { id: 'a1', provider: 'cactusgino', reference, received: { value, currency }, session: 'ses_1' },
  })
  expect(messagesBetween(pending(), after, seen, AT)).toEqual([
    stray('1314', '90.00', 'KZT'),
    stray('1315', '5.00', 'TJS'),
  ])
})

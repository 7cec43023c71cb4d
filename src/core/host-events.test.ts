import { expect, test } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Outcome, Session } from '../contract/index.ts'
import { hostEventOf } from './host-events.ts'

const session = (action: Session['action'], attempt?: string): Session =>
  sessionWith({
    action,
    ...(attempt && {
      attempt: { id: attempt, method: 'm', name: 'M', status: 'failed', asked: { value: '10.00', currency: 'RUB' } },
    }),
  })
const refused = { code: 'refused', retryable: true, text: 'Nobody is free.' }

test.each<[Outcome, string]>([
  ['paid', 'complete'],
  ['overpaid', 'complete'],
  ['underpaid', 'fail'],
  ['failed', 'fail'],
  ['cancelled', 'fail'],
  ['expired', 'expire'],
])('a session that ended %s is the event %s', (outcome, name) => {
  expect(hostEventOf(session({ kind: 'done', outcome }))?.name).toBe(name)
})

test('an attempt that ended is an event of its own, once for each attempt', () => {
  const first = hostEventOf(session({ kind: 'choose', methods: [], notice: refused }, 'a1'))
  const again = hostEventOf({ ...session({ kind: 'choose', methods: [], notice: refused }, 'a1'), revision: 9 })
  const second = hostEventOf(session({ kind: 'choose', methods: [], notice: refused }, 'a2'))
  expect(first).toMatchObject({ name: 'fail', outcome: 'retry', code: 'refused', text: 'Nobody is free.' })
  expect(again?.key).toBe(first?.key)
  expect(second?.key).not.toBe(first?.key)
})

test('paid stays the same event when more arrives', () => {
  const paid = hostEventOf(session({ kind: 'done', outcome: 'paid' }))
  expect(hostEventOf(session({ kind: 'done', outcome: 'overpaid' }))?.key).toBe(paid?.key)
})

test('a picker without a notice is no event', () => {
  expect(hostEventOf(session({ kind: 'choose', methods: [] }))).toBeUndefined()
})

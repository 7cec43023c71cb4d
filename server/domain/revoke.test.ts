import { expect, it } from 'vitest'
import { at, eventsBetween, pending, T0 } from '../../test/support/domain.ts'
import { isRevoked, revoke } from './revoke.ts'
import { MINUTE } from './time-units.ts'
import { isVisibleChange } from './webhook-events.ts'

const now = T0 + MINUTE

it('is seen by all who listen, stands in the log with who did it, and is no event of the shop’s', () => {
  const { state, log } = revoke(pending(), { by: 'Anna' }, at(now))
  expect(state.revoked).toEqual({ at: now, by: 'Anna' })
  expect(log).toEqual([{ at: now, what: 'session.revoked', detail: { by: 'Anna' } }])
  expect(isVisibleChange(pending(), state)).toBe(true)
  expect(eventsBetween(pending(), state)).toEqual([])
  expect(revoke(state, {}, at(now + 1)).log).toEqual([{ at: now + 1, what: 'session.revoked' }])
})

it('ends the ways back of attempts that had begun by then', () => {
  expect(isRevoked({}, { startedAt: T0 })).toBe(false)
  expect(isRevoked({ revoked: { at: now } }, { startedAt: now })).toBe(true)
  expect(isRevoked({ revoked: { at: now } }, { startedAt: now + 1 })).toBe(false)
})

// @vitest-environment jsdom
import { beforeEach, expect, it } from 'vitest'
import { sessionWith } from '../../test/support/session.ts'
import type { Session } from '../contract/index.ts'
import { forgetSession, keepSession, recallSession, traceOf } from './last-session.ts'

const NOW = 1_760_000_000_000
const storage = () => sessionStorage
const blocked = (): Storage => {
  throw new DOMException('denied', 'SecurityError')
}
const read = (data: unknown): Session | undefined => data as Session
const recall = (token = 'pwt_mine', now = NOW, of = read) => recallSession(storage, token, now, of)
beforeEach(() => sessionStorage.clear())

it('gives the last one back to its own token, with its clock moved on', () => {
  keepSession(storage, 'pwt_mine', sessionWith({ revision: 3, now: '2026-11-22T12:00:00.000Z' }), NOW)
  expect(recall('pwt_mine', NOW + 90_000)).toEqual({
    at: NOW,
    session: sessionWith({ revision: 3, now: '2026-11-22T12:01:30.000Z' }),
  })
  expect(recall('pwt_other')).toBeUndefined()
  expect(sessionStorage.getItem('paywicket-last')).not.toContain('pwt_')
})

it('is gone when the session has ended, was refused, is too old, or cannot be read', () => {
  keepSession(storage, 'pwt_mine', sessionWith(), NOW)
  expect(recall('pwt_mine', NOW + 25 * 3600_000)).toBeUndefined()
  // A clock that was set back says nothing.
  expect(recall('pwt_mine', NOW - 1)).toBeUndefined()
  expect(recall('pwt_mine', NOW, () => undefined)).toBeUndefined()
  expect(recall()).toBeDefined()
  keepSession(storage, 'pwt_mine', sessionWith({ action: { kind: 'done', outcome: 'paid' } }), NOW)
  expect(recall()).toBeUndefined()
  keepSession(storage, 'pwt_mine', sessionWith(), NOW)
  forgetSession(storage)
  expect(sessionStorage).toHaveLength(0)
  sessionStorage.setItem('paywicket-last', '{')
  expect(recall()).toBeUndefined()
})

it('breaks nothing where nothing can be stored', () => {
  keepSession(blocked, 't', sessionWith(), NOW)
  forgetSession(blocked)
  expect(recallSession(blocked, 't', NOW, read)).toBeUndefined()
})

it('keeps a trace of the token by which it cannot be found', () => {
  expect(traceOf('pwt_a')).toMatch(/^[0-9a-z]{1,7}$/)
  expect(traceOf('pwt_a')).not.toBe(traceOf('pwt_b'))
})

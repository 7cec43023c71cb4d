import { expect, it } from 'vitest'
import { open } from '../../test/support/domain.ts'
import { remembering, statusOfKey } from './command-keys.ts'
import { isVisibleChange } from './webhook-events.ts'

const keyed = { key: 'k1', command: 'sent' }
const after = (count: number) =>
  Array.from({ length: count }).reduce<ReturnType<typeof open>>(
    (state, _none, index) => remembering({ state, log: [] }, { key: `k${index + 1}`, command: 'sent' }).state,
    open(),
  )

it('knows a command again by its key, and another one under the same key', () => {
  expect(statusOfKey(open(), keyed)).toBe('new')
  expect(statusOfKey(after(1), keyed)).toBe('done')
  expect(statusOfKey(after(1), { key: 'k1', command: 'cancel' })).toBe('other')
  expect(statusOfKey(after(1), { key: 'k', command: 'sent' })).toBe('new')
})

it('remembers the last thirty-two', () => {
  expect(after(1).commands).toHaveLength(1)
  expect(statusOfKey(after(32), keyed)).toBe('done')
  expect(statusOfKey(after(33), keyed)).toBe('new')
  expect(after(40).commands).toHaveLength(32)
})

it('shows nobody that it does', () => {
  expect(isVisibleChange(open(), after(1))).toBe(false)
  const step = { state: open(), log: [] }
  expect(remembering(step, undefined)).toBe(step)
})

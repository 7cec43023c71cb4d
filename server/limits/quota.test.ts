import { expect, it } from 'vitest'
import { createQuota } from './quota.ts'

function quotaAt(start: number, most = 10) {
  let at = start
  const quota = createQuota({ turns: 2, per: 1000 }, most, () => at)
  return { ...quota, goTo: (ms: number) => void (at = ms) }
}

it('gives each key its turns, says how long to wait, and begins anew', () => {
  const { take, goTo } = quotaAt(5000)
  expect([take('a'), take('a')]).toEqual([undefined, undefined])
  goTo(5400)
  expect(take('a')).toBe(600)
  expect(take('b')).toBeUndefined()
  goTo(6000)
  expect(take('a')).toBeUndefined()
})

it('does not hold anybody up longer because the clock was put back', () => {
  const { take, goTo } = quotaAt(1_000_000)
  take('a')
  take('a')
  goTo(5000)
  expect(take('a')).toBeUndefined()
})

it('remembers no more keys than it may, and none whose time is over', () => {
  const { take, goTo, size } = quotaAt(0, 1000)
  for (let index = 0; index < 1_000_000; index += 1) take(`address ${index}`)
  expect(size()).toBe(1000)
  goTo(1000)
  take('a')
  expect(size()).toBe(1)
})

it('forgets the oldest first', () => {
  const { take } = quotaAt(0, 2)
  take('a')
  take('a')
  take('b')
  take('b')
  take('c')
  expect(take('b')).toBe(1000)
  expect(take('a')).toBeUndefined()
})

import { expect, it } from 'vitest'
import { createLimits } from './limits.ts'

function limitsAt() {
  let at = 0
  const refused: string[] = []
  const limits = createLimits({ now: () => at, onRefused: (limit) => void refused.push(limit) })
  return { ...limits, refused, advance: (ms: number) => void (at += ms) }
}

it('lets a token hold six streams, another one its own, and counts what is refused', () => {
  const { openStream, refused } = limitsAt()
  const ends = Array.from({ length: 6 }, () => openStream('a'))
  expect(openStream('a')).toBeUndefined()
  expect(openStream('b')).toBeDefined()
  expect(refused).toEqual(['streams'])
  ends[0]?.()
  ends[0]?.()
  expect(openStream('a')).toBeDefined()
  expect(openStream('a')).toBeUndefined()
})

it('looks at a provider for one attempt every five seconds', () => {
  const { take, refused, advance } = limitsAt()
  expect(take('returns', 'att_1')).toBeUndefined()
  advance(4000)
  expect(take('returns', 'att_1')).toBe(1000)
  expect(take('returns', 'att_2')).toBeUndefined()
  advance(1000)
  expect(take('returns', 'att_1')).toBeUndefined()
  expect(refused).toEqual(['returns'])
})

it('counts each limit by itself, and for nobody in particular not at all', () => {
  const { take } = limitsAt()
  for (let count = 0; count < 1000; count += 1) {
    expect(take('keys', undefined)).toBeUndefined()
    take('tokens', '203.0.113.7')
  }
  expect(take('tokens', '203.0.113.7')).toBeGreaterThan(0)
  expect(take('keys', '203.0.113.7')).toBeUndefined()
})

import { expect, it } from 'vitest'
import { handoverEnd, handoverKey } from './handover.ts'

const RANDOM = 'A-_0'.repeat(10) + 'xyz'

it('a key carries the end of its time, and nothing else is a key', () => {
  expect(handoverEnd(handoverKey(1_760_000_000_123, RANDOM))).toBe(1_760_000_000_123)
  for (const other of [
    '',
    'pwh_',
    RANDOM,
    `pwh__${RANDOM}`,
    `pwh_mg_${RANDOM}x`,
    `pwc_mg_${RANDOM}`,
    `pwh_MG_${RANDOM}`,
  ])
    expect(handoverEnd(other)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { batch } from './batch.ts'

/** Doubles numbers, remembers its batches, and fails whole batches that hold a negative one. */
function doubler() {
  const batches: (readonly number[])[] = []
  const double = batch<number, number>(async (items) => {
    batches.push(items)
    if (items.some((item) => item < 0)) throw new RangeError('negative')
    return items.map((item) => item * 2)
  })
  return { batches, double }
}

test('calls that come together are one batch, and each has its own result', async () => {
  const { batches, double } = doubler()
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6])
  expect(await double(4)).toBe(8)
  expect(batches).toEqual([[1, 2, 3], [4]])
})

test('a bad one fails alone', async () => {
  const { batches, double } = doubler()
  const results = await Promise.allSettled([1, -2, 3].map(double))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(results[2]).toEqual({ status: 'fulfilled', value: 6 })
  expect(batches).toEqual([[1, -2, 3], [1], [-2], [3]])
})

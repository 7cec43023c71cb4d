import { expect, it } from 'vitest'
import { byAge } from './session-filter.ts'

it('orders by age, and what is of one time by its id', () => {
  const places = [
    { id: 'b', at: 2 },
    { id: 'c', at: 1 },
    { id: 'a', at: 2 },
    { id: 'd', at: 0 },
  ]
  expect(places.toSorted(byAge).map(({ id }) => id)).toEqual(['d', 'c', 'a', 'b'])
  expect(byAge({ id: 'a', at: 1 }, { id: 'a', at: 1 })).toBe(0)
  expect([byAge({ id: 'a', at: 1 }, { id: 'b', at: 1 }), byAge({ id: 'b', at: 1 }, { id: 'a', at: 1 })]).toEqual([
    -1, 1,
  ])
})

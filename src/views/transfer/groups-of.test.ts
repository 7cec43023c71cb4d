import { expect, test } from 'vitest'
import { groupsOf } from './groups-of.ts'

test.each([
  ['40817810099910004312', ['4081', '7810', '0999', '1000', '4312']],
  ['TQ5XcR8mJhYv2nKpL7wZ3s', ['TQ5X', 'cR8m', 'JhYv', '2nKp', 'L7wZ', '3s']],
  // Short, with gaps of its own, or words.
  ['481920375', ['481920375']],
  ['2200 7007 1234 5678', ['2200 7007 1234 5678']],
  ['KonstantinMaximilianAlexandrovich', ['KonstantinMaximilianAlexandrovich']],
  ['', ['']],
])('%s', (value, groups) => {
  expect(groupsOf(value)).toEqual(groups)
})

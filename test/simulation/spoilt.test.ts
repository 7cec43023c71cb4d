/** The rules themselves: storage that keeps something else than it is given is found out by them. */
import { expect, it } from 'vitest'
import { simulate } from './run.ts'
import { SPOILT } from './spoilt.ts'

it.each(SPOILT)('a storage that %s is found out', async (_name, spoil) => {
  let found = 0
  for (let run = 1; run <= 400 && found === 0; run += 1) found += (await simulate(run, spoil)).broken.length
  expect(found).toBeGreaterThan(0)
})

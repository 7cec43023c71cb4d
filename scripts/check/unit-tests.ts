/** The unit tests of `npm run check`, in a process of their own: `node unit-tests.ts <changed file>…`. */
import { resolve } from 'node:path'
import { createVitest } from 'vitest/node'

/** They need a build, a database or whole programs, and are for `npm test`. */
const WHOLE = [
  'test/{conformance,integration,simulation}/**',
  'scripts/package/**',
  'scripts/{bytes,reconcile,webhooks}.test.ts',
  'server/store/postgres.test.ts',
  'demo/{demo,main}.test.ts',
  'demo/ways/**',
]
/** They read files rather than import them: any change may concern them, and they take no time. */
const READERS = ['test/layout', 'scripts/docs', 'scripts/markdown']

const vitest = await createVitest('test', {
  watch: false,
  related: process.argv.slice(2).map((path) => resolve(path)),
  // Of the command line, since it is the one list that every project heeds.
  cliExclude: WHOLE,
  reporters: ['dot'],
  // What else would run everything, such as a line in package.json, is seldom about all of it.
  forceRerunTriggers: ['**/{vitest,vite}.config.ts', '**/package-lock.json'],
})
const specifications = new Map(
  [...(await vitest.getRelevantTestSpecifications()), ...(await vitest.globTestSpecifications(READERS))].map(
    (specification) => [specification.moduleId, specification],
  ),
)
await vitest.standalone()
await vitest.runTestSpecifications([...specifications.values()])
await vitest.close()

import { defineConfig } from 'vitest/config'
import { PATIENCE, TEST_LIMIT } from './test/support/patience.ts'

export default defineConfig({
  test: {
    // Most tests wait for servers of their own: three at a time, whatever the machine has.
    maxWorkers: 3,
    testTimeout: TEST_LIMIT,
    hookTimeout: TEST_LIMIT,
    // Often, so that what comes soon is soon seen.
    expect: { poll: { timeout: PATIENCE, interval: 10 } },
    projects: [
      {
        extends: true,
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        test: { name: 'browser', include: ['src/**/*.test.{ts,tsx}'], css: true },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['{server,stories,test,demo,scripts}/**/*.test.ts'],
          // None of these changes a global, and no module of ours holds state: a new process for each file would only
          // load the same modules again.
          isolate: false,
        },
      },
    ],
  },
})

import { defineConfig } from 'vitest/config'
import { PATIENCE, TEST_LIMIT } from './test/support/patience.ts'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    css: true,
    include: ['{src,server,stories,test,demo,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Most tests wait for servers of their own: three at a time, whatever the machine has.
    maxWorkers: 3,
    testTimeout: TEST_LIMIT,
    hookTimeout: TEST_LIMIT,
    // Often, so that what comes soon is soon seen.
    expect: { poll: { timeout: PATIENCE, interval: 10 } },
  },
})

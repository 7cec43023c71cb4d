import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    css: true,
    include: ['{src,server,stories,test,demo,scripts}/**/*.test.{ts,tsx}'],
    environment: 'node',
    // Most tests wait for servers of their own: three at a time, whatever the machine has.
    maxWorkers: 3,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

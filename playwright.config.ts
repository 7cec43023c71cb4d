import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './test/support/chromium.ts'

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results',
  // The fonts of the tests are at hand on Linux only, so only there a picture looks as it does elsewhere.
  snapshotPathTemplate: '{testDir}/matrix/pictures/{arg}{ext}',
  ignoreSnapshots: process.platform !== 'linux',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    viewport: { width: 360, height: 740 },
    launchOptions: await chromiumOptions(),
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
})

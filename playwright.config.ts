import { defineConfig } from '@playwright/test'
import { chromiumOptions } from './test/support/chromium.ts'
import { PATIENCE, TEST_LIMIT } from './test/support/patience.ts'

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/setup.ts',
  outputDir: 'test-results',
  // The fonts of the tests are at hand on Linux only, so only there a picture looks as it does elsewhere.
  snapshotPathTemplate: '{testDir}/matrix/pictures/{arg}{ext}',
  ignoreSnapshots: process.platform !== 'linux',
  fullyParallel: true,
  // A browser and a server each: more of them than cores only wait for one another.
  workers: 2,
  // A test that holds at the second try only is one to mend.
  retries: 0,
  forbidOnly: true,
  timeout: TEST_LIMIT,
  expect: { timeout: PATIENCE },
  reporter: [['list']],
  use: {
    locale: 'en-US',
    timezoneId: 'Europe/Moscow',
    viewport: { width: 360, height: 740 },
    launchOptions: await chromiumOptions(),
    screenshot: 'only-on-failure',
    // It would cost a sixth of the time: `npx playwright test --trace retain-on-failure` brings it.
    trace: 'off',
  },
})

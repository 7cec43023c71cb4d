/** The demo as `npm start` starts it, for the tests of a whole file. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { test as base } from '@playwright/test'
import { CHILD_ENV } from '../test/support/child.ts'

export interface Demo {
  readonly shop: string
  readonly sandbox: string
}

export const test = base.extend<object, { demo: Demo }>({
  demo: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures a function needs off this pattern
    async ({}, use) => {
      const start = fileURLToPath(new URL('../demo/start.js', import.meta.url))
      const env = {
        ...process.env,
        ...CHILD_ENV,
        PAYWICKET_PORT: '0',
        PAYWICKET_SANDBOX_PORT: '0',
        DATABASE_URL: 'file::memory:',
      }
      const child = spawn(process.execPath, [start], { stdio: ['ignore', 'pipe', 'inherit'], env })
      const found: string[] = []
      for await (const line of createInterface({ input: child.stdout })) {
        found.push(...(/http:\/\/\S+/.exec(line) ?? []))
        if (found.length === 2) break
      }
      const [shop = '', sandbox = ''] = found
      await use({ shop, sandbox })
      child.kill('SIGTERM')
    },
    { scope: 'worker' },
  ],
})

export { expect } from '@playwright/test'

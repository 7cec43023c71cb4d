/** `npm run prefix`: the buyer's journeys once more, with a server whose routes are all below a path. */
import { defineConfig } from '@playwright/test'
import type { Wishes } from './e2e/wishes.ts'
import usual from './playwright.config.ts'

const JOURNEYS = [
  'amounts',
  'api',
  'embedding',
  'files',
  'forms',
  'frame',
  'hostile',
  'integrity',
  'invoice',
  'keyboard',
  'lifecycle',
  'offline',
  'paymega',
  'paymega-form',
  'plain',
  'return',
  'standalone',
  'transfer',
  'zones',
]

export default defineConfig<object, Wishes>({
  ...usual,
  testMatch: JOURNEYS.map((name) => `${name}.spec.ts`),
  grepInvert: /@all/,
  use: { ...usual.use, prefix: '/paywicket' },
})

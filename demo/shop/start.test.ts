import { pino } from 'pino'
import { expect, it } from 'vitest'
import { demoEnv } from '../env.ts'
import { startShop } from './start.ts'

it('takes no path in its public address, as the shop is at the root', async () => {
  const env = demoEnv({ PAYWICKET_PUBLIC_URL: 'http://localhost:0/paywicket' }, { shop: 0, sandbox: 1 })
  const started = startShop({ env, log: pino({ level: 'silent' }), sandbox: '' })
  await expect(started).rejects.toThrow(/PAYWICKET_PUBLIC_URL must have no path/)
})

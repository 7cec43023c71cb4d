/** The sandbox of `npm run dev`, a program of its own: its payments outlive a start of the server. */
import { pino } from 'pino'
import { demoEnv } from '../../demo/env.ts'
import { startFault } from '../../demo/start-fault.ts'
import { readLogLevel } from '../../server/log-level.ts'
import { credentialsFromEnv } from '../../server/sandbox/credentials.ts'
import { startSandbox } from '../../server/sandbox/sandbox.ts'
import { portsOf } from './ports.ts'
import { supervised } from './supervised.ts'

const ports = portsOf(process.env)
const env = demoEnv(process.env, ports)
const log = pino({ level: readLogLevel(env, 'warn') ?? 'warn' })

await supervised({
  start: () =>
    startSandbox({
      port: ports.sandbox,
      publicUrl: () => env['PAYWICKET_PUBLIC_URL'] ?? '',
      credentials: credentialsFromEnv(env),
      log: (line, level) => log[level]({ sandbox: line }, 'sandbox'),
    }),
  why: (error) => startFault(error, env),
  isLasting: (error) => error instanceof Error && 'port' in error,
})

/** The server of `npm run dev`: that of the demo, whose pages load themselves anew. */
import { pino } from 'pino'
import { demoEnv } from '../../demo/env.ts'
import { startShop } from '../../demo/shop/start.ts'
import { startFault } from '../../demo/start-fault.ts'
import { readLogLevel } from '../../server/log-level.ts'
import { ConfigError } from '../../server/server.ts'
import { portsOf } from './ports.ts'
import { addReload } from './reload.ts'
import { supervised } from './supervised.ts'

const ports = portsOf(process.env)
const env = demoEnv(process.env, ports)

await supervised({
  start: () =>
    startShop({
      env,
      log: pino({ level: readLogLevel(env, 'warn') ?? 'warn' }),
      sandbox: `http://localhost:${ports.sandbox}`,
      before: addReload,
    }),
  why: (error) => startFault(error, env),
  isLasting: (error) => error instanceof ConfigError || (error instanceof Error && 'port' in error),
})

/** `npm start`: the demo from the environment, until it is told to stop. */
import { pino } from 'pino'
import { withoutEmpty } from '../server/config.ts'
import { readLogLevel } from '../server/log-level.ts'
import { startDemo } from './demo.ts'
import { onceShellIsGone } from './npm-shell.ts'
import { startFault } from './start-fault.ts'

const env = withoutEmpty(process.env)

// Less than the server alone says: in a terminal the addresses are to stay in sight. An unknown level is named at the start.
const log = pino({ level: readLogLevel(env, 'warn') ?? 'warn' })

try {
  const demo = await startDemo({ env, log })
  const stop = () => void demo.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  onceShellIsGone(stop)
  process.stdout.write(`Shop: ${demo.shop}\nSandbox control panel: ${demo.sandbox}\n`)
} catch (error) {
  log.debug({ err: error }, 'the demo cannot start')
  process.stderr.write(`${startFault(error, env)}\n`)
  process.exit(1)
}

/** `paywicket server`: the server alone, from the environment. */
import { pino } from 'pino'
import { readLogLevel } from './log-level.ts'
import { startServer } from './server.ts'
import { startFault } from './start-fault.ts'

// An unknown level is named with everything else that is wrong.
const log = pino({ level: readLogLevel(process.env) ?? 'info' })
try {
  const running = await startServer({ env: process.env, log })
  log.info({ url: running.url, port: running.port }, 'Paywicket answers')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  process.stderr.write(`${startFault(error)}\n`)
  process.exit(1)
}

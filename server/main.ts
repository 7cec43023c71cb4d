/** `paywicket server`: the server alone, from the environment. */
import { pino } from 'pino'
import { readLogLevel } from './log-level.ts'
import { startServer } from './server.ts'

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
  process.stderr.write(`${said(error)}\n`)
  process.exit(1)
}

/** Why it did not start, in words: a port that is taken, a database that is away. */
function said(error: unknown): string {
  if (!(error instanceof Error)) return 'The server could not be started'
  const { message, cause } = error
  if (!(cause instanceof Error)) return message
  const why = cause.message || ('code' in cause ? String(cause.code) : '')
  return why === '' ? message : `${message}: ${why}`
}

/** `npm run server`: the server alone, from the environment. */
import { pino } from 'pino'
import { ConfigError, startServer } from './server.ts'

const log = pino()
try {
  const running = await startServer({ env: process.env, log })
  log.info({ url: running.url, port: running.port }, 'Paywicket answers')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void running.close().then(() => process.exit(0))
    })
  }
} catch (error) {
  if (!(error instanceof ConfigError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

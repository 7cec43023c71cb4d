/** `npm start`: the demo from the environment, until it is told to stop. */
import { pino } from 'pino'
import { withoutEmpty } from '../server/config.ts'
import { readLogLevel } from '../server/log-level.ts'
import { ConfigError } from '../server/server.ts'
import { startDemo } from './demo.ts'

const env = withoutEmpty(process.env)
// Less than the server alone says: in a terminal the addresses are to stay in sight. An unknown level is named at the start.
const log = pino({ level: readLogLevel(env, 'warn') ?? 'warn' })

try {
  const demo = await startDemo({ env, log })
  const stop = () => void demo.close().then(() => process.exit(0))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
  if (env['npm_lifecycle_event'] !== undefined) onceOrphaned(stop)
  process.stdout.write(`Shop: ${demo.shop}\nSandbox control panel: ${demo.sandbox}\n`)
} catch (error) {
  log.debug({ err: error }, 'the demo cannot start')
  process.stderr.write(`${sentenceOf(error)}\n`)
  process.exit(1)
}

/** What went wrong and what to do about it, in words. */
function sentenceOf(error: unknown): string {
  if (error instanceof ConfigError) return error.message
  if (!(error instanceof Error)) return `The demo cannot start: ${String(error)}`
  if ('code' in error && 'port' in error) {
    const port = String(error.port)
    const variable = port === (env['PAYWICKET_SANDBOX_PORT'] ?? '4401') ? 'PAYWICKET_SANDBOX_PORT' : 'PAYWICKET_PORT'
    if (error.code === 'EADDRINUSE') {
      return `Port ${port} is taken by another program. Stop that one, or set ${variable} to a free port.`
    }
    if (error.code === 'EACCES') return `Port ${port} needs more rights. Set ${variable} to a port above 1023.`
  }
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return `The demo cannot start. ${error.message}${cause}`
}

/** npm hands a signal to its shell alone, and the shell ends without passing it on: losing the shell is being told to stop. */
function onceOrphaned(stop: () => void): void {
  const shell = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(watch)
    stop()
  }, 500)
}

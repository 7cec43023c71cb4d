/** `npm start`: the demo from the environment, until it is told to stop. */
import { pino } from 'pino'
import { withoutEmpty } from '../server/config.ts'
import { ConfigError } from '../server/server.ts'
import { startDemo } from './demo.ts'

const env = withoutEmpty(process.env)
const level = env['PAYWICKET_LOG'] ?? 'warn'
const levels = [...Object.values(pino.levels.labels), 'silent']

try {
  if (!levels.includes(level)) throw new ConfigError([`PAYWICKET_LOG must be one of ${levels.join(', ')}`])
  const demo = await startDemo({ env, log: pino({ level }) })
  process.stdout.write(`Shop: ${demo.shop}\nSandbox control panel: ${demo.sandbox}\n`)
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void demo.close().then(() => process.exit(0)))
  }
} catch (error) {
  const sentence = sentenceOf(error)
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/** What a person can act on; undefined for what is our own fault. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ConfigError) return error.message
  if (!(error instanceof Error) || !('code' in error) || !('port' in error)) return undefined
  const variable = String(error.port) === (env['PAYWICKET_SANDBOX_PORT'] ?? '4401') ? 'PAYWICKET_SANDBOX_PORT' : 'PAYWICKET_PORT'
  if (error.code === 'EADDRINUSE') return `Port ${String(error.port)} is taken by another program. Stop it, or set ${variable} to a free port.`
  if (error.code === 'EACCES') return `Port ${String(error.port)} may not be used without more rights. Set ${variable} to a port above 1023.`
  return undefined
}

/** Why the demo did not start. */
import type { Env } from '../server/config.ts'
import { ConfigError } from '../server/server.ts'

/** What went wrong and what to do about it, in words. `env` is what it was started with. */
export function startFault(error: unknown, env: Env): string {
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

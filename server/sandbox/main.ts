/** `paywicket sandbox`: the sandbox alone, from the environment. */
import { credentialsFromEnv } from './credentials.ts'
import { createLog } from './log.ts'
import { startSandbox } from './sandbox.ts'

const { env } = process
const port = Number(env['PAYWICKET_SANDBOX_PORT'] || 4401)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  process.stderr.write('PAYWICKET_SANDBOX_PORT must be a port number, for example 4401.\n')
  process.exit(1)
}
const publicUrl = env['PAYWICKET_PUBLIC_URL'] || 'http://localhost:4400'

try {
  const sandbox = await startSandbox({
    port,
    publicUrl: () => publicUrl,
    credentials: credentialsFromEnv(env),
    log: createLog(env, (text) => process.stdout.write(text)),
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void sandbox.close()
    })
  }
  process.stdout.write(`Sandbox with its control panel on ${sandbox.url}, callbacks to ${publicUrl}\n`)
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const said = error instanceof Error ? error.message : String(error)
  const why = taken ? `port ${port} is taken; set PAYWICKET_SANDBOX_PORT to another` : said
  process.stderr.write(`The sandbox cannot start: ${why}.\n`)
  process.exitCode = 1
}

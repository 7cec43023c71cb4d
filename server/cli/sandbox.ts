/** `paywicket sandbox`: the sandbox alone, from the environment; or the variables of a server that pays by it. */
import { credentialsFromEnv, serverEnv } from '../sandbox/credentials.ts'
import { createLog } from '../sandbox/log.ts'
import { startSandbox } from '../sandbox/sandbox.ts'
import { hasCode } from '../start-fault.ts'
import { isPort } from '../settings/port.ts'
import { command } from './command.ts'
import { stopRequest, thisProcess } from './stopping.ts'

const HELP = `Usage: paywicket sandbox [--env]

  --env              prints the variables of a server that pays by this sandbox, and starts nothing:
                     paywicket sandbox --env > sandbox.env, then paywicket server --env-file sandbox.env

Simulates the payment systems, with a control panel at http://localhost:4401. PAYWICKET_SANDBOX_PORT is another port, and
PAYWICKET_PUBLIC_URL the server that is called back, http://localhost:4400 unless said. Variables of the payment systems that are set
take the place of the sandbox's own.

Exit status 0: it was asked to stop, or has printed. 1: it could not start, and says why.
`

export const run = command({
  help: HELP,
  options: { env: { type: 'boolean' } },
  async run({ env: isAsked }, { env, say, tell }) {
    const host = thisProcess()
    const port = Number(env['PAYWICKET_SANDBOX_PORT'] || 4401)
    if (!isPort(port)) {
      tell('PAYWICKET_SANDBOX_PORT must be a port number, for example 4401.')
      return 1
    }
    if (isAsked) {
      say(
        `# A server that pays by the sandbox on port ${port}. Everybody knows these keys: they are for this machine alone.`,
      )
      for (const [name, value] of Object.entries(serverEnv(port, env))) say(`${name}=${value}`)
      return 0
    }
    const publicUrl = env['PAYWICKET_PUBLIC_URL'] || 'http://localhost:4400'
    try {
      const sandbox = await startSandbox({
        port,
        publicUrl: () => publicUrl,
        credentials: credentialsFromEnv(env),
        log: createLog(env, (text) => process.stdout.write(text)),
      })
      const stopping = stopRequest(host)
      say(`Sandbox with its control panel on ${sandbox.url}, callbacks to ${publicUrl}`)
      await stopping
      await sandbox.close()
      return 0
    } catch (error) {
      const taken = hasCode(error, 'EADDRINUSE')
      const said = error instanceof Error ? error.message : String(error)
      tell(
        `The sandbox cannot start: ${taken ? `port ${port} is taken; set PAYWICKET_SANDBOX_PORT to another` : said}.`,
      )
      return 1
    }
  },
})

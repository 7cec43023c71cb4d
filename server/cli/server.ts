/** `paywicket server`: the server alone, from the environment. */
import { pino } from 'pino'
import { readLogLevel } from '../log-level.ts'
import { startServer, type Running } from '../server.ts'
import { startFault } from '../start-fault.ts'
import { command } from './command.ts'
import { stopRequest, thisProcess } from './stopping.ts'

const HELP = `Usage: paywicket server

Runs the checkout's server until SIGTERM or SIGINT. The README lists its variables; paywicket doctor checks them.

Exit status 0: it was asked to stop. 1: it could not start, and says why.
`

export const run = command({
  help: HELP,
  options: {},
  async run(_, { env, tell }) {
    const host = thisProcess()
    // An unknown level is named with everything else that is wrong.
    const log = pino({ level: readLogLevel(env) ?? 'info' })
    let running: Running
    try {
      running = await startServer({ env, log })
    } catch (error) {
      tell(startFault(error))
      return process.exit(1)
    }
    const stopping = stopRequest(host)
    log.info({ url: running.url, port: running.port }, 'Paywicket answers')
    if ((await stopping) === 'npm is gone') log.warn({}, 'the npm that has started this server is gone: it stops')
    await running.close()
    // Connections to payment systems that are kept for the next call would hold the process.
    return process.exit(0)
  },
})

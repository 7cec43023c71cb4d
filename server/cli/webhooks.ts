/** `paywicket webhooks`: shows webhooks as they come in, or has the running server send stored ones again. */
import type { AddressInfo } from 'node:net'
import { hasCode } from '../start-fault.ts'
import { isPort } from '../settings/port.ts'
import { withSecretFile } from '../settings/secret-files.ts'
import { command, NOT_BEGUN, UsageError, type Around } from './command.ts'
import { replay } from './replay.ts'
import { stopRequest, thisProcess } from './stopping.ts'
import { listenForWebhooks } from './webhook-listener.ts'

const USUAL_PORT = '4499'

const HELP = `Usage: paywicket webhooks --listen [PORT] [--secret SECRET]
       paywicket webhooks --replay ID

  --listen PORT      shows each webhook that comes to this port of this machine, ${USUAL_PORT} unless said, and whether its signature holds
  --secret SECRET    what the server signs with, whsec_…; PAYWICKET_WEBHOOK_SECRET unless said
  --replay ID        has the running server send a webhook again: the one of this id (msg_…), or all of a session (ses_…). Reads
                     PAYWICKET_SECRET_KEY, and PAYWICKET_PUBLIC_URL or PAYWICKET_PORT

Exit status 0: done, or asked to stop. 1: it was not done, and why is said. 2: it could not begin.
`

async function listen(portText: string, given: string | undefined, { env, say, tell }: Around): Promise<number> {
  const host = thisProcess()
  const port = Number(portText)
  if (!isPort(port)) throw new UsageError(`${portText} is not a port.`)
  const files = withSecretFile(env, 'PAYWICKET_WEBHOOK_SECRET')
  const secret = given ?? files.env['PAYWICKET_WEBHOOK_SECRET']
  const [fault] = given === undefined ? files.errors : []
  if (!secret || fault !== undefined) {
    tell(fault ?? 'PAYWICKET_WEBHOOK_SECRET is missing: the secret the server signs with.')
    return NOT_BEGUN
  }
  try {
    const server = await listenForWebhooks(port, secret, say)
    const stopping = stopRequest(host)
    const { port: actual } = server.address() as AddressInfo
    say(`Listening. Start the server with PAYWICKET_WEBHOOK_URL=http://localhost:${actual}/`)
    await stopping
    server.close()
    server.closeAllConnections()
    return 0
  } catch (error) {
    tell(hasCode(error, 'EADDRINUSE') ? `Port ${port} is taken.` : 'The secret must be whsec_ and base64.')
    return NOT_BEGUN
  }
}

export const run = command({
  help: HELP,
  options: { listen: { type: 'string' }, secret: { type: 'string' }, replay: { type: 'string' } },
  bare: { listen: USUAL_PORT },
  async run({ listen: port, secret, replay: id }, around) {
    if (port !== undefined && id === undefined) return listen(port, secret, around)
    if (id !== undefined && port === undefined && secret === undefined) return replay(id, around)
    throw new UsageError('Say --listen, or --replay and an id.')
  },
})

/**
 * `npm run webhooks -- --listen [port]`: an address for a developer's `PAYWICKET_WEBHOOK_URL` that prints each webhook and
 * says whether its signature holds. The secret is `PAYWICKET_WEBHOOK_SECRET`,
 * or several of them.
 */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { keysIn } from '../server/settings/keys.ts'
import { withSecretFiles } from '../server/settings/secret-files.ts'

const USUAL_PORT = 4499
/** No webhook of ours comes near this, bytes. */
const LIMIT = 1024 * 1024

const USAGE = `npm run webhooks -- --listen [port]
Prints each webhook that comes in and says whether its signature holds. Port ${USUAL_PORT} unless said.
PAYWICKET_WEBHOOK_SECRET must be the secret the server signs with.
`

async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > LIMIT) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Several secrets may be good while they are changed; what the last of them says of a wrong one is what is told. */
function verdict([webhook, ...others]: readonly Webhook[], body: string, headers: Record<string, string>): Verdict {
  const said = webhook ? verdictBy(webhook, body, headers) : { ok: false, text: 'REFUSED: no secret' }
  return said.ok || others.length === 0 ? said : verdict(others, body, headers)
}

interface Verdict {
  readonly ok: boolean
  readonly text: string
}

function verdictBy(webhook: Webhook, body: string, headers: Record<string, string>): Verdict {
  try {
    const event = webhook.verify(body, headers) as { type: string; data: unknown }
    return { ok: true, text: `${event.type}, signature right\n${JSON.stringify(event.data, undefined, 2)}` }
  } catch (error) {
    const why = error instanceof WebhookVerificationError ? error.message : 'the body is not JSON'
    return { ok: false, text: `REFUSED: ${why}` }
  }
}

/** Starts the listener on loopback; `print` gets the text of each webhook. A wrong signature is answered 401. */
export async function listenForWebhooks(port: number, secret: string, print: (text: string) => void): Promise<Server> {
  const webhooks = keysIn(secret).map((one) => new Webhook(one))
  const seen = new Map<string, number>()
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (request.method !== 'POST' || body === undefined) return response.writeHead(405).end()
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const { ok, text } = verdict(webhooks, body, headers)
      const id = headers['webhook-id'] ?? 'without id'
      const times = (seen.get(id) ?? 0) + 1
      if (ok) seen.set(id, times)
      const repeated = ok && times > 1 ? ` (${times}. time: the same event, to be taken once)` : ''
      print(`${new Date().toISOString()} ${id}${repeated} ${text}`)
      return response.writeHead(ok ? 204 : 401).end()
    })
  })
  const { promise, resolve, reject } = Promise.withResolvers<Server>()
  server.once('error', reject)
  server.listen(port, '127.0.0.1', () => resolve(server))
  return promise
}

async function main(): Promise<void> {
  const [command, portText = String(USUAL_PORT)] = process.argv.slice(2)
  const port = Number(portText)
  const secret = withSecretFiles(process.env).env['PAYWICKET_WEBHOOK_SECRET']
  if (command !== '--listen' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    process.stderr.write(USAGE)
    process.exitCode = 1
    return
  }
  if (!secret) {
    process.stderr.write('PAYWICKET_WEBHOOK_SECRET is missing: the secret the server signs with.\n')
    process.exitCode = 1
    return
  }
  try {
    const server = await listenForWebhooks(port, secret, (text) => process.stdout.write(`${text}\n`))
    const { port: actual } = server.address() as AddressInfo
    process.stdout.write(`Listening. Start the server with PAYWICKET_WEBHOOK_URL=http://localhost:${actual}/\n`)
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
    const why = isTaken ? `port ${port} is taken` : 'PAYWICKET_WEBHOOK_SECRET must be whsec_ and base64'
    process.stderr.write(`${why}\n`)
    process.exitCode = 1
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()

/** An address for a developer's `PAYWICKET_WEBHOOK_URL` that shows each webhook and says whether its signature holds. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import { keysIn } from '../settings/keys.ts'

/** No webhook of ours comes near this, bytes. */
const LIMIT = 1024 * 1024

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

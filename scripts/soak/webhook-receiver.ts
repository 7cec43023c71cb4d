/** The shop's webhook in a soak: it verifies, sometimes fails, and remembers. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { chance, type Stats } from './stats.ts'

export interface Heard {
  readonly id: string
  readonly type: string
  readonly data: {
    readonly id: string
    readonly revision?: number
    readonly status?: string
    readonly received?: { readonly value: string }
  }
}

export interface WebhookReceiver {
  readonly url: string
  readonly heard: readonly Heard[]
  /** From now on it answers every webhook. */
  heal(): void
  close(): Promise<void>
}

export async function createWebhookReceiver(secret: string, stats: Stats): Promise<WebhookReceiver> {
  const webhook = new Webhook(secret)
  const heard: Heard[] = []
  const ids = new Set<string>()
  const refusals = new Map<string, number>()
  let isWell = false
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const id = headers['webhook-id'] ?? ''
      const refused = refusals.get(id) ?? 0
      // The waits grow: a third refusal would outlast the soak.
      if (!isWell && refused < 2 && chance(0.15)) {
        refusals.set(id, refused + 1)
        stats.count('webhooks refused')
        response.writeHead(503).end()
        return
      }
      try {
        const event = webhook.verify(Buffer.concat(chunks).toString(), headers) as Omit<Heard, 'id'>
        heard.push({ id, ...event })
        stats.count(ids.has(id) ? 'webhooks heard again' : 'webhooks heard')
        ids.add(id)
        response.writeHead(204).end()
      } catch {
        stats.wrong(`webhook ${id} is not signed as it should be`)
        response.writeHead(401).end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    heal: () => void (isWell = true),
    async close() {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

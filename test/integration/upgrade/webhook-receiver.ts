/** The shop's address for webhooks: it takes everything, and says whether the signature was right. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'

export interface Heard {
  readonly id: string
  readonly body: string
  readonly isSigned: boolean
}

export interface Receiver {
  readonly url: string
  /** Everything that came, oldest first. */
  readonly heard: readonly Heard[]
  close(): void
}

/** Starts one that knows `secret`. The sender's clock may be another than the machine's. */
export async function startReceiver(secret: string): Promise<Receiver> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString()
      const header = (name: string) => String(request.headers[`webhook-${name}`])
      const sentAt = new Date(Number(header('timestamp')) * 1000)
      const id = header('id')
      heard.push({ id, body, isSigned: new Webhook(secret).sign(id, sentAt, body) === header('signature') })
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    heard,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

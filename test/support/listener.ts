/** For tests: a small HTTP server of their own, on a free port of loopback. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Listener {
  readonly url: string
  readonly port: number
  /** Cuts what is still open; resolves when nobody is answered any more. */
  close(): Promise<void>
}

/** Answers each request, of which `text` is the whole body. Where that fails, the connection breaks. */
export async function listen(
  answer: (request: IncomingMessage, text: string, response: ServerResponse) => void | Promise<void>,
): Promise<Listener> {
  const server = createServer((request, response) => {
    textOf(request)
      .then((text) => answer(request, text, response))
      .catch(() => request.socket.resetAndDestroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

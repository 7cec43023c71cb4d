/**
 * A port that is taken before it is known what is answered on it, so that a server's settings may name the port it got.
 * Requests that come before then wait.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'

export interface Listener {
  readonly port: number
  /** Says, once, what all requests are answered by. */
  answer(fetch: Hono['fetch']): void
  /** Takes no further connection; resolves when the open ones have ended. */
  close(): Promise<void>
  /** Ends the open connections. */
  cut(): void
}

/**
 * Takes `port`, or any free one where it is 0, on `hostname` or on all addresses of this machine. Rejects with Node's own
 * error where it cannot be had.
 */
export async function listen(port: number, hostname?: string): Promise<Listener> {
  const answering = Promise.withResolvers<Hono['fetch']>()
  const server = createAdaptorServer({
    fetch: async (...request: Parameters<Hono['fetch']>) => (await answering.promise)(...request),
  }) as Server
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(port, hostname, listening.resolve)
  await listening.promise
  return {
    port: (server.address() as AddressInfo).port,
    answer: answering.resolve,
    close: () => new Promise((resolve) => server.close(() => resolve())),
    cut: () => server.closeAllConnections(),
  }
}

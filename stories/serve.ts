/** The stories on a port of their own, for whoever looks at them without the demo. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { storiesApp } from './server.ts'

export interface ServedStories {
  /** The widget's `server`. */
  readonly url: string
  close(): Promise<void>
}

/** Listens on this machine by both of its names, `port` 0 for any free one, and resolves when it answers. */
export async function serveStories(port = 0): Promise<ServedStories> {
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>()
  const server = serve({ fetch: storiesApp().fetch, port }, resolve) as Server
  server.once('error', reject)
  const address = await promise
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      const closed = new Promise<void>((done) => server.close(() => done()))
      // Streams stay open as long as somebody listens.
      server.closeAllConnections()
      await closed
    },
  }
}

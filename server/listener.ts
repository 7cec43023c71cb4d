/**
 * A port that is taken before it is known what is answered on it, so that a server's settings may name the port it got.
 * Requests that come before then wait.
 */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import type { Hono } from 'hono'
import { guardBody } from './body-pieces.ts'
import { hasCode } from './start-fault.ts'

export interface Listener {
  readonly port: number
  /** Says, once, what all requests are answered by. */
  answer(fetch: Hono['fetch']): void
  /** Takes no further connection; resolves when the open ones have ended. */
  close(): Promise<void>
  /** Ends the open connections. */
  cut(): void
}

/** Names of this machine alone, one for each kind of address. */
const LOOPBACKS: readonly [string, ...string[]] = ['127.0.0.1', '::1']

/** How long whoever asks may take, all in ms; what is slower is cut. An event stream is an answer, and lasts. */
export interface Slowness {
  /** From the connection to the end of the headers. */
  readonly headers: number
  /** From the connection to the end of the body. */
  readonly request: number
  /** Without a byte in either direction; longer than the time between two comments of an event stream. */
  readonly silence: number
  /** How often the first two are looked at. */
  readonly check: number
}

const SLOWNESS: Slowness = { headers: 15_000, request: 30_000, silence: 120_000, check: 5000 }
/** Between two requests, ms; longer than proxies usually keep theirs, so that none sends into one that is being closed. */
const KEEP_ALIVE = 75_000
/** Of all headers together, bytes. */
const HEADERS_SIZE = 16 * 1024
/** So many connections at once are more than one process serves well; the next are closed, and a balancer asks another server. */
const CONNECTIONS = 20_000

/**
 * Takes `port`, or any free one where it is 0, on `host`: of `localhost` both addresses, or the one that this machine has.
 * Rejects with Node's own error where it cannot be had.
 */
export async function listen(port: number, host = 'localhost', slowness = SLOWNESS): Promise<Listener> {
  const answering = Promise.withResolvers<Hono['fetch']>()
  const create = () => {
    const server = createAdaptorServer({
      fetch: async (...request: Parameters<Hono['fetch']>) => (await answering.promise)(...request),
      serverOptions: {
        headersTimeout: slowness.headers,
        requestTimeout: slowness.request,
        connectionsCheckingInterval: slowness.check,
        keepAliveTimeout: KEEP_ALIVE,
        maxHeaderSize: HEADERS_SIZE,
      },
    }) as Server
    // Whoever leaves at once is known by it afterwards: a connection that has ended tells no address that nobody has asked for before.
    server.on('connection', ({ remoteAddress }) => remoteAddress)
    server.prependListener('request', guardBody)
    server.timeout = slowness.silence
    server.maxConnections = CONNECTIONS
    return server
  }
  const servers = await listenOn(port, host === 'localhost' ? LOOPBACKS : [host], create)
  return {
    port: portOf(servers[0]),
    answer: answering.resolve,
    close: async () => void (await Promise.all(servers.map(closed))),
    cut: () => {
      for (const server of servers) server.closeAllConnections()
    },
  }
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const closed = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()))

/** A server on the first of `hosts`, and on the same port of those of the others that this machine has. */
async function listenOn(
  port: number,
  [first, ...others]: readonly [string, ...string[]],
  create: () => Server,
): Promise<readonly [Server, ...Server[]]> {
  const servers: [Server, ...Server[]] = [await opened(create(), port, first)]
  try {
    for (const host of others) servers.push(await opened(create(), portOf(servers[0]), host))
  } catch (error) {
    if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'EAFNOSUPPORT')) return servers
    await Promise.all(servers.map(closed))
    // Any port was wanted, and somebody else has this one at the other address.
    if (port === 0 && hasCode(error, 'EADDRINUSE')) return listenOn(port, [first, ...others], create)
    throw error
  }
  return servers
}

function opened(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

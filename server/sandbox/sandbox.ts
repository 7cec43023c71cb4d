/** The three providers' own servers, simulated over real HTTP, with a control panel. All state is in memory. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createCactusgino } from './cactusgino/cactusgino.ts'
import { createCallbacks } from './callbacks.ts'
import type { Simulation, SandboxContext } from './context.ts'
import { controlRoutes } from './control.ts'
import type { Credentials } from './credentials.ts'
import { createFaults, faultyRoutes } from './faults.ts'
import { createInvoice } from './invoice/invoice.ts'
import { refuseForeignPosts } from './foreign-posts.ts'
import type { Log } from './log.ts'
import { canonicalPath } from './mount.ts'
import { panelRoutes } from './panel/panel.ts'
import { createPaymega } from './paymega/paymega.ts'
import { createSettings, type Settings } from './settings.ts'
import { createTimers, realClock, type Clock } from './timers.ts'
import type { SandboxEnv } from './wire.ts'

export interface SandboxOptions {
  /** 0: any free one. */
  readonly port: number
  /** Paywicket's public address: callbacks go to `<publicUrl>/v1/callbacks/<provider>` unless a request names another. */
  readonly publicUrl: () => string
  readonly credentials: Credentials
  readonly settings?: Partial<Settings>
  readonly clock?: Clock
  /** Hears of each callback, and of faults of its own; nothing secret is in a line. */
  readonly log?: Log
}
export interface Sandbox {
  /** `http://localhost:<port>`; it listens on 127.0.0.1 and, where there is one, on ::1. */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** Starts a sandbox; it rejects where the port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const ending = new AbortController()
  const app = createApp(options, ending.signal)
  const listener = getRequestListener((request, env) => app.fetch(rerouted(request), env), {
    overrideGlobalObjects: false,
  })
  const servers = await listenOnLoopback(options.port, () => {
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
    // The answer to a search for an operator may take minutes.
    server.requestTimeout = 0
    return server
  })
  const { port } = servers[0].address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      ending.abort()
      await Promise.all(servers.map(closeServer))
    },
  }
}

function createApp(options: SandboxOptions, closed: AbortSignal): Hono<SandboxEnv> {
  const { credentials, publicUrl, clock = realClock, log = () => {} } = options
  const { now } = clock
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const run of listeners) run()
  }
  const settings = createSettings(options.settings)
  const faults = createFaults()
  const { later, pause } = createTimers(closed, clock)
  const callbacks = createCallbacks({ faults, settings, pause, closed, now, log, changed })
  const sequence = { last: 0 }
  const context: SandboxContext = {
    credentials,
    settings,
    callbacks,
    callbackUrl: (provider) => `${publicUrl().replace(/\/$/, '')}/v1/callbacks/${provider}`,
    now,
    later,
    nextSequence: () => (sequence.last += 1),
    changed,
  }
  const simulations: readonly Simulation[] = [createCactusgino(context), createPaymega(context), createInvoice(context)]

  const app = new Hono<SandboxEnv>({ strict: false })
  app.use('*', refuseForeignPosts)
  for (const { id, app: routes } of simulations) {
    app.use(`/${id}/*`, faultyRoutes(faults, id, pause))
    app.route(`/${id}`, routes)
  }
  const subscribe = (run: () => void) => {
    listeners.add(run)
    return () => void listeners.delete(run)
  }
  app.route('/_sandbox', controlRoutes({ simulations, settings, faults, callbacks, subscribe, changed, closed }))
  app.route('/', panelRoutes())
  app.onError((error, c) => {
    log(`error in ${c.req.method} ${c.req.path}: ${error.message}`, 'error')
    return c.json({ errors: [{ status: 'internal_error', code: '500', detail: 'Internal server error.' }] }, 500)
  })
  return app
}

/** The request under its canonical path; the body is passed on untouched. */
function rerouted(request: Request): Request {
  const url = new URL(request.url)
  const path = canonicalPath(url.pathname)
  if (path === url.pathname) return request
  url.pathname = path
  return new Request(url, request)
}

/** One server on each loopback, on the same port; where ::1 does not exist on this machine, on the other alone. */
async function listenOnLoopback(port: number, create: () => Server): Promise<readonly [Server, ...Server[]]> {
  const first = await listen(create(), port, '127.0.0.1')
  const chosen = (first.address() as AddressInfo).port
  try {
    return [first, await listen(create(), chosen, '::1')]
  } catch (error) {
    if (isNodeError(error) && (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT')) return [first]
    await closeServer(first)
    // Any port was wanted, and somebody else has this one on ::1.
    if (port === 0 && isNodeError(error) && error.code === 'EADDRINUSE') return listenOnLoopback(port, create)
    throw error
  }
}

function listen(server: Server, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(server)
    })
  })
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}

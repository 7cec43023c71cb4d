/**
 * The real server as a program of its own, with three routes more: what it has used of the processor and of memory, and which
 * routes it has. It tells its port to who started it.
 */
import type { Hono } from 'hono'
import { pino } from 'pino'
import { startServer } from '../../server/server.ts'

function before(app: Hono): void {
  app.get('/_cpu', (c) => {
    const { user, system } = process.cpuUsage()
    return c.json(user + system)
  })
  app.get('/_heap', (c) => {
    globalThis.gc?.()
    const { heapUsed, external, arrayBuffers } = process.memoryUsage()
    return c.json(heapUsed + external + arrayBuffers)
  })
  app.get('/_routes', (c) => c.json(app.routes.map(({ method, path }) => ({ method, path }))))
}

// The lines are written, and go nowhere.
const log = pino({ level: 'info' }, { write: () => {} })
const running = await startServer({ env: process.env, log, before })
process.send?.(running.port)
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)))

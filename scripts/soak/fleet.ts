/** Two real servers behind one address, as behind a load balancer; one of them is killed every few seconds. */
import { createServer, connect, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { serverProcess, type ServerProcess } from '../../test/support/process.ts'
import { freePort } from '../../test/support/system.ts'
import { between, sleep, type Stats } from './stats.ts'

export interface Fleet {
  /** Where shop, buyers and payment systems reach whichever server is up. */
  readonly url: string
  /** Starts the servers. */
  start(): Promise<void>
  /** Kills one at random and starts it again, every `from` to `to` ms, until the answer is called. */
  trouble(from: number, to: number): () => Promise<void>
  /** Stops them as a supervisor does; resolves to their exit codes. */
  stop(): Promise<readonly (number | null)[]>
  /** The last lines of each log. */
  logs(): readonly string[]
  close(): Promise<void>
}

async function listen(server: Server): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  return promise
}

/** `env` is each server's environment but for its ports; `publicUrl` is set to the fleet's own address. */
export async function createFleet(
  stats: Stats,
  envOf: (url: string) => Readonly<Record<string, string>>,
): Promise<Fleet> {
  const open = new Set<Socket>()
  const ports: number[] = []

  /** Passes a connection on to one of the servers, or to the next where nobody answers. */
  function forward(from: Socket, places: readonly number[]): void {
    const [first, ...rest] = places
    if (first === undefined) {
      from.destroy()
      return
    }
    const to = connect(ports[first] ?? 0, '127.0.0.1')
    let isThere = false
    const end = () => {
      from.destroy()
      to.destroy()
    }
    to.once('connect', () => {
      isThere = true
      from.pipe(to)
      to.pipe(from)
    })
    to.once('error', () => (isThere ? end() : forward(from, rest)))
    to.once('close', () => isThere && end())
    from.once('close', () => to.destroy())
  }

  const balancer = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => socket.destroy())
    socket.once('close', () => open.delete(socket))
    forward(socket, Math.random() < 0.5 ? [0, 1] : [1, 0])
  })
  const url = `http://127.0.0.1:${await listen(balancer)}`
  const servers: ServerProcess[] = []
  for (let place = 0; place < 2; place += 1) {
    const port = await freePort()
    ports.push(port)
    servers.push(serverProcess({ ...envOf(url), PAYWICKET_PORT: String(port) }))
  }

  return {
    url,
    start: async () => void (await Promise.all(servers.map((server) => server.start()))),
    trouble(from, to) {
      const ending = new AbortController()
      const run = async () => {
        while (!ending.signal.aborted) {
          await sleep(between(from, to))
          if (ending.signal.aborted) return
          const victim = servers[Math.random() < 0.5 ? 0 : 1]
          await victim?.kill()
          stats.count('servers killed')
          await startAgain(victim)
        }
      }
      const done = run()
      return async () => {
        ending.abort()
        await done
      }
    },
    stop: () => Promise.all(servers.map((server) => server.stop())),
    logs: () => servers.flatMap((server) => server.log().slice(-20)),
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      for (const socket of open) socket.destroy()
      await new Promise<void>((resolve) => balancer.close(() => resolve()))
    },
  }

  /** A server that is started while the database is away ends at once, as it should; its supervisor tries again. */
  async function startAgain(server: ServerProcess | undefined, tries = 0): Promise<void> {
    try {
      await server?.start()
    } catch (error) {
      if (tries > 20) throw error
      stats.count('starts without a database')
      await sleep(500)
      await startAgain(server, tries + 1)
    }
  }
}

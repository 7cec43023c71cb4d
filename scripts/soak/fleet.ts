/** Two real servers behind one address, as behind a load balancer; one of them is killed every few seconds. */
import { startFront } from '../../test/support/front.ts'
import { serverProcess, type ServerProcess } from '../../test/support/process.ts'
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

/** `envOf` gives each server's environment, where the fleet is at `url`. */
export async function createFleet(
  stats: Stats,
  envOf: (url: string) => Readonly<Record<string, string>>,
): Promise<Fleet> {
  const servers: ServerProcess[] = []
  const front = await startFront(() => {
    const ports = servers.map((server) => server.port())
    return Math.random() < 0.5 ? ports : ports.toReversed()
  })
  const { url } = front
  for (let place = 0; place < 2; place += 1) servers.push(serverProcess(envOf(url)))

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
      await front.close()
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

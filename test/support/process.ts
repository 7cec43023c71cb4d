/** The real server as a process of its own, which a test can kill at any moment and start again. */
import { fileURLToPath } from 'node:url'
import { startNode, type Child } from './child.ts'

const COMMAND = fileURLToPath(new URL('../../server/cli.js', import.meta.url))

/** Runs before all else in a program that is started with a channel: tells the port it listens on. */
const TELLS_PORT = `data:text/javascript,${encodeURIComponent(`
  import { subscribe } from 'node:diagnostics_channel'
  subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => process.send(server.address().port))
`)}`

/** What a server says when it answers, with its port. */
export const ANSWERS = /"port":(\d+),"msg":"Paywicket answers"/

export interface ServerProcess {
  /** The port that it answers on; another one after each start, and none while it does not run. */
  port(): number | undefined
  /** Starts it, resolving when it answers. Throws with what it said where it ends by itself. */
  start(): Promise<void>
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** Asks it to stop, as a supervisor does; resolves to its exit code. */
  stop(): Promise<number | null>
  /** The last lines of its log since it was started, newest last. */
  log(): readonly string[]
}

/**
 * Nothing runs before `start`. It takes a port of its own each time: an address that outlives it is a `Front`'s. Only what
 * `env` names is set, besides the path.
 */
export function serverProcess(env: Readonly<Record<string, string>>): ServerProcess {
  let child: Child | undefined
  /** The one that was started last, also after its end. */
  let last: Child | undefined
  let port: number | undefined

  async function end(how: 'stop' | 'kill'): Promise<number | null> {
    const going = child
    child = undefined
    port = undefined
    return going ? going[how]() : null
  }

  return {
    port: () => port,
    async start() {
      const started = startNode(['--import', TELLS_PORT, COMMAND, 'server'], {
        cwd: process.cwd(),
        env: { ...env, PAYWICKET_PORT: '0' },
        hasChannel: true,
      })
      child = started
      last = started
      try {
        const told = Number(await started.told())
        // It listens before it is ready, and answers when it is.
        await fetch(`http://127.0.0.1:${told}/healthz`)
        if (child === started) port = told
      } catch (error) {
        // Who ended it meanwhile knows.
        if (child === started) throw error
      }
    },
    kill: async () => void (await end('kill')),
    stop: () => end('stop'),
    log: () => last?.said().split('\n').filter(Boolean) ?? [],
  }
}

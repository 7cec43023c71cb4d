/** The real server as a process of its own, which a test can kill at any moment and start again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const COMMAND = fileURLToPath(new URL('../../server/cli.js', import.meta.url))
/** A start that takes longer than this has failed, ms. */
const START_LIMIT = 30_000

export interface ServerProcess {
  readonly url: string
  /** Starts it, resolving when it answers. */
  start(): Promise<void>
  /** `kill -9`; resolves when the process is gone. */
  kill(): Promise<void>
  /** Asks it to stop, as a supervisor does; resolves to its exit code. */
  stop(): Promise<number | null>
  /** Lines of its log since the first start, newest last. */
  log(): readonly string[]
}

/** Nothing runs before `start`. `env` must hold `PAYWICKET_PORT`; only what it names is set, besides the path. */
export function serverProcess(env: Readonly<Record<string, string>>): ServerProcess {
  const url = `http://127.0.0.1:${env['PAYWICKET_PORT']}`
  const lines: string[] = []
  let child: ChildProcess | undefined

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const going = child
    child = undefined
    if (!going || going.exitCode !== null || going.signalCode !== null) return going?.exitCode ?? null
    const gone = once(going, 'exit')
    going.kill(signal)
    const [code] = (await gone) as [number | null]
    return code
  }

  async function answers(): Promise<boolean> {
    try {
      return (await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(1000) })).ok
    } catch {
      return false
    }
  }

  return {
    url,
    async start() {
      const started = spawn(process.execPath, [COMMAND, 'server'], {
        env: { PATH: process.env['PATH'], ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      // Whatever ends the program that started it ends it too.
      const end = () => started.kill('SIGKILL')
      process.once('exit', end)
      started.once('exit', () => process.off('exit', end))
      const hear = (chunk: Buffer) => {
        lines.push(...chunk.toString().split('\n').filter(Boolean))
        lines.splice(0, Math.max(0, lines.length - 2000))
      }
      started.stdout.on('data', hear)
      started.stderr.on('data', hear)
      const latest = Date.now() + START_LIMIT
      while (!(await answers())) {
        if (child !== started) return
        if (started.exitCode !== null || Date.now() > latest)
          throw new Error(`The server did not start:\n${lines.slice(-10).join('\n')}`)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    },
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    log: () => lines,
  }
}

/** One of the programs that `npm run dev` keeps running. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { faultText } from './fault-text.ts'
import type { Start } from './supervised.ts'

/** How long an end may take, ms. What is killed then is taken up by the next start. */
const GRACE = 2000
/** How long a start may take, ms. */
const START_LIMIT = 60_000

export interface Program {
  /** Ends what runs, and starts it from the files as they are now. */
  restart(): Promise<Start>
  /** Ends it for good: a restart that is under way starts nothing any more. */
  stop(): Promise<void>
}

export interface ProgramOptions {
  /** The absolute path of its first file. */
  readonly file: string
  /** All of its environment. */
  readonly env: NodeJS.ProcessEnv
  /** Told when it has ended by itself after it had answered, and by what: its exit code, or a signal. */
  readonly onEnd: (by: string) => void
}

/** Nothing runs before the first `restart`. One restart follows another; `stop` may come at any time. */
export function createProgram({ file, env, onEnd }: ProgramOptions): Program {
  let child: ChildProcess | undefined
  let isStopped = false
  const asked = new WeakSet<ChildProcess>()

  async function end(): Promise<void> {
    const going = child
    if (!going || going.exitCode !== null || going.signalCode !== null) return
    asked.add(going)
    const gone = once(going, 'exit')
    going.kill('SIGTERM')
    const impatience = setTimeout(() => going.kill('SIGKILL'), GRACE)
    await gone
    clearTimeout(impatience)
  }

  function start(): Promise<Start> {
    const { promise, resolve } = Promise.withResolvers<Start>()
    const started = fork(file, { env, execArgv: [], stdio: ['ignore', 'inherit', 'pipe', 'ipc'] })
    child = started
    let printed: string | undefined = ''
    const failed = (why: string) => resolve({ kind: 'failed', why, lasting: false })
    const limit = setTimeout(() => {
      failed(`It has not answered for ${START_LIMIT / 1000} seconds.`)
      started.kill('SIGKILL')
    }, START_LIMIT)
    started.stderr?.on('data', (chunk: Buffer) => {
      if (printed === undefined) process.stderr.write(chunk)
      else printed += chunk.toString()
    })
    started.once('message', (told) => {
      clearTimeout(limit)
      const start = told as Start
      resolve(start)
      if (start.kind !== 'answers') return
      process.stderr.write(printed ?? '')
      printed = undefined
      started.once('exit', (code, signal) => {
        if (!asked.has(started)) onEnd(signal ?? `exit code ${code}`)
      })
    })
    started.once('close', (code, signal) => {
      clearTimeout(limit)
      failed(faultText(printed ?? '') || `It ended by ${signal ?? `exit code ${code}`}.`)
    })
    return promise
  }

  return {
    async restart() {
      await end()
      return isStopped ? { kind: 'failed', why: 'It has been stopped.', lasting: false } : start()
    },
    stop() {
      isStopped = true
      return end()
    },
  }
}

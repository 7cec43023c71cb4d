/** A program beside this one: what it says is read, and it is ended by its own id. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { PATIENCE } from './patience.ts'

/** What every program beside this one may know; what it has compiled once it need not compile again. */
export const CHILD_ENV: Readonly<Record<string, string>> = {
  PATH: process.env['PATH'] ?? '',
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/paywicket/compiled', import.meta.url)),
}

/** Of what a program has said, so many of the last letters are kept. */
const KEPT = 200_000

export interface Child {
  /** All that it has said so far, or the end of it where that is very long. */
  said(): string
  /** Waits until it says this. Throws where it ends before, or never says anything of the kind. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** The first message that it sends to who started it. Rejects where it ends before. */
  told(): Promise<unknown>
  /** Resolves to its exit code when it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>
  /** Asks it to stop, as a supervisor does; resolves to its exit code. */
  stop(): Promise<number | null>
  /** `kill -9`; resolves when it is gone. */
  kill(): Promise<number | null>
}

export interface ChildOptions {
  readonly cwd: string
  /** All of its environment besides `CHILD_ENV`. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** It may send messages to who started it. */
  readonly hasChannel?: boolean
  /** It starts programs of its own, and they end with it. */
  readonly isGroup?: boolean
}

/** Starts a Node program: this very Node, with these arguments. */
export const startNode = (args: readonly string[], options: ChildOptions): Child =>
  start(process.execPath, args, options)

/** Starts any program that the path leads to. */
export function start(command: string, args: readonly string[], options: ChildOptions): Child {
  const { cwd, env = {}, hasChannel = false, isGroup = false } = options
  const child = spawn(command, args, {
    cwd,
    env: { ...CHILD_ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe', hasChannel ? 'ipc' : 'ignore'],
    detached: isGroup,
  })
  const signal = (name: NodeJS.Signals) => {
    if (!isGroup || child.pid === undefined) return void child.kill(name)
    try {
      process.kill(-child.pid, name)
    } catch (error) {
      // It has ended in between.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
  let text = ''
  let isOver = false
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const hear = (chunk: string) => {
    text = (text + chunk).slice(-KEPT)
    changed()
  }
  const message = Promise.withResolvers<unknown>()
  child.once('message', message.resolve)
  // Nobody may ask.
  message.promise.catch(() => {})
  child.stdout?.setEncoding('utf8').on('data', hear)
  child.stderr?.setEncoding('utf8').on('data', hear)
  // Whatever ends this program ends it too.
  const kill = () => signal('SIGKILL')
  process.once('exit', kill)
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', kill)
    isOver = true
    changed()
    message.reject(new Error(`It ended with ${String(code)}:\n${text.slice(-2000)}`))
    return code as number | null
  })
  const end = (name: NodeJS.Signals) => {
    if (!isOver) signal(name)
    return ended
  }
  return {
    said: () => text,
    told: () => message.promise,
    ended,
    async says(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>()
      const never = () => reject(new Error(`It never said ${pattern}:\n${text.slice(-2000)}`))
      const look = () => {
        const found = pattern.exec(text)
        if (found) resolve(found)
        else if (isOver) never()
      }
      const limit = setTimeout(never, PATIENCE)
      listeners.add(look)
      look()
      try {
        return await promise
      } finally {
        clearTimeout(limit)
        listeners.delete(look)
      }
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

/** A program beside this one: what it says is read, and it is ended by its own id. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** How long a start may take, ms. */
const PATIENCE = 60_000

export interface Child {
  /** All that it has said so far. */
  said(): string
  /** Waits until it says this. Throws where it ends before, or says nothing of the kind for a minute. */
  says(pattern: RegExp): Promise<RegExpExecArray>
  /** Resolves to its exit code when it has ended. */
  readonly ended: Promise<number | null>
  /** Asks it to stop, as a supervisor does; resolves to its exit code. */
  stop(): Promise<number | null>
}

export interface ChildOptions {
  readonly cwd: string
  /** All of its environment besides the path. */
  readonly env?: Readonly<Record<string, string | undefined>>
  /** It starts programs of its own, and they end with it. */
  readonly isGroup?: boolean
}

/** Starts a Node program: this very Node, with these arguments. */
export const startNode = (args: readonly string[], options: ChildOptions): Child =>
  start(process.execPath, args, options)

/** Starts any program that the path leads to. */
export function start(command: string, args: readonly string[], options: ChildOptions): Child {
  const { cwd, env = {}, isGroup = false } = options
  const child = spawn(command, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
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
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  // Whatever ends this program ends it too.
  const kill = () => signal('SIGKILL')
  process.once('exit', kill)
  const ended = once(child, 'close').then(([code]) => {
    process.off('exit', kill)
    isOver = true
    return code as number | null
  })
  return {
    said: () => text,
    ended,
    async says(pattern) {
      const latest = Date.now() + PATIENCE
      for (;;) {
        const found = pattern.exec(text)
        if (found) return found
        if (isOver || Date.now() > latest) throw new Error(`It never said ${pattern}:\n${text.slice(-2000)}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    stop() {
      if (!isOver) signal('SIGTERM')
      return ended
    },
  }
}

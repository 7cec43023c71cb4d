/** Builds and starts anew what changes concern, one round after another. */
import { affected, type Part } from './affected.ts'
import type { Program } from './program.ts'
import type { Start } from './supervised.ts'

export interface SupervisorOptions {
  /** Builds the widget, and resolves to what is wrong with it. */
  readonly build: () => Promise<string | undefined>
  readonly server: Program
  readonly sandbox: Program
  /** Prints a line, or a few. */
  readonly say: (text: string) => void
}

export interface Supervisor {
  /** Builds and starts all. Resolves to what no change to a file could mend, or to nothing when it is at work. */
  start(): Promise<string | undefined>
  /** Files that have changed, by their paths from the root. Those that come during a round are for the next. */
  changed(paths: readonly string[]): void
  stop(): Promise<void>
}

/** How many files are named in a line. */
const NAMED = 2

function named(files: readonly string[]): string {
  const more = files.length - NAMED
  return files.slice(0, NAMED).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

export function createSupervisor({ build, server, sandbox, say }: SupervisorOptions): Supervisor {
  const waiting = new Map<string, readonly Part[]>()
  let isBusy = false
  const over = new AbortController()

  const tell = (text: string) => {
    if (!over.signal.aborted) say(text)
  }

  async function widget(): Promise<boolean> {
    const fault = await build()
    if (fault !== undefined) tell(`The widget cannot be built; the one before stays.\n${fault}`)
    return fault === undefined
  }

  function answers(name: string, start: Start): boolean {
    if (start.kind === 'failed') tell(`The ${name} does not start; it tries again when a file changes.\n${start.why}`)
    return start.kind === 'answers'
  }

  async function round(files: readonly string[], parts: ReadonlySet<Part>): Promise<void> {
    const from = performance.now()
    const done: string[] = []
    if (parts.has('widget') && (await widget())) done.push('widget built')
    if (!over.signal.aborted && parts.has('sandbox') && answers('sandbox', await sandbox.restart()))
      done.push('sandbox restarted')
    const needsServer = parts.has('server') || done.includes('widget built')
    if (!over.signal.aborted && needsServer && answers('server', await server.restart())) done.push('server restarted')
    const seconds = ((performance.now() - from) / 1000).toFixed(1)
    if (done.length > 0) tell(`${named(files)}: ${done.join(', ')} in ${seconds} s`)
  }

  async function work(): Promise<void> {
    if (isBusy) return
    isBusy = true
    while (waiting.size > 0 && !over.signal.aborted) {
      const files = [...waiting.keys()]
      const parts = new Set([...waiting.values()].flat())
      waiting.clear()
      await round(files, parts)
    }
    isBusy = false
  }

  return {
    async start() {
      isBusy = true
      const [, ...starts] = await Promise.all([widget(), sandbox.restart(), server.restart()])
      const lasting = starts.flatMap((start) => (start.kind === 'failed' && start.lasting ? start.why : []))
      if (lasting.length > 0) return [...new Set(lasting)].join('\n')
      answers('sandbox', starts[0])
      answers('server', starts[1])
      isBusy = false
      void work()
      return undefined
    },
    changed(paths) {
      for (const path of paths) {
        const parts = affected(path)
        if (parts.length > 0) waiting.set(path, parts)
      }
      void work()
    },
    async stop() {
      over.abort()
      await Promise.all([server.stop(), sandbox.stop()])
    },
  }
}

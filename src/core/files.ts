/**
 * Files that are fetched when they are needed. One that does not come is asked for again, ever later and each time under
 * another address: some browsers never ask again for a module that has failed once, and give back the failure.
 */
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { backoff } from './backoff.ts'

/** `() => import('./a-file.js')`, as it stands in the build. */
export type Load<File> = () => Promise<File>

export interface Files {
  /** How many have failed twice and are still not there. */
  readonly missing: ReadonlySignal<number>
  /** Never rejects: it is asked for until it comes, or until `stop`. The same function is asked once. */
  get<File>(load: Load<File>): Promise<File>
  /** Asks for all that is missing now. */
  retry(): void
  stop(): void
}

/**
 * Asks under another address. The usual one stands in the text of the function; a bundler that has taken our files in has
 * written something of its own there, which can only be asked again.
 */
function loadElsewhere<File>(load: Load<File>, tries: number): Promise<File> {
  const [path] = /\.\/[\w.-]+\.js/.exec(String(load)) ?? []
  return path ? import(/* @vite-ignore */ `${path}?again=${tries}`) : load()
}

const WAITS = { first: 500, longest: 30_000 }

/** `report` hears of each file that has failed twice, once. */
export function createFiles(page: Window, report: (error: unknown) => void): Files {
  const missing = signal(0)
  const asked = new Map<Load<unknown>, Promise<unknown>>()
  const waiting = new Set<() => void>()
  const stopping = new AbortController()

  const retry = () => {
    for (const go of waiting) go()
  }
  page.addEventListener('online', retry, { signal: stopping.signal })

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer)
        waiting.delete(go)
        if (!stopping.signal.aborted) resolve()
      }
      const timer = setTimeout(go, ms)
      waiting.add(go)
    })

  async function insist<File>(load: Load<File>): Promise<File> {
    for (let tries = 0; ; tries += 1) {
      try {
        const file = await (tries ? loadElsewhere(load, tries) : load())
        if (tries > 1) missing.value -= 1
        return file
      } catch (error) {
        if (tries === 1) {
          missing.value += 1
          report(error)
        }
        await pause(backoff(WAITS, tries))
      }
    }
  }

  return {
    missing,
    get<File>(load: Load<File>) {
      const file = (asked.get(load) as Promise<File> | undefined) ?? insist(load)
      asked.set(load, file)
      return file
    },
    retry,
    stop() {
      stopping.abort()
      retry()
    },
  }
}

/** Looking at sessions again and again, where storage cannot tell of their changes. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Watcher } from '../domain/store.ts'
import type { StoreLog } from './store-log.ts'

/** ms. */
const PACE = 1000
/** So many are asked for at once. */
const BATCH = 500

export interface PollOptions {
  /** The revisions that these sessions have now; those that are not there are left out. */
  readonly revisions: (sessions: readonly string[]) => Promise<readonly { session: string; revision: number }[]>
  readonly watcher: Pick<Watcher, 'revision' | 'watched'>
  readonly log: StoreLog
}

/** Tells the watcher the revision of each session that somebody is shown, once a second, until what it gives is called. */
export function poll({ revisions, watcher, log }: PollOptions): () => Promise<void> {
  const ending = new AbortController()
  let isAway = false

  async function look(): Promise<void> {
    const watched = watcher.watched()
    for (let from = 0; from < watched.length; from += BATCH)
      for (const { session, revision } of await revisions(watched.slice(from, from + BATCH)))
        watcher.revision(session, revision)
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await sleep(PACE, undefined, { signal: ending.signal, ref: false }).catch(() => {})
      if (ending.signal.aborted) return
      try {
        await look()
        isAway = false
      } catch (error) {
        // Once, and not each second that it is away.
        if (!isAway) log.warn({ err: error }, 'what is shown could not be looked at')
        isAway = true
      }
    }
  }

  const running = run()
  return async () => {
    ending.abort()
    await running
  }
}

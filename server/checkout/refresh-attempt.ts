/** Somebody wants to know now what became of an attempt: a buyer who is back, or the shop. */
import { requestLookup } from '../domain/provider-results.ts'
import { findAttempt } from '../domain/step.ts'
import type { Store } from '../domain/store.ts'
import type { Revisions } from './revisions.ts'
import type { Timers } from './timers.ts'
import type { Worker } from './worker.ts'

export interface RefreshDeps {
  readonly store: Store
  readonly sessions: Worker
  readonly revisions: Revisions
  readonly timers: Timers
}

/**
 * Has the attempt's provider asked and waits for the answer, `patience` ms at most; also for that of a call that is
 * under way already, in whatever server, since whoever has set it off wants to know the same. False where this provider
 * cannot be asked.
 */
export async function refreshAttempt(
  { store, sessions, revisions, timers }: RefreshDeps,
  session: string,
  attempt: string,
  patience: number,
): Promise<boolean> {
  let hear = (): void => {}
  const unsubscribe = revisions.listen(session, () => hear())
  const over = timers.sleep(patience).then(() => 'over' as const)

  /** Resolves when no call of the attempt is under way, or time is over. */
  async function untilAnswered(): Promise<void> {
    // Told of what happens after this line; what happened before it is in what is read next.
    const told = new Promise<'told'>((resolve) => {
      hear = () => resolve('told')
    })
    const state = await store.read(session)
    if (!state || findAttempt(state, attempt)?.task?.claim === undefined) return
    if ((await Promise.race([told, over])) === 'told') await untilAnswered()
  }

  try {
    const changed = await sessions.change(session, (state) => {
      const provider = findAttempt(state, attempt)?.provider
      const isAsked = provider !== undefined && sessions.capabilities(provider).lookup
      return { value: isAsked, step: requestLookup(state, attempt, sessions.setting()) }
    })
    if (!changed?.value) return false
    const done = changed.work.then(() => 'done' as const)
    if ((await Promise.race([done, over])) === 'done') await untilAnswered()
    return true
  } finally {
    unsubscribe()
  }
}

/** Somebody wants to know now what became of an attempt: a buyer who is back, or the shop. */
import type { Store } from '../domain/store.ts'
import type { Engine } from './engine.ts'
import { requestLookup } from '../domain/machine.ts'
import type { Timers } from './timers.ts'

/** How often it is looked whether a call under way has been answered, ms. */
const PAUSE = 50

/**
 * Has the attempt's provider asked and waits for the answer, `patience` ms at most; also for that of a call that is
 * under way already, since whoever has set it off wants to know the same. False where this provider cannot be asked.
 */
export async function refreshAttempt(
  { store, engine, timers }: { readonly store: Store; readonly engine: Engine; readonly timers: Timers },
  session: string,
  attempt: string,
  patience: number,
): Promise<boolean> {
  const changed = await engine.change(session, (state) => {
    const provider = state.attempts.find((held) => held.id === attempt)?.provider
    const isAsked = provider !== undefined && engine.capabilities(provider).lookup
    return { value: isAsked, step: requestLookup(state, attempt, engine.setting()) }
  })
  if (!changed?.value) return false
  const limit = timers.timeout(patience)
  const isBusy = async () => {
    const state = await store.read(session)
    return state?.attempts.find((held) => held.id === attempt)?.task?.claim !== undefined
  }
  await Promise.race([changed.work, timers.sleep(patience)])
  while (!limit.aborted && (await isBusy())) await timers.sleep(PAUSE)
  return true
}

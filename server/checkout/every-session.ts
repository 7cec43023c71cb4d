/** All sessions there are, from storage. */
import type { SessionState } from '../domain/session.ts'
import type { Place } from '../domain/session-filter.ts'
import type { Store } from '../domain/store.ts'

/** Sessions read at once. */
const PAGE = 500

/** One after the other, the newest first, so that a million are never held at once. */
export async function* everySession(store: Pick<Store, 'list'>): AsyncGenerator<SessionState> {
  let after: Place | undefined
  for (;;) {
    const states = await store.list({ limit: PAGE, ...(after === undefined ? {} : { after }) })
    yield* states
    const last = states.at(-1)
    after = last && { id: last.id, at: last.createdAt }
    if (states.length < PAGE) return
  }
}

/**
 * Callbacks that are signed and may mean more than one thing. None moves a session: a person looks at the payment system what it
 * was about, records what came, and dismisses it.
 */
import type { Store, Unmatched } from '../domain/store.ts'
import type { CallbackResult } from '../providers/provider.ts'
import { eventId, fingerprint, unmatchedId } from './ids.ts'
import type { Log } from './log.ts'
import { strayEvent } from './unmatched-view.ts'

export interface UnclearDeps {
  readonly store: Store
  /** ms since the epoch. */
  readonly now: () => number
  readonly log: Log
}

/** What can be the name of a payment; anything else of an unclear callback is not repeated. */
const NAME = /^[\w.-]{1,64}$/

/** Keeps one, the same callback once however it is spelled and however often it is sent, and tells the shop of it. */
export async function keepUnclear(
  { store, now, log }: UnclearDeps,
  provider: string,
  { why, key, payment }: Pick<Extract<CallbackResult, { kind: 'unclear' }>, 'why' | 'key' | 'payment'>,
): Promise<void> {
  const reference = payment !== undefined && NAME.test(payment) ? { reference: payment } : {}
  log.warn({ provider, why, ...reference }, 'a signed callback is unclear, and moves nothing')
  // No payment of a provider has such an id.
  const name = `unclear:${fingerprint(key)}`
  const unmatched: Unmatched = {
    id: unmatchedId(),
    provider,
    payment: name,
    report: { payment: name, state: 'confirming' },
    firstSeenAt: now(),
    unclear: { why, ...reference },
  }
  const body = strayEvent(unmatched, now())
  await store.keepUnmatched(unmatched, { id: eventId(), event: 'payment.unmatched', body: JSON.stringify(body) })
}

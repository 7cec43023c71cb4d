/** `Idempotency-Key` of the shop's own calls. */
import type { Context } from 'hono'
import { fingerprint } from '../checkout/ids.ts'
import type { Store } from '../domain/store.ts'
import { problem } from './problems.ts'

export interface KeyUse {
  /** What kinds of calls share no keys by; stored, so it never changes. */
  readonly scope: 'refund' | 'record' | 'credit' | 'counter'
  /** All that is asked for: the same key with anything else is refused. */
  readonly asked: string
  /** The id that is given where the key is new. */
  readonly fresh: string
  /** What a new key is for, in the answer that refuses this one. */
  readonly another: string
}

/**
 * The id under which something is done: the first one of this key, so that a repetition does nothing more; the fresh one where
 * there is no key. `isAgain`: the key was used before. Else the 409 to answer with.
 */
export async function idUnder(
  c: Context,
  store: Pick<Store, 'firstUse'>,
  { scope, asked, fresh, another }: KeyUse,
): Promise<{ readonly id: string; readonly isAgain: boolean } | Response> {
  const key = c.req.header('idempotency-key')
  if (!key) return { id: fresh, isAgain: false }
  const print = fingerprint(asked)
  const first = await store.firstUse(`${scope}:${key}`, print, fresh)
  if (!first) return { id: fresh, isAgain: false }
  if (first.fingerprint !== print)
    return problem(c, 'idempotency_key_reused', `Use a new Idempotency-Key for ${another}.`)
  return { id: first.answer, isAgain: true }
}

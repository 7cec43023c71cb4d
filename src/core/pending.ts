/** A command of which nobody knows whether it arrived: what is repeated by itself, how long, and what the buyer is asked again. Pure. */
import type { Session } from '../contract/index.ts'
import type { Request } from './api.ts'

export interface Pending {
  readonly request: Extract<Request, { readonly body: unknown }>
  /** The idempotency key: the server does the same once. */
  readonly key: string
  /** The session as it was on screen when the buyer pressed. */
  readonly session: string
  readonly revision: number
  readonly attempt: string | undefined
  /** By the steady clock of this page, ms. */
  readonly at: number
}

/** What opens or ends a payment is not repeated later than this: the buyer may have thought better of it, ms. */
const FRESH = 120_000

/**
 * "I have sent it" stays true, and is repeated until it is heard. Anything else is repeated only while it is fresh and
 * nothing has changed since.
 */
export function mayRepeat(
  { request, session, revision, at }: Pending,
  shown: Session | undefined,
  now: number,
): boolean {
  if (shown?.id !== session || shown.action.kind === 'done') return false
  if (request.path === '/sent')
    return shown.attempt?.id === request.body.attempt && shown.attempt.status !== 'confirming'
  return shown.revision === revision && now - at < FRESH
}

/** Has it been done, or become pointless, although its answer was never heard? Else the buyer would wait in vain. */
export function wasOvertaken({ request, attempt }: Pending, shown: Session | undefined): boolean {
  return request.path === '/sent' || shown?.attempt?.id !== attempt
}

/** What outlives a reload: that the buyer has sent money, and under which key that is told. No token, and nobody's data. */
export interface Kept {
  readonly key: string
  readonly attempt: string
}

const placeOf = (session: string) => `paywicket-sent-${session}`

/** Keeps it for this session, or takes away what was kept. A storage that throws holds nothing. */
export function keep(storage: () => Storage, session: string, kept: Kept | undefined): void {
  try {
    if (kept) storage().setItem(placeOf(session), JSON.stringify(kept))
    else storage().removeItem(placeOf(session))
  } catch {
    // Without it the word is kept as long as the page.
  }
}

/** What was kept for this session; undefined where nothing was, or where it cannot be read. */
export function recall(storage: () => Storage, session: string): Kept | undefined {
  try {
    const kept = JSON.parse(storage().getItem(placeOf(session)) ?? 'null') as Partial<Kept> | null
    const { key, attempt } = kept ?? {}
    return typeof key === 'string' && typeof attempt === 'string' ? { key, attempt } : undefined
  } catch {
    return undefined
  }
}

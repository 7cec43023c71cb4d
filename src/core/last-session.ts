/**
 * The last Session that this tab has shown, for a reload without a network. It is of one token, of which a short trace alone is
 * kept beside it, and is gone when the session has ended.
 */
import type { Session } from '../contract/index.ts'
import { readSession } from '../contract/read-session.ts'

const PLACE = 'paywicket-last'
/** ms */
const TOO_OLD = 24 * 3600_000

interface Kept {
  readonly of: string
  /** When it was shown, by this device's clock, ms. */
  readonly at: number
  readonly session: Session
}

/** 32 bits of a token of 256: enough to know it again, and nothing to find it by. FNV-1a. */
export function traceOf(token: string): string {
  let hash = 0x811c9dc5
  for (const letter of token) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (hash >>> 0).toString(36)
}

/** Keeps what is shown, or takes away what was kept. A storage that throws keeps nothing. */
export function keepSession(storage: () => Storage, token: string, session: Session, now: number): void {
  try {
    if (session.action.kind === 'done') return storage().removeItem(PLACE)
    storage().setItem(PLACE, JSON.stringify({ of: traceOf(token), at: now, session } satisfies Kept))
  } catch {
    // Blocked, or full: a reload without a network shows that there is none.
  }
}

/** What was kept for this token, its clock moved on; undefined where nothing was, or nothing that `read` can read. */
export function recallSession(
  storage: () => Storage,
  token: string,
  now: number,
  read: (data: unknown) => Session | undefined,
): { readonly session: Session; readonly at: number } | undefined {
  try {
    const kept = JSON.parse(storage().getItem(PLACE) ?? 'null') as Partial<Kept> | null
    const at = kept?.at ?? Number.NaN
    const age = now - at
    if (kept?.of !== traceOf(token) || !(age >= 0 && age < TOO_OLD)) return undefined
    const session = read(kept.session)
    return session && { at, session: { ...session, now: new Date(Date.parse(session.now) + age).toISOString() } }
  } catch {
    return undefined
  }
}

export function forgetSession(storage: () => Storage): void {
  try {
    storage().removeItem(PLACE)
  } catch {
    // Then there is nothing in it either.
  }
}

/** The last Session that this tab has shown: for a page that is loaded anew without a network. */
export interface LastSession {
  /** Undefined where there is none; `at` is when it was shown, by the device's clock, ms. */
  recall(): Promise<{ readonly session: Session; readonly at: number } | undefined>
  forget(): void
}

/** That of this page. */
export function lastSessionOf(page: Window, token: () => Promise<string>): LastSession {
  const storage = () => page.sessionStorage
  return {
    recall: async () => recallSession(storage, await token(), Date.now(), (data) => readSession(data, () => {})),
    forget: () => forgetSession(storage),
  }
}

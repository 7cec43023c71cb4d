/** Tells whoever listens that a session has a new revision. One per server; with several servers the store carries it between them. */

/** Told the revision; nothing where some may have been missed. */
export type RevisionListener = (revision: number | undefined) => void

export interface Revisions {
  publish(session: string, revision: number): void
  /** Revisions of any session may have been missed: every listener reads its own again. */
  missed(): void
  /** The sessions that somebody listens for. */
  watched(): readonly string[]
  /** Returns what ends it. */
  listen(session: string, listener: RevisionListener): () => void
}

export function createRevisions(): Revisions {
  const bySession = new Map<string, Set<RevisionListener>>()

  function listen(session: string, listener: RevisionListener): () => void {
    const listeners = bySession.get(session) ?? new Set<RevisionListener>()
    bySession.set(session, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0) bySession.delete(session)
    }
  }

  return {
    publish(session, revision) {
      for (const listener of bySession.get(session) ?? []) listener(revision)
    },
    missed() {
      for (const listeners of bySession.values()) for (const listener of listeners) listener(undefined)
    },
    watched: () => [...bySession.keys()],
    listen,
  }
}

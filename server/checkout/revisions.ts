/** Tells open streams that a session has a new revision. One per server; with several servers the store carries it between them. */
export type Listener = (revision: number | undefined) => void

export interface Revisions {
  publish(session: string, revision: number): void
  /** Revisions of any session may have been missed: every stream reads its own again. */
  missed(): void
  /** Returns what ends the subscription. */
  subscribe(session: string, listener: Listener): () => void
  /** How many streams are open. */
  size(): number
}

export function createRevisions(): Revisions {
  const rooms = new Map<string, Set<Listener>>()
  let open = 0
  return {
    publish(session, revision) {
      for (const listener of rooms.get(session) ?? []) listener(revision)
    },
    missed() {
      for (const room of rooms.values()) for (const listener of room) listener(undefined)
    },
    subscribe(session, listener) {
      const room = rooms.get(session) ?? new Set<Listener>()
      rooms.set(session, room.add(listener))
      open += 1
      return () => {
        if (!room.delete(listener)) return
        open -= 1
        if (room.size === 0) rooms.delete(session)
      }
    },
    size: () => open,
  }
}

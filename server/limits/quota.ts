/** Counts turns in a window of time, for as many keys as fit. */

export interface QuotaRule {
  /** So many turns in a window are free. */
  readonly turns: number
  /** How long a window lasts from its first turn, ms. */
  readonly per: number
}

export interface Quota {
  /** Takes a turn of `key`. Where none is left, the ms until there are again. */
  take(key: string): number | undefined
  /** How many keys are remembered. */
  size(): number
}

interface Window {
  taken: number
  readonly endsAt: number
}

/**
 * Remembers `most` keys. When there are more, the oldest is forgotten and begins anew: whoever has that many addresses
 * is held by no limit of an address, and must not fill the memory.
 */
export function createQuota({ turns, per }: QuotaRule, most: number, now: () => number): Quota {
  // In the order in which the windows began, which is the one in which they end.
  const windows = new Map<string, Window>()

  /** A window that ends later than any can was begun by a clock that has been put back. */
  const isOver = ({ endsAt }: Window, at: number) => endsAt <= at || endsAt > at + per

  function makeRoom(at: number): void {
    for (const [key, window] of windows) {
      if (windows.size < most && !isOver(window, at)) return
      windows.delete(key)
    }
  }

  return {
    take(key) {
      const at = now()
      const held = windows.get(key)
      if (held && !isOver(held, at)) {
        if (held.taken >= turns) return held.endsAt - at
        held.taken += 1
        return undefined
      }
      windows.delete(key)
      makeRoom(at)
      windows.set(key, { taken: 1, endsAt: at + per })
      return undefined
    },
    size: () => windows.size,
  }
}

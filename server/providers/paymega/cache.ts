/**
 * An answer that is kept for a while: one question in flight whoever asks, and the last good answer for as long as the
 * provider is away or slow.
 */

export interface Cached<Value> {
  /** The answer, or undefined where there never was one. Rejects never. */
  get(key: string, signal: AbortSignal): Promise<Value | undefined>
}

export interface CacheRules<Value> {
  /** Milliseconds an answer counts as new. */
  readonly fresh: number
  /** Milliseconds after which a known answer is given out rather than waiting longer for a newer one. */
  readonly patience: number
  readonly now: () => number
  /** Aborted after so many ms. */
  readonly timeout: (ms: number) => AbortSignal
  /** Asks the provider; undefined where it gave no answer that can be used. Must not reject. */
  load(key: string): Promise<Value | undefined>
}

interface Entry<Value> {
  value?: Value
  /** When the last answer came, and when the last question ended, successful or not. */
  answeredAt: number
  askedAt: number
  pending?: Promise<Value | undefined>
}

/** Milliseconds after a question without an answer until the next one. */
const RETRY = 2000

/** Makes a cache; its entries live as long as it does. */
export function cached<Value>(rules: CacheRules<Value>): Cached<Value> {
  const entries = new Map<string, Entry<Value>>()

  const refresh = (entry: Entry<Value>, key: string): Promise<Value | undefined> => {
    entry.pending ??= rules.load(key).then((value) => {
      entry.askedAt = rules.now()
      if (value !== undefined) {
        entry.value = value
        entry.answeredAt = entry.askedAt
      }
      delete entry.pending
      return entry.value
    })
    return entry.pending
  }

  return {
    async get(key, signal) {
      const entry: Entry<Value> = entries.get(key) ?? { answeredAt: -Infinity, askedAt: -Infinity }
      entries.set(key, entry)
      const now = rules.now()
      const isSettled = now - entry.answeredAt < rules.fresh || now - entry.askedAt < RETRY
      if (isSettled && !entry.pending) return entry.value
      const limit = entry.value === undefined ? signal : AbortSignal.any([signal, rules.timeout(rules.patience)])
      return within(refresh(entry, key), limit, () => entry.value)
    },
  }
}

/** What `pending` comes to, or `known()` where the limit is reached first. */
async function within<Value>(pending: Promise<Value>, limit: AbortSignal, known: () => Value): Promise<Value> {
  if (limit.aborted) return known()
  const { promise, resolve } = Promise.withResolvers<Value>()
  const stop = (): void => resolve(known())
  limit.addEventListener('abort', stop, { once: true })
  try {
    return await Promise.race([pending, promise])
  } finally {
    limit.removeEventListener('abort', stop)
  }
}

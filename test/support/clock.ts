/** The server's clock in tests. */
import { realTimers, type Timers } from '../../server/checkout/timers.ts'

export interface Clock {
  /** ms since the epoch. */
  now(): number
  readonly timers: Timers
  /** Runs once after so many ms, unless cancelled by the answer. */
  after(ms: number, run: () => void): () => void
  /** Runs ahead by so many ms more: what was waited for until then is over, and what is done every so often is done. */
  advance(ms: number): void
  /** Ends all that is waited for. From now on waits end by themselves. */
  release(): void
}

interface Waiting {
  readonly due: number
  readonly end: () => void
}

interface Regular {
  readonly ms: number
  readonly work: () => void
}

/**
 * Real time, which a test can run ahead. Limits are reached by `advance` alone, so that it makes no difference how busy
 * the machine is: those on calls always, and where the clock is not `isLive` those on waits, too. A buyer's request then
 * waits for its answer.
 */
export function createClock({ isLive }: { readonly isLive: boolean }): Clock {
  let ahead = 0
  let isReal = isLive
  const now = () => Date.now() + ahead
  const waiting = new Set<Waiting>()
  const regular = new Set<Regular>()

  function after(ms: number, run: () => void, isLimit = false): () => void {
    const cancel = () => {
      clearTimeout(timer)
      waiting.delete(wait)
    }
    const wait: Waiting = {
      due: now() + ms,
      end() {
        cancel()
        run()
      },
    }
    const timer = isReal && !isLimit ? setTimeout(wait.end, ms).unref() : undefined
    waiting.add(wait)
    return cancel
  }

  function every(ms: number, work: () => void): () => void {
    const one = { ms, work }
    regular.add(one)
    const stop = realTimers.every(ms, work)
    return () => {
      regular.delete(one)
      stop()
    }
  }

  return {
    now,
    after,
    timers: {
      sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
      every,
      timeout(ms) {
        const limit = new AbortController()
        after(ms, () => limit.abort(new DOMException('The operation timed out.', 'TimeoutError')), true)
        return limit.signal
      },
    },
    advance(ms) {
      ahead += ms
      for (const wait of waiting) if (wait.due <= now()) wait.end()
      // The newest first: a call under way keeps its claim before anybody looks for claims that have run out.
      for (const one of [...regular].toReversed()) if (one.ms <= ms) one.work()
    },
    release() {
      isReal = true
      for (const wait of waiting) wait.end()
    },
  }
}

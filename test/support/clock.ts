/** The server's clock in tests: real time, which a test can run ahead, and waits that end with it. */
import { realTimers, type Timers } from '../../server/checkout/timers.ts'

export interface Clock {
  /** ms since the epoch. */
  now(): number
  readonly timers: Timers
  /** Runs ahead by so many ms more: what was waited for until then is over, and what is done every so often is done. */
  advance(ms: number): void
}

interface Waiting {
  readonly due: number
  readonly end: () => void
}

interface Regular {
  readonly ms: number
  readonly work: () => void
}

export function createClock(): Clock {
  let ahead = 0
  const now = () => Date.now() + ahead
  const waiting = new Set<Waiting>()
  const regular = new Set<Regular>()

  function sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const wait: Waiting = {
        due: now() + ms,
        end() {
          clearTimeout(timer)
          waiting.delete(wait)
          resolve()
        },
      }
      const timer = setTimeout(wait.end, ms).unref()
      waiting.add(wait)
    })
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
    timers: { ...realTimers, sleep, every },
    advance(ms) {
      ahead += ms
      for (const wait of waiting) if (wait.due <= now()) wait.end()
      // The newest first: a call under way keeps its claim before anybody looks for claims that have run out.
      for (const one of [...regular].toReversed()) if (one.ms <= ms) one.work()
    },
  }
}

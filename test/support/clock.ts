/** The server's clock in tests: real time, which a test can run ahead, and waits that end with it. */
import { realTimers, type Timers } from '../../server/checkout/timers.ts'

export interface Clock {
  /** ms since the epoch. */
  now(): number
  readonly timers: Timers
  /** Runs ahead by so many ms more; what was waited for until then is over. */
  advance(ms: number): void
}

interface Waiting {
  readonly due: number
  readonly end: () => void
}

export function createClock(): Clock {
  let ahead = 0
  const now = () => Date.now() + ahead
  const waiting = new Set<Waiting>()

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

  return {
    now,
    timers: { ...realTimers, sleep },
    advance(ms) {
      ahead += ms
      for (const wait of waiting) if (wait.due <= now()) wait.end()
    },
  }
}

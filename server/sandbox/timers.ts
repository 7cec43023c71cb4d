/** Timers that all end with the sandbox. */

/** What time it is, and what happens when. A test may bring one that can be run ahead. */
export interface Clock {
  /** ms since the epoch. */
  now(): number
  /** Runs once after so many ms, unless cancelled by the answer. */
  after(ms: number, run: () => void): () => void
}

export const realClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}

export interface Timers {
  /** Runs once after so many seconds, unless cancelled by the answer or by the sandbox's end. */
  later(seconds: number, run: () => void): () => void
  /** Waits so many seconds, or until the sandbox ends. */
  pause(seconds: number): Promise<void>
}

export function createTimers(closed: AbortSignal, { after }: Clock): Timers {
  const running = new Set<() => void>()
  const waiting = new Set<() => void>()
  closed.addEventListener('abort', () => {
    for (const cancel of running) cancel()
    for (const wake of waiting) wake()
  })

  function later(seconds: number, run: () => void): () => void {
    const stop = after(Math.max(seconds, 0) * 1000, () => {
      running.delete(stop)
      run()
    })
    running.add(stop)
    return () => {
      stop()
      running.delete(stop)
    }
  }

  return {
    later,
    async pause(seconds) {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.add(resolve)
      const cancel = later(seconds, resolve)
      if (closed.aborted) resolve()
      await promise
      cancel()
      waiting.delete(resolve)
    },
  }
}

/** Timers that all end with the sandbox. */

export interface Timers {
  /** Runs once after so many seconds, unless cancelled by the answer or by the sandbox's end. */
  later(seconds: number, run: () => void): () => void
  /** Waits so many seconds, or until the sandbox ends. */
  pause(seconds: number): Promise<void>
}

export function createTimers(closed: AbortSignal): Timers {
  const running = new Set<NodeJS.Timeout>()
  const waiting = new Set<() => void>()
  closed.addEventListener('abort', () => {
    for (const timer of running) clearTimeout(timer)
    for (const wake of waiting) wake()
  })

  function later(seconds: number, run: () => void): () => void {
    const timer = setTimeout(
      () => {
        running.delete(timer)
        run()
      },
      Math.max(seconds, 0) * 1000,
    )
    running.add(timer)
    return () => {
      clearTimeout(timer)
      running.delete(timer)
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

/** Waiting, as the domain needs it: real time, unless whoever runs the domain brings a clock of its own. */
export interface Timers {
  /** Resolves after `ms`; a process that has nothing else to do need not wait for it. */
  sleep(ms: number): Promise<void>
  /** Runs `work` every `ms` until the answer is called. */
  every(ms: number, work: () => void): () => void
  /** Aborted after `ms`. */
  timeout(ms: number): AbortSignal
}

export const realTimers: Timers = {
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms).unref()),
  every(ms, work) {
    const timer = setInterval(work, ms)
    return () => clearInterval(timer)
  },
  timeout: (ms) => AbortSignal.timeout(ms),
}

/** Looks on at the calls that a server makes, so that a test knows when none is under way. */
import { until } from './until.ts'

export interface CallWatch {
  /** To be called in the place of the global one. */
  readonly fetch: typeof globalThis.fetch
  /** Resolves when a call is under way. */
  busy(): Promise<void>
  /** Resolves when none is, and what the last one came to is known. */
  quiet(): Promise<void>
}

/** `roundTrip`: a request to whoever calls, in which it does what an answer to its own call has set off. */
export function watchCalls(roundTrip: () => Promise<unknown>): CallWatch {
  const calls = { begun: 0, ended: 0 }

  async function isQuiet(): Promise<boolean> {
    const { begun } = calls
    for (let turn = 0; turn < 2 && calls.ended === begun; turn += 1) await roundTrip()
    return calls.ended === begun && calls.begun === begun
  }

  return {
    async fetch(...request) {
      calls.begun += 1
      try {
        return await globalThis.fetch(...request)
      } finally {
        calls.ended += 1
      }
    },
    busy: async () => void (await until(() => calls.begun > calls.ended, Boolean)),
    quiet: async () => void (await until(isQuiet, Boolean)),
  }
}

/** Which requests are being answered at this moment, so that a stop can let them finish. */
import type { Hono } from 'hono'

export interface InFlight {
  readonly fetch: Hono['fetch']
  /** Resolves when none is being answered, after `limit` ms at most. An event stream counts as answered once it has begun. */
  drained(limit: number): Promise<void>
}

/** The last bytes of the last answer leave the process in this time, ms. */
const LEAVING = 50

export function trackInFlight(app: Hono): InFlight {
  let open = 0
  let onIdle: () => void = () => {}
  return {
    async fetch(...request) {
      open += 1
      try {
        return await app.fetch(...request)
      } finally {
        open -= 1
        if (open === 0) onIdle()
      }
    },
    async drained(limit) {
      const idle = new Promise<void>((resolve) => {
        onIdle = resolve
        if (open === 0) resolve()
      })
      const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
      await Promise.race([idle.then(() => sleep(LEAVING)), sleep(limit)])
    },
  }
}

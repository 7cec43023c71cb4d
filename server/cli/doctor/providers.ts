/** Does each payment system know us, and is this machine's clock theirs? */
import type { Provider } from '../../providers/provider.ts'
import { fault, ok, warning, type Finding } from './finding.ts'

/** How long a payment system may take for all calls of a check, ms. */
const PATIENCE = 45_000
/** What a clock may be off, ms: below it nothing of ours minds. */
const ALLOWED = 30_000

export async function checkProviders(providers: readonly Provider[]): Promise<readonly Finding[]> {
  return Promise.all(
    providers.map(async (provider) => {
      const result = await provider.check(AbortSignal.timeout(PATIENCE))
      return result.kind === 'answers'
        ? ok(provider.id, 'it answers, and knows us')
        : fault(provider.id, result.detail, 'see its credentials and addresses, and whether this machine reaches it')
    }),
  )
}

/** Learns from the `Date` of each answer how far ahead this machine's clock is, ms. */
export interface ClockWatch {
  readonly fetch: typeof globalThis.fetch
  finding(): Finding
}

/** `fetch` makes the calls; `now` is this machine's clock, ms. */
export function watchClock(fetch: typeof globalThis.fetch, now: () => number): ClockWatch {
  const seen: number[] = []
  return {
    async fetch(...request) {
      const asked = now()
      const response = await fetch(...request)
      const said = Date.parse(response.headers.get('date') ?? '')
      // It was said in between, and without the parts of its second.
      if (!Number.isNaN(said)) seen.push((asked + now()) / 2 - (said + 500))
      return response
    },
    finding() {
      const about = 'clock'
      const [least] = seen.toSorted((a, b) => Math.abs(a) - Math.abs(b))
      if (least === undefined) return warning(about, 'no answer said what time it is', 'compare it by NTP')
      if (Math.abs(least) <= ALLOWED) return ok(about, 'within 30 seconds of what payment systems say')
      const where = least > 0 ? 'ahead of' : 'behind'
      const by = Math.round(Math.abs(least) / 1000)
      return warning(about, `this machine is ${by} seconds ${where} what payment systems say`, 'set it by NTP')
    },
  }
}

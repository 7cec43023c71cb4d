/**
 * Services that were opened and gave the buyer nothing to go to: the next buyer is not offered them for an hour. Each server
 * learns it by itself, and forgets it with its process: the worst is one more choice that leads nowhere.
 */
import type { CreateOrder, CreateResult, LookupResult, MethodsResult } from '../provider.ts'

/** ms. */
const HIDDEN = 3_600_000

/** `now` is ms since the epoch. */
export function pagelessServices(now: () => number) {
  const until = new Map<string, number>()
  return {
    /** Remembers the method of an order whose answer leads nowhere. */
    learn({ method }: Pick<CreateOrder, 'method'>, result: CreateResult | LookupResult): void {
      if (result.kind === 'report' && result.report.failure === 'unsupported_flow') until.set(method, now() + HIDDEN)
    },
    /** The methods without those that are known to lead nowhere. */
    without(result: MethodsResult): MethodsResult {
      if (result.kind !== 'methods') return result
      return { ...result, methods: result.methods.filter(({ id }) => (until.get(id) ?? 0) <= now()) }
    },
  }
}

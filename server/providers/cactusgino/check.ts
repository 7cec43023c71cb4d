/** Does Cactusgino know us? It is asked what the account holds. */
import type { CheckResult } from '../provider.ts'
import { balance } from './balance.ts'
import type { Context } from './calls.ts'

/** See `Provider.check`. */
export async function check(context: Context, signal: AbortSignal): Promise<CheckResult> {
  const result = await balance(context, signal)
  return result.kind === 'balances' ? { kind: 'answers' } : { kind: 'failed', detail: `Cactusgino: ${result.detail}` }
}

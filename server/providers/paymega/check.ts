/** Does Paymega know us? The public key is tried by the catalogue, the private API's by the first page of its list. */
import type { CheckResult } from '../provider.ts'
import { askPage, type Context } from './api.ts'
import { tryCatalogue } from './prerequest.ts'

/** See `Provider.check`. */
export async function check(context: Context, signal: AbortSignal): Promise<CheckResult> {
  const [why, page] = await Promise.all([
    tryCatalogue(context),
    context.config.account ? askPage(context, '/payment-invoices', {}, signal) : undefined,
  ])
  const faults = [...(why === undefined ? [] : [why]), ...(page?.kind === 'failed' ? [page.detail] : [])]
  return faults.length === 0 ? { kind: 'answers' } : { kind: 'failed', detail: faults.join('; ') }
}

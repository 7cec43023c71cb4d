/** Does Invoice know us? A payment is asked for that nobody has made. */
import type { CheckResult } from '../provider.ts'
import { call, type Context } from './api.ts'
import { NOT_FOUND } from './lookup.ts'

/** No order has this id: ours have letters and digits alone. */
const NOBODYS = 'paywicket-doctor'

/** See `Provider.check`. */
export async function check(context: Context, signal: AbortSignal): Promise<CheckResult> {
  const reply = await call(context, 'GetPaymentByOrder', { id: NOBODYS }, signal)
  switch (reply.kind) {
    case 'object':
      return { kind: 'answers' }
    case 'error':
      return reply.code === NOT_FOUND ? { kind: 'answers' } : { kind: 'failed', detail: reply.detail }
    case 'none':
      return { kind: 'failed', detail: reply.detail }
  }
}

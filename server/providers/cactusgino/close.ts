/** Giving an invoice up: `close_invoice` for SBP and P2P, `cash_in/update` with `delete` for cash. */
import { quoted } from '../kit/http.ts'
import type { CloseResult, KnownAttempt, Report } from '../provider.ts'
import { reportOf, type Message } from './answer.ts'
import { call, identity, QUICK, type Context } from './calls.ts'
import { methodOf } from './methods.ts'
import type { Parameters } from './signature.ts'

/**
 * Closes the invoice of an attempt. A refusal, an answer that cannot be believed and an answer that speaks of money
 * all leave it open, so that it stays watched.
 */
export async function close(context: Context, attempt: KnownAttempt, signal: AbortSignal): Promise<CloseResult> {
  const isCash = methodOf(attempt.method)?.method === 'cash'
  const request: Parameters = { ...identity(context.config), request_id: attempt.attempt }
  const reply = isCash
    ? await call(context, '/api/cash_in/update/', { ...request, update_type: 'delete' }, QUICK, signal)
    : await call(context, '/api/close_invoice/', { ...request, site_login: attempt.customer.id }, QUICK, signal)
  if (reply.kind === 'unreadable') return { kind: 'open', detail: reply.detail }
  const { message } = reply
  if (message.request_id !== undefined && message.request_id !== attempt.attempt)
    return { kind: 'open', detail: 'Cactusgino’s answer names another request_id' }
  const money = moneyIn(context, message, attempt)
  if (money) return { kind: 'open', detail: 'it has been paid', report: money }
  // The cash page's answer is "the invoice", which may come without the word success.
  if (message.success === true || (isCash && message.success === undefined)) return { kind: 'closed' }
  return { kind: 'open', detail: quoted(message.message ?? message.description ?? '') || 'Cactusgino did not close it' }
}

/** The money that an answer about an invoice speaks of. */
export function moneyIn(context: Context, message: Message, attempt: KnownAttempt): Report | undefined {
  const payment = message.invoice_id ?? attempt.payment
  if (payment === undefined) return undefined
  const report = reportOf(
    context.config,
    { ...message, currency: message.currency ?? attempt.amount.currency },
    payment,
  )
  return report.received && report.received.minor > 0 ? report : undefined
}

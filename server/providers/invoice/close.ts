/** `ClosePayment`: giving a payment up. What is found paid then is paid. */
import type { CloseResult, KnownAttempt, LookupResult, Report } from '../provider.ts'
import { call, type Context } from './api.ts'
import { lookup } from './lookup.ts'
import { paymentOf, reportOf } from './payment.ts'

/** Closes the payment of an attempt; what cannot be closed stays open and watched. */
export async function close(context: Context, attempt: KnownAttempt, signal: AbortSignal): Promise<CloseResult> {
  if (attempt.payment !== undefined) return closeById(context, attempt, attempt.payment, signal)
  const found = await lookup(context, attempt, signal)
  if (found.kind === 'absent') return { kind: 'closed' }
  if (found.kind === 'unanswered') return { kind: 'open', detail: found.detail }
  return found.report.state === 'pending' || found.report.state === 'confirming'
    ? closeById(context, attempt, found.report.payment, signal)
    : fromReport(found.report)
}

async function closeById(
  context: Context,
  attempt: KnownAttempt,
  id: string,
  signal: AbortSignal,
): Promise<CloseResult> {
  const reply = await call(context, 'ClosePayment', { id }, signal)
  if (reply.kind === 'none') return { kind: 'open', detail: reply.detail }
  const payment = reply.kind === 'object' ? paymentOf(reply.object) : undefined
  if (payment?.status === 'closed' && payment.id === id) return fromReport(reportOf(payment, context.now()))
  // "Already paid", "already ended", "under way", and the document's own sample, whose status is `init`: ask what it is now.
  const detail = reply.kind === 'error' ? reply.detail : 'Invoice did not say that it is closed'
  return fromLookup(await lookup(context, { ...attempt, payment: id }, signal), detail)
}

function fromLookup(found: LookupResult, detail: string): CloseResult {
  return found.kind === 'report' ? fromReport(found.report, detail) : { kind: 'open', detail }
}

function fromReport(report: Report, detail = 'it has been paid'): CloseResult {
  switch (report.state) {
    case 'cancelled':
    case 'failed':
    case 'expired':
      return { kind: 'closed', report }
    case 'pending':
    case 'confirming':
    case 'succeeded':
      return { kind: 'open', detail, report }
  }
}

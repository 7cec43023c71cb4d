/** An invoice of Paymega in our words: its status, its money, and where the buyer goes next. */
import type { Report } from '../provider.ts'
import type { Invoice } from './invoice.ts'
import { totalsOf, type Totals } from './money.ts'
import { screenOf } from './screen.ts'

type End = Pick<Report, 'state' | 'failure'>

/** Flows whose page may come later, or that need none; any other flow without an address leads nowhere. */
const KNOWN_FLOWS: ReadonlySet<string> = new Set(['hpp', 'test'])

/**
 * `opening`: the report answers our own question and the buyer waits for a page, so a flow that leads nowhere is a
 * failure. A callback may simply have left the page out.
 */
export function reportOf(invoice: Invoice, opening: boolean): Report {
  const totals = totalsOf(invoice)
  const end = stateOf(invoice, totals)
  const screen = end.state === 'pending' ? screenOf(invoice.payload) : undefined
  const leadsNowhere = opening && end.state === 'pending' && !screen
  return {
    payment: invoice.id,
    ...(leadsNowhere ? withoutPage(invoice) : end),
    ...totals,
    // `refund_error` is not final in the platform's list: that one may still come.
    ...(invoice.status === 'refund_failed' ? { refundFailed: true } : {}),
    ...(screen ? { screen } : {}),
    ...(invoice.updated === undefined ? {} : { order: invoice.updated }),
    ...(invoice.testMode === undefined ? {} : { testMode: invoice.testMode }),
  }
}

function withoutPage({ flow }: Invoice): End {
  // The test flow has no page: its outcome was chosen in the form, and "pending" is one of them.
  if (flow === 'test') return { state: 'confirming' }
  return flow === undefined || KNOWN_FLOWS.has(flow)
    ? { state: 'pending' }
    : { state: 'failed', failure: 'unsupported_flow' }
}

/** Every status of Paymega's list and of the platform's longer one. */
function stateOf(invoice: Invoice, totals: Totals): End {
  const isPaid = totals.received !== undefined && totals.received.minor > 0
  switch (invoice.status) {
    case 'created':
    case 'invoked':
    case 'authorize_required':
    case 'process_pending':
      return isPaid ? { state: 'succeeded' } : { state: 'pending' }
    case 'expired':
      return { state: 'expired' }
    case 'terminated':
      return { state: 'cancelled' }
    case 'process_failed':
      return failureOf(invoice.resolution)
    // Paid, fully or in part, and what became of that money since. Without an amount it is no money yet.
    case 'processed':
    case 'partially_processed':
    case 'refunding':
    case 'refund_pending':
    case 'refund_error':
    case 'refund_failed':
    case 'partially_refunded':
    case 'refunded':
    case 'partially_charged_back':
    case 'charged_back':
      return { state: isPaid ? 'succeeded' : 'confirming' }
    // `processing`, `process_error` (not final in the platform's list) and whatever it may add.
    default:
      return { state: isPaid ? 'succeeded' : 'confirming' }
  }
}

/** `resolution` says why; `ok` goes with any status, and an expired invoice is `process_failed` in the samples. */
function failureOf(resolution: string | undefined): End {
  if (resolution === 'expired' || resolution === 'transaction_expired') return { state: 'expired' }
  return resolution === undefined || resolution === 'ok'
    ? { state: 'failed', failure: 'declined' }
    : { state: 'failed', failure: resolution }
}

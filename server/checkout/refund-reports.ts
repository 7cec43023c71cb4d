/** What a provider's report says of refunds whose end is not known: it has totals, not our refunds. Pure. */
import type { Report } from '../providers/provider.ts'
import { refundedBy } from './ledger.ts'
import type { AttemptState, LogLine, RefundState, SessionState } from './state.ts'

const isOpen = ({ status }: RefundState): boolean => status === 'pending' || status === 'unknown'

function ended(refund: RefundState, end: Pick<RefundState, 'status' | 'failure'>): RefundState {
  const { task: _done, ...rest } = refund
  return { ...rest, ...end }
}

/**
 * The state with its refunds after a report about `before`, the attempt as it was until then. Refunds the provider's
 * total covers have come, the oldest first. That one failed is believed only of the one refund under way, and of a
 * report newer than all before it: what is called failed may be tried again, and must not be sent back twice.
 */
export function refundsTold(
  state: SessionState,
  before: AttemptState,
  report: Report,
  now: number,
): { readonly state: SessionState; readonly log: readonly LogLine[] } {
  const attempt = state.attempts.find(({ id }) => id === before.id)
  const open = state.refunds.filter((refund) => refund.attempt === before.id && isOpen(refund))
  if (!attempt || open.length === 0) return { state, log: [] }
  const { currency } = state.terms.amount
  const ours = refundedBy({ ...attempt, totals: [] }, state.refunds, currency)
  let left = refundedBy(attempt, state.refunds, currency) - ours
  const told = new Map<string, RefundState>()
  for (const refund of open) {
    if (left < refund.amount) break
    left -= refund.amount
    told.set(refund.id, ended(refund, { status: 'succeeded' }))
  }
  const [only, ...others] = open.filter(({ id }) => !told.has(id))
  const isNew = report.order !== undefined && report.order > before.progress.order
  if (report.refundFailed && isNew && only?.status === 'pending' && others.length === 0)
    told.set(only.id, ended(only, { status: 'failed', failure: 'refund_failed' }))
  if (told.size === 0) return { state, log: [] }
  const log = [...told.values()].map(({ id, status }) => ({
    at: now,
    what: `refund.${status}`,
    attempt: before.id,
    detail: { refund: id, by: 'report' },
  }))
  return { state: { ...state, refunds: state.refunds.map((refund) => told.get(refund.id) ?? refund) }, log }
}

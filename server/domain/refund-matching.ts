/** What a provider's report says of refunds whose end is not known: it has totals, not our refunds. Pure. */
import { goneElsewhere, mayHaveGone, ourRefunds, toldBack } from './ledger.ts'
import type { Report } from './report.ts'
import type { AttemptState, LogLine, RefundState, SessionState } from './session.ts'

function ended(refund: RefundState, end: Pick<RefundState, 'status' | 'failure'>): RefundState {
  const { task: _done, failure: _before, ...rest } = refund
  return { ...rest, ...end }
}

/** More open refunds of one attempt than these are not puzzled over. */
const MOST = 10

/**
 * The refunds that a total of `minor` must mean: all of them, or the only ones that come to just as much. Two of the same
 * amount are one to us where no answer of their own is still to come; else a wrong guess would count one twice.
 */
function coveredBy(minor: number, open: readonly RefundState[]): readonly RefundState[] {
  if (open.length > MOST) return []
  if (minor >= open.reduce((sum, refund) => sum + refund.amount, 0)) return open
  const likeness = ({ id, amount, status, task }: RefundState) => (status === 'pending' && !task ? amount : id)
  const fitting = new Map<string, readonly RefundState[]>()
  for (let choice = 1; choice < 2 ** open.length; choice += 1) {
    const chosen = open.filter((_refund, index) => Math.floor(choice / 2 ** index) % 2 === 1)
    if (chosen.reduce((sum, refund) => sum + refund.amount, 0) !== minor) continue
    const name = chosen.map(likeness).toSorted().join(' ')
    if (!fitting.has(name)) fitting.set(name, chosen)
  }
  const [only = [], ...others] = fitting.values()
  return others.length > 0 ? [] : only
}

/**
 * The state with its refunds after a report about `before`, the attempt as it was until then. That one failed is believed only of the one refund under way, and of a
 * report newer than all before it: what is called failed may be tried again, and must not be sent back twice.
 */
export function matchRefundReports(
  state: SessionState,
  before: AttemptState,
  report: Report,
  now: number,
): { readonly state: SessionState; readonly log: readonly LogLine[] } {
  const attempt = state.attempts.find(({ id }) => id === before.id)
  if (!attempt) return { state, log: [] }
  const { currency } = state.terms.amount
  // What a person has called failed was not in any total before; nor is it what he has made in the cabinet and recorded.
  const isRecorded = before.records?.some(({ kind, voided }) => kind === 'refunded' && !voided) === true
  const increase = isRecorded ? 0 : toldBack(attempt, currency) - toldBack(before, currency)
  const open = state.refunds.filter(
    (refund) =>
      refund.attempt === before.id && mayHaveGone(refund) && (refund.status !== 'failed' || refund.amount <= increase),
  )
  const known = ourRefunds(attempt, state.refunds) + goneElsewhere(before, state.refunds, currency)
  const more = toldBack(attempt, currency) - known
  const told = new Map<string, RefundState>()
  for (const refund of coveredBy(more, open)) told.set(refund.id, ended(refund, { status: 'succeeded' }))
  const [only, ...others] = open.filter(({ id, status }) => !told.has(id) && status !== 'failed')
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

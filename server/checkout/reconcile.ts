/**
 * Compares all that a provider has opened since a moment with our own records, and mends ours by the same path as a
 * callback. What a report cannot mend is named for a person.
 */
import type { AttemptStatus } from '../../src/contract/index.ts'
import { toMoney, type Money } from '../../src/contract/index.ts'
import { statusOf } from '../domain/attempt.ts'
import type { CounterPayment } from '../domain/counter.ts'
import { chargedBackBy, foreignTo, receivedBy, refundedBy } from '../domain/ledger.ts'
import type { Amount } from '../domain/order.ts'
import { applyReport } from '../domain/provider-results.ts'
import type { Report } from '../domain/report.ts'
import type { AttemptState, SessionState, Total } from '../domain/session.ts'
import { MINUTE } from '../domain/time-units.ts'
import type { AddressedReport, ListPage, Provider } from '../providers/provider.ts'
import { askAboutEach } from './ask-each.ts'
import { everySession } from './every-session.ts'
import { locateAttempt, takeReport, type AttemptLocation, type ReportDeps } from './callbacks.ts'

/** How an attempt stands, as far as a provider's report can change it. */
export interface Standing {
  readonly status: AttemptStatus
  readonly received: Money
  readonly refunded: Money
  readonly chargedBack: Money
  readonly failure?: string
}

/** Why a difference cannot be mended by a machine. */
export type Trouble =
  /** Money at the provider that belongs to no attempt of ours; it is kept under `GET /v1/unmatched`. */
  | 'matches-no-order'
  /** Our record holds more than the provider now says; money never goes away by a report. */
  | 'provider-says-less'
  /** Our record names a payment that the provider does not list. */
  | 'unknown-to-provider'
  /** Money in another currency than the order's. */
  | 'other-currency'
  /** A payment of the other mode under the reference of one of our attempts. */
  | 'other-mode'
  | 'unreadable'
  /** The walk ended before its end. */
  | 'not-walked'

export interface Where {
  readonly provider: string
  readonly payment?: string
  readonly order?: string
  readonly session?: string
  readonly attempt?: string
  readonly counter?: string
}

export type Finding =
  | ({ readonly kind: 'mended'; readonly was: Standing; readonly is: Standing } & Where)
  | ({ readonly kind: 'person'; readonly trouble: Trouble; readonly detail: string } & Where)

export interface Count {
  readonly provider: string
  /** Payments of the provider that were compared. */
  readonly compared: number
  readonly mended: number
  /** Differences that need a person. */
  readonly persons: number
  /** Payments without money under nobody's reference: another system's, or tries of the provider's own. */
  readonly others: number
}

export interface Reconciling {
  readonly deps: ReportDeps
  /** Payments opened at or after this, ms. */
  readonly since: number
  readonly signal: AbortSignal
  found(finding: Finding): void
  /** Told after each page of the provider's list. */
  walked(count: Count): void
}

/** A payment may be younger in its provider's books than in ours, or older, by clocks that differ. */
const SKEW = MINUTE

type Outcome = { readonly kind: 'same' | 'other' } | Finding

/** What is to be compared: the provider's own list, else what it says of each attempt of ours; undefined where it says nothing. */
function pagesOf(provider: Provider, { deps, since, signal }: Reconciling): AsyncIterable<ListPage> | undefined {
  if (provider.list) return provider.list(since, signal)
  return provider.lookup && askAboutEach(deps.store, provider, since, signal)
}

/** Walks one provider's list, or its answers about our own attempts; undefined where it can be asked for nothing. */
export async function reconcile(provider: Provider, work: Reconciling): Promise<Count | undefined> {
  const pages = pagesOf(provider, work)
  if (!pages) return undefined
  const { deps, since } = work
  const startedAt = deps.now()
  const listed = new Set<string>()
  let count: Count = { provider: provider.id, compared: 0, mended: 0, persons: 0, others: 0 }
  const note = (outcome: Outcome) => {
    count = added(count, outcome)
    if (outcome.kind === 'mended' || outcome.kind === 'person') work.found(outcome)
  }
  const person = (trouble: Trouble, detail: string) => note({ kind: 'person', trouble, detail, provider: provider.id })

  let isWhole = true
  for await (const page of pages) {
    if (page.kind === 'failed') {
      isWhole = false
      person('not-walked', page.detail)
      break
    }
    if (page.unreadable) person('unreadable', `${page.unreadable} payments of the list could not be read`)
    for (const addressed of page.reports) {
      listed.add(addressed.report.payment)
      count = { ...count, compared: count.compared + 1 }
      for (const outcome of await compare(deps, provider.id, addressed)) note(outcome)
    }
    work.walked(count)
  }
  if (isWhole) {
    const from = since + SKEW
    for await (const outcome of unlisted(deps, provider.id, { listed, from, until: startedAt - SKEW })) note(outcome)
  }
  return count
}

function added(count: Count, outcome: Outcome): Count {
  switch (outcome.kind) {
    case 'same':
      return count
    case 'other':
      return { ...count, others: count.others + 1 }
    case 'mended':
      return { ...count, mended: count.mended + 1 }
    case 'person':
      return { ...count, persons: count.persons + 1 }
  }
}

async function compare(deps: ReportDeps, provider: string, addressed: AddressedReport): Promise<readonly Outcome[]> {
  const { report } = addressed
  const found = await locateAttempt(deps, provider, addressed.attempt, report.payment)
  const before = found && (await read(deps, found))
  if (!found || !before) return compareOther(deps, provider, addressed)
  const where = whereOf(provider, report.payment, before)
  if (report.testMode !== undefined && report.testMode !== (before.state.mode === 'test')) {
    const detail = `it is of the ${report.testMode ? 'test' : 'live'} mode`
    return [{ kind: 'person', trouble: 'other-mode', detail, ...where }]
  }
  const was = standingOf(before)
  const told = applyReport(before.state, found.attempt, report, deps.sessions.setting()).state
  if (isSame(was, standingOf(pick(told, found.attempt) ?? before))) return persons(before, report, where, [])
  await takeReport(deps, provider, addressed)
  const after = (await read(deps, found)) ?? before
  return persons(after, report, where, [{ kind: 'mended', was, is: standingOf(after), ...where }])
}

/** An attempt within its session. */
interface OwnRecord {
  readonly state: SessionState
  readonly attempt: AttemptState
}

function pick(state: SessionState, id: string): OwnRecord | undefined {
  const attempt = state.attempts.find((held) => held.id === id)
  return attempt && { state, attempt }
}

async function read({ store }: ReportDeps, { session, attempt }: AttemptLocation): Promise<OwnRecord | undefined> {
  const state = await store.read(session)
  return state && pick(state, attempt)
}

function whereOf(provider: string, payment: string, { state, attempt }: OwnRecord): Where {
  return { provider, payment, order: state.terms.order.id, session: state.id, attempt: attempt.id }
}

function standingOf({ state, attempt }: OwnRecord): Standing {
  const { currency } = state.terms.amount
  const { failure } = attempt.progress
  return {
    status: statusOf(attempt, currency),
    received: toMoney(receivedBy(attempt, currency), currency),
    refunded: toMoney(refundedBy(attempt, state.refunds, currency), currency),
    chargedBack: toMoney(chargedBackBy(attempt, currency), currency),
    ...(failure === undefined ? {} : { failure }),
  }
}

/** What belongs to no attempt: a counter's, kept for a person, or none of ours. */
async function compareOther(
  deps: ReportDeps,
  provider: string,
  addressed: AddressedReport,
): Promise<readonly Outcome[]> {
  const { report } = addressed
  const { payment } = report
  const before = await deps.store.counterPayment(provider, payment)
  const unmatched = await takeReport(deps, provider, addressed)
  const after = await deps.store.counterPayment(provider, payment)
  if (after) return compareAtCounter(before, after, report)
  if (!unmatched || unmatched.assignedTo !== undefined) return [{ kind: 'other' }]
  return [{ kind: 'person', trouble: 'matches-no-order', detail: `it is kept as ${unmatched.id}`, provider, payment }]
}

function compareAtCounter(before: CounterPayment | undefined, after: CounterPayment, told: Report): readonly Outcome[] {
  const { provider, payment, counter } = after
  const where = { provider, payment, counter }
  const { currency } = after.report.received ?? told.received ?? { currency: '' }
  const [was, is] = [totalAtCounter(before, payment, currency), totalAtCounter(after, payment, currency)]
  const less = lessThanOurs({ totals: [is] }, told)
  const found: Outcome[] = []
  if (JSON.stringify(was) !== JSON.stringify(is))
    found.push({ kind: 'mended', was: standingAtCounter(was), is: standingAtCounter(is), ...where })
  if (less !== undefined) found.push({ kind: 'person', trouble: 'provider-says-less', detail: less, ...where })
  return found.length > 0 ? found : [{ kind: 'same' }]
}

/** Our record of a payment at a counter, as a ledger would have it. */
function totalAtCounter(held: CounterPayment | undefined, payment: string, currency: string): Total {
  const minor = (amount: Amount | undefined) => amount?.minor ?? 0
  const [received, refunded] = [minor(held?.report.received), minor(held?.report.refunded)]
  return { payment, currency, received, refunded, chargedBack: 0 }
}

function standingAtCounter({ currency, received, refunded, chargedBack }: Total): Standing {
  const money = (minor: number) => toMoney(minor, currency)
  const sums = { received: money(received), refunded: money(refunded), chargedBack: money(chargedBack) }
  return { status: received > 0 ? 'paid' : 'pending', ...sums }
}

const isSame = (a: Standing, b: Standing): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What stays for a person once the report has been taken. */
function persons(held: OwnRecord, report: Report, where: Where, outcomes: readonly Outcome[]): readonly Outcome[] {
  const found: Outcome[] = [...outcomes]
  const less = lessThanOurs(held.attempt, report)
  if (less !== undefined) found.push({ kind: 'person', trouble: 'provider-says-less', detail: less, ...where })
  const ours = held.state.terms.amount.currency
  const foreign = report.received?.currency !== ours ? report.received : undefined
  if (foreign && foreignTo(held.attempt, ours).some(({ currency }) => currency === foreign.currency)) {
    const { value, currency } = toMoney(foreign.minor, foreign.currency)
    found.push({ kind: 'person', trouble: 'other-currency', detail: `${value} ${currency} came in`, ...where })
  }
  return found.length > 0 ? found : [{ kind: 'same' }]
}

function lessThanOurs({ totals }: Pick<AttemptState, 'totals'>, report: Report): string | undefined {
  for (const total of totals.filter(({ payment }) => payment === report.payment)) {
    for (const column of ['received', 'refunded', 'chargedBack'] as const) {
      const theirs: Amount | undefined = report[column]
      const minor = theirs?.currency === total.currency ? theirs.minor : 0
      if (total[column] > minor) {
        const money = (units: number) => toMoney(units, total.currency).value
        return `${column} ${money(total[column])} ${total.currency} here, ${money(minor)} there`
      }
    }
  }
  return undefined
}

/** Attempts whose payment the provider should have listed and has not. */
async function* unlisted(
  { store }: ReportDeps,
  provider: string,
  range: { readonly listed: ReadonlySet<string>; readonly from: number; readonly until: number },
): AsyncGenerator<Finding> {
  for await (const state of everySession(store)) {
    for (const attempt of state.attempts) {
      const { payment, startedAt } = attempt
      // A payment without an id of its own has not been opened yet: our id of the attempt stands for it.
      if (attempt.provider !== provider || payment === undefined || payment === attempt.id) continue
      if (startedAt < range.from || startedAt > range.until || range.listed.has(payment)) continue
      const where = whereOf(provider, payment, { state, attempt })
      yield { kind: 'person', trouble: 'unknown-to-provider', detail: 'it is not in the list', ...where }
    }
  }
}

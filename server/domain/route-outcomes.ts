/** What has happened by a route, read off the difference between two states of a session. Pure. */
import type { FailureCode } from '../texts/failures.ts'
import { statusOf } from './attempt.ts'
import type { Capabilities, CapabilitiesOf } from './capabilities.ts'
import type { AttemptState, SessionState } from './session.ts'
import { SECOND } from './time-units.ts'

export type RouteOutcome =
  /** `arrived`: the seconds are those from the buyer's word that he has sent it. */
  | { readonly kind: 'opened' | 'arrived'; readonly route: string; readonly seconds: number }
  | { readonly kind: 'failed' | 'paid'; readonly route: string }

/** Codes by which it is the payment system that could not be paid by, whoever had asked. */
const FAULTS: ReadonlySet<string> = new Set<FailureCode>([
  'no_operator',
  'no_details',
  'no_answer',
  'unsupported_flow',
  'unavailable',
])
/** The same, unless the buyer has filled something in, which may be why. */
const FAULTS_UNLESS_FILLED: ReadonlySet<string> = new Set<FailureCode>(['refused', 'method_refused'])

/** Was it the route that failed, and neither the buyer nor the order? */
export function isRouteFault(
  code: string | undefined,
  { fields }: Pick<AttemptState, 'fields'>,
  { faults = [] }: Pick<Capabilities, 'faults'>,
): boolean {
  if (code === undefined) return false
  if (FAULTS.has(code)) return true
  const isFilled = Object.values(fields).some((value) => value !== '')
  return !isFilled && (FAULTS_UNLESS_FILLED.has(code) || faults.includes(code))
}

const isPaid = (attempt: AttemptState | undefined, currency: string): boolean => {
  const status = attempt && statusOf(attempt, currency)
  return status === 'paid' || status === 'overpaid'
}

function outcomesOf(
  before: AttemptState | undefined,
  after: AttemptState,
  currency: string,
  capabilities: CapabilitiesOf,
  now: number,
): readonly RouteOutcome[] {
  const { method: route, screen, answeredAt = 0, startedAt, progress } = after
  const outcomes: RouteOutcome[] = []
  const isNew = screen !== undefined && before !== undefined && before.screen === undefined
  if (isNew) outcomes.push({ kind: 'opened', route, seconds: Math.max(0, answeredAt - startedAt) / SECOND })
  const isEnd = progress.word === 'failed' && before?.progress.word !== 'failed'
  // Else one buyer could close the way for all by asking for what nobody has.
  const isPlain = after.narrowed === undefined && after.givenUp === undefined
  const isBare = before?.screen === undefined && !isNew
  if (isEnd && isPlain && isBare && isRouteFault(progress.failure, after, capabilities(after.provider)))
    outcomes.push({ kind: 'failed', route })
  if (isPaid(after, currency) && !isPaid(before, currency)) {
    outcomes.push({ kind: 'paid', route })
    const sentAt = before?.sentAt
    // Recorded by a person it tells when he has written it down, not when it came.
    const isReported = after.records === before?.records && after.credits === before?.credits
    if (sentAt !== undefined && isReported)
      outcomes.push({ kind: 'arrived', route, seconds: Math.max(0, now - sentAt) / SECOND })
  }
  return outcomes
}

/** What routes have done between the two, which is `now` (ms); of an attempt that was made elsewhere nothing. */
export function routeOutcomesBetween(
  before: SessionState,
  after: SessionState,
  capabilities: CapabilitiesOf,
  now: number,
): readonly RouteOutcome[] {
  const held = new Map(before.attempts.map((attempt) => [attempt.id, attempt]))
  return after.attempts.flatMap((attempt) => {
    const was = held.get(attempt.id)
    return was === attempt ? [] : outcomesOf(was, attempt, after.terms.amount.currency, capabilities, now)
  })
}

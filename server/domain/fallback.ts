/**
 * Going on to the next route of the way that a buyer has chosen, within the same wait: only where the first is known to hold no payment, and
 * once. What may be gone on to was looked at when the first was chosen. Pure.
 */
import { liveAttempt } from './attempt.ts'
import { ledgerOf } from './ledger.ts'
import { isRouteFault } from './route-outcomes.ts'
import type { AttemptState, SessionState } from './session.ts'
import { settle } from './settle.ts'
import { findAttempt, type Setting, type Step } from './step.ts'

/** The attempt that the buyer has chosen, where `attempt` has taken its place by itself. */
export function chosenBefore(
  state: Pick<SessionState, 'attempts'>,
  { fallbackOf }: AttemptState,
): AttemptState | undefined {
  return fallbackOf === undefined ? undefined : state.attempts.find(({ id }) => id === fallbackOf)
}

/** Is it what the buyer's screen names by this id? It may name the one before still. */
export const isNamed = ({ id, fallbackOf }: AttemptState, named: string | undefined): boolean =>
  named !== undefined && (named === id || named === fallbackOf)

/** When the wait that the buyer sees has begun, ms. */
export const waitBegan = (state: Pick<SessionState, 'attempts'>, attempt: AttemptState): number =>
  chosenBefore(state, attempt)?.startedAt ?? attempt.startedAt

/** Has its one call, and no other before it, been refused for good by a payment system that nobody could have been paid by? */
function mayGoOn(attempt: AttemptState, failure: string, { capabilities }: Setting): boolean {
  const { task, givenUp, provider } = attempt
  // A call before this one may have opened a payment all the same.
  const isFirstCall = task?.kind === 'create' && task.tries === 0 && task.unsure === undefined
  return isFirstCall && givenUp === undefined && isRouteFault(failure, attempt, capabilities(provider))
}

/** `state` is the session after `attempt` (as it was when it was called for) was refused with `failure`. */
export function goOn(state: SessionState, attempt: AttemptState, failure: string, setting: Setting): Step {
  const { fallback, asked, locale } = attempt
  const stays = { state, log: [] }
  if (!fallback || !mayGoOn(attempt, failure, setting) || findAttempt(state, fallback.id)) return stays
  if (settle(state, setting).state.end || liveAttempt(state)) return stays
  const { due } = ledgerOf(state)
  if (due <= 0 || due > asked) return stays
  const { fields, ...route } = fallback
  const { id, method } = route
  const { now } = setting
  const next: AttemptState = {
    ...route,
    fields: Object.fromEntries(Object.entries(attempt.fields).filter(([field]) => fields.includes(field))),
    locale,
    fallbackOf: attempt.id,
    asked: due,
    startedAt: now,
    progress: { word: 'starting', order: 0 },
    totals: [],
    task: { kind: 'create', tries: 0, at: now },
  }
  const line = { at: now, what: 'attempt.started', attempt: id, detail: { method, after: attempt.id } }
  return { state: { ...state, attempts: [...state.attempts, next] }, log: [line] }
}

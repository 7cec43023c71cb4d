/** A step of a session and the small moves that every step is made of. Pure. */
import type { CapabilitiesOf } from './capabilities.ts'
import type { RoundingLimit } from './rounding.ts'
import type { AttemptState, LogLine, SessionState, Task } from './session.ts'

/** A session after a step, and what its log is to say of it. */
export interface Step {
  readonly state: SessionState
  readonly log: readonly LogLine[]
}

/** What the clock and the providers' abilities are, for every step. */
export interface Setting {
  readonly now: number
  readonly capabilities: CapabilitiesOf
  /** How much an order may be short of, where that is not as usual. */
  readonly rounding?: RoundingLimit
}

/** Who of the shop does it, where somebody is named; a line of the log holds it as it is. */
export type Actor = { readonly by?: string }

/** The state with this attempt in the place of the one of its id. */
export function replaceAttempt(state: SessionState, attempt: AttemptState): SessionState {
  return { ...state, attempts: state.attempts.map((held) => (held.id === attempt.id ? attempt : held)) }
}

export function findAttempt(state: SessionState, id: string): AttemptState | undefined {
  return state.attempts.find((attempt) => attempt.id === id)
}

/** The attempt with nothing left to do. */
export function withoutTask(attempt: AttemptState): AttemptState {
  const { task: _done, ...rest } = attempt
  return rest
}

/** The attempt after an answer that ends tasks of these kinds; another task, planned meanwhile, stays. */
export function withoutTaskOf(attempt: AttemptState, ...kinds: readonly Task['kind'][]): AttemptState {
  return attempt.task && kinds.includes(attempt.task.kind) ? withoutTask(attempt) : attempt
}

/** The attempt with a task from `at` (ms) on. */
export function planTask(attempt: AttemptState, kind: Task['kind'], at: number, tries = 0): AttemptState {
  return { ...attempt, task: { kind, tries, at } }
}

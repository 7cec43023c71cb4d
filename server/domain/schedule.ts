/** Which task may start, and when somebody must look at a session next. Pure; all times ms. */
import type { CapabilitiesOf } from './capabilities.ts'
import { attemptDeadline, sessionEnd } from './deadlines.ts'
import type { AttemptState, SessionState } from './session.ts'

/** A create waits while another attempt is being closed: two payments must not be open at once by our doing. */
function isBlocked({ attempts }: SessionState, { task }: AttemptState): boolean {
  return task?.kind === 'create' && attempts.some((other) => other.task?.kind === 'close')
}

/** May this attempt's task be started now? */
export function isRunnable(state: SessionState, attempt: AttemptState, now: number): boolean {
  const { task } = attempt
  if (!task || task.at > now || (task.claim && task.claim.until > now)) return false
  return !isBlocked(state, attempt)
}

/** The earliest moment at which something in this session is due, or undefined where all is at rest. */
export function nextWake(state: SessionState, capabilities: CapabilitiesOf): number | undefined {
  const times: number[] = []
  if (!state.end) times.push(sessionEnd(state, capabilities))
  for (const attempt of state.attempts) {
    // A create that waits for the close before it is set off by that close.
    if (attempt.task && !isBlocked(state, attempt)) times.push(attempt.task.claim?.until ?? attempt.task.at)
    if (attempt.look && !attempt.task) times.push(attempt.look.at)
    const deadline = attemptDeadline(attempt, state.terms.amount.currency)
    if (deadline !== undefined) times.push(deadline)
  }
  for (const refund of state.refunds) if (refund.task) times.push(refund.task.claim?.until ?? refund.task.at)
  return times.length > 0 ? Math.min(...times) : undefined
}

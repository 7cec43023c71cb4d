/** How far a first wait has come, as its buyer is told it. Pure. */
import type { Wait } from '../../src/contract/index.ts'
import { waitBegan } from './fallback.ts'
import type { AttemptState, SessionState } from './session.ts'

/** Has its payment system been called for it? */
const isCalled = ({ task }: AttemptState): boolean => task?.claim !== undefined || (task?.tries ?? 0) > 0

/** Asked for, or searched for; and since when it is waited, one route after the other. */
export function firstWait(state: Pick<SessionState, 'attempts'>, attempt: AttemptState): Pick<Wait, 'since' | 'stage'> {
  return {
    since: new Date(waitBegan(state, attempt)).toISOString(),
    stage: attempt.opening === 'operator' && isCalled(attempt) ? 'searching' : 'asked',
  }
}

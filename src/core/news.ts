/** What of a new Session is worth telling a buyer who is looking elsewhere. Pure. */
import type { Outcome, Session } from '../contract/index.ts'

/** The name of the sentence that says it. */
export type News = 'tellDetails' | 'tellChoose' | `done_${Outcome}`

/** Undefined where nothing is over and nothing has begun to need the buyer. */
export function newsOf({ action: before }: Session, { action }: Session): News | undefined {
  switch (action.kind) {
    case 'done':
      return before.kind === 'done' ? undefined : `done_${action.outcome}`
    case 'choose':
      // Without a notice it is the buyer who chooses again, in another tab.
      if (before.kind === 'choose' || !action.notice) return undefined
      return action.notice.code === 'underpaid' ? 'done_underpaid' : 'tellChoose'
    case 'transfer':
      if (action.ended) return before.kind === 'transfer' && !before.ended ? 'done_expired' : undefined
      return isFirstWait(before) ? 'tellDetails' : undefined
    case 'frame':
    case 'redirect':
      return isFirstWait(before) ? 'tellDetails' : undefined
    case 'wait':
      return undefined
    default:
      return action satisfies never
  }
}

/** Is there nothing to pay by yet? From a wait for the money the buyer alone goes back. */
const isFirstWait = (action: Session['action']): boolean => action.kind === 'wait' && action.reason !== 'confirmation'

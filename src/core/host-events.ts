/**
 * The event that a Session is for the host page. Each state is emitted once, however often it is read: `key` names the
 * state.
 *
 * `complete`: the whole amount, or more, has arrived. `fail`: the buyer's payment did not work; either an attempt ended
 * and the picker is back (`outcome` is `retry`), or the session ended underpaid, failed or cancelled. `expire`: the
 * session's time ended with nothing paid.
 */
import type { Session } from '../contract/index.ts'

export type HostEvent =
  | { readonly name: 'complete'; readonly key: string; readonly outcome: 'paid' | 'overpaid' }
  | {
      readonly name: 'fail'
      readonly key: string
      readonly outcome: 'retry' | 'underpaid' | 'failed' | 'cancelled'
      readonly code: string
      readonly text: string
    }
  | { readonly name: 'expire'; readonly key: string }

/** Undefined where the Session is nothing but a change. */
export function hostEventOf({ id, action, attempt, expiresAt }: Session): HostEvent | undefined {
  if (action.kind === 'choose' && action.notice) {
    const { code, text } = action.notice
    return { name: 'fail', key: `fail ${id} ${attempt?.id ?? ''} ${code}`, outcome: 'retry', code, text }
  }
  if (action.kind !== 'done') return undefined
  const key = `${action.outcome} ${id} ${expiresAt}`
  const { outcome } = action
  switch (outcome) {
    case 'paid':
    case 'overpaid':
      return { name: 'complete', key: `complete ${id}`, outcome }
    case 'expired':
      return { name: 'expire', key }
    case 'underpaid':
    case 'failed':
    case 'cancelled':
      return { name: 'fail', key, outcome, code: action.failure?.code ?? outcome, text: action.failure?.text ?? '' }
    default:
      return outcome satisfies never
  }
}

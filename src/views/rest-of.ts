import type { Session } from '../contract/index.ts'

/** May what is missing be paid as the part was that has come? That was the last attempt, and nothing says that its way is closed. */
export function canPayRest({ attempt, action }: Session): boolean {
  return (
    action.kind === 'choose' &&
    action.notice?.code === 'underpaid' &&
    attempt?.status === 'underpaid' &&
    !action.methods.some(({ id, disabled }) => id === attempt.method && disabled)
  )
}

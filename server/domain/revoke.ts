/** Ending what lets people into a session: a token that was stolen, a link that was sent to the wrong person. Pure. */
import type { AttemptState, SessionState } from './session.ts'
import type { Actor, Setting, Step } from './step.ts'

/** The session after all keys to it ended. Said again it ends those that were given away since. */
export function revoke(state: SessionState, said: Actor, { now }: Setting): Step {
  const line = { at: now, what: 'session.revoked', ...(said.by === undefined ? {} : { detail: { by: said.by } }) }
  return { state: { ...state, revoked: { at: now, ...said } }, log: [line] }
}

/** Was the key in this attempt's return address given away before the keys ended? A call that is made again gives it anew. */
export function isRevoked(
  { revoked }: Pick<SessionState, 'revoked'>,
  { startedAt }: Pick<AttemptState, 'startedAt'>,
): boolean {
  return revoked !== undefined && startedAt <= revoked.at
}

/** What a buyer commands twice under one key is done once, however late and on whichever server the second comes. Pure. */
import type { SessionState } from './session.ts'
import type { Step } from './step.ts'

/** So many are remembered: more than a buyer's browser repeats, whatever has happened meanwhile. */
const REMEMBERED = 32

/** A command under a key, both as fingerprints of one length. */
export interface KeyedCommand {
  readonly key: string
  readonly command: string
}

const written = ({ key, command }: KeyedCommand) => `${key} ${command}`

/** `done`: this command has been carried out. `other`: the key was used for another one. */
export function statusOfKey(state: Pick<SessionState, 'commands'>, keyed: KeyedCommand): 'new' | 'done' | 'other' {
  const held = state.commands?.find((one) => one.startsWith(`${keyed.key} `))
  if (held === undefined) return 'new'
  return held === written(keyed) ? 'done' : 'other'
}

/** The step, and that the command has been carried out. */
export function remembering(step: Step, keyed: KeyedCommand | undefined): Step {
  if (!keyed) return step
  const commands = [...(step.state.commands ?? []), written(keyed)].slice(-REMEMBERED)
  return { ...step, state: { ...step.state, commands } }
}

/**
 * Every state a buyer's screen can be in, told as what happened before. Whatever looks at all of them, the gallery or a
 * test, goes through this list: a state added here is looked at everywhere.
 */
import type { Action } from '../src/contract/index.ts'
import { CHOOSING } from './choosing.ts'
import { DONE } from './done.ts'
import { NOTICES } from './notices.ts'
import { ODD, TROUBLES } from './edge-cases.ts'
import type { Group, State } from './story.ts'
import { FRAMES, REDIRECTS, TRANSFERS } from './transfers.ts'
import { WAITING } from './waiting.ts'

/** An action without a group does not compile. */
export const BY_ACTION: Readonly<Record<Action['kind'], Group>> = {
  choose: { title: 'Choose', states: [...CHOOSING, ...NOTICES] },
  wait: { title: 'Wait', states: WAITING },
  transfer: { title: 'Transfer', states: TRANSFERS },
  frame: { title: 'Form', states: FRAMES },
  redirect: { title: 'Page', states: REDIRECTS },
  done: { title: 'Done', states: DONE },
}

export const GROUPS: readonly Group[] = [
  ...Object.values(BY_ACTION),
  { title: 'Long and large', states: ODD },
  { title: 'Trouble', states: TROUBLES },
]

export const STATES: readonly State[] = GROUPS.flatMap(({ states }) => states)

/** The state of a name, or undefined. */
export function stateOf(name: string): State | undefined {
  return STATES.find((state) => state.name === name)
}

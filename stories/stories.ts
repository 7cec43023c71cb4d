/**
 * Every state a buyer's screen can be in, told as what happened before. Whatever looks at all of them, the gallery or a
 * test, goes through this list: a state added here is looked at everywhere.
 */
import type { Action } from '../src/contract/index.ts'
import { CHOOSING } from './choosing.ts'
import { DONE } from './done.ts'
import { NOTICES } from './notices.ts'
import { EDGE_CASES, TROUBLES } from './edge-cases.ts'
import type { StoryGroup, Story } from './story.ts'
import { FRAMES, REDIRECTS, TRANSFERS } from './transfers.ts'
import { WAITING } from './waiting.ts'

/** An action without a group does not compile. */
export const BY_ACTION: Readonly<Record<Action['kind'], StoryGroup>> = {
  choose: { title: 'Choose', states: [...CHOOSING, ...NOTICES] },
  wait: { title: 'Wait', states: WAITING },
  transfer: { title: 'Transfer', states: TRANSFERS },
  frame: { title: 'Form', states: FRAMES },
  redirect: { title: 'Page', states: REDIRECTS },
  done: { title: 'Done', states: DONE },
}

export const GROUPS: readonly StoryGroup[] = [
  ...Object.values(BY_ACTION),
  { title: 'Long and large', states: EDGE_CASES },
  { title: 'Trouble', states: TROUBLES },
]

export const STORIES: readonly Story[] = GROUPS.flatMap(({ states }) => states)

/** The state of a name, or undefined. */
export function storyNamed(name: string): Story | undefined {
  return STORIES.find((state) => state.name === name)
}

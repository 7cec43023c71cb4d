/**
 * A story for every state a buyer's screen can be in. Whatever looks at all of them, the gallery or a test, goes through
 * this list: a story added here is looked at everywhere.
 */
import type { Action } from '../src/contract/index.ts'
import { ASIDES } from './asides.ts'
import { CHOOSING } from './choosing.ts'
import { DONE } from './done.ts'
import { EDGE_CASES, TROUBLES } from './edge-cases.ts'
import { MODES } from './modes.ts'
import { NOTICES } from './notices.ts'
import type { StoryGroup, Story } from './story.ts'
import { FRAMES, REDIRECTS, TRANSFERS } from './transfers.ts'
import { WAITING } from './waiting.ts'

/** An action without a group does not compile. */
export const BY_ACTION: Readonly<Record<Action['kind'], StoryGroup>> = {
  choose: { title: 'Choose', stories: [...CHOOSING, ...NOTICES] },
  wait: { title: 'Wait', stories: WAITING },
  transfer: { title: 'Transfer', stories: [...TRANSFERS, ...MODES] },
  frame: { title: 'Form', stories: FRAMES },
  redirect: { title: 'Page', stories: REDIRECTS },
  done: { title: 'Done', stories: DONE },
}

export const GROUPS: readonly StoryGroup[] = [
  ...Object.values(BY_ACTION),
  { title: 'Help', stories: ASIDES },
  { title: 'Long and large', stories: EDGE_CASES },
  { title: 'Trouble', stories: TROUBLES },
]

export const STORIES: readonly Story[] = GROUPS.flatMap(({ stories }) => stories)

/** The story of a name, or undefined. */
export function storyNamed(name: string): Story | undefined {
  return STORIES.find((story) => story.name === name)
}

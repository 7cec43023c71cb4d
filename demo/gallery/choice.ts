/** What of the gallery is looked at; it stands in the address, so that it can be handed on. */
import * as v from 'valibot'
import { LOCALES } from '../../server/texts/locale.ts'
import { STORIES } from '../../stories/stories.ts'

export const THEMES = ['auto', 'light', 'dark'] as const
/** How wide the widget is, CSS px. */
export const WIDTHS = ['280', '360', '768', 'full'] as const

const [FIRST] = STORIES

const choiceSchema = v.object({
  state: v.fallback(v.picklist(STORIES.map(({ name }) => name)), FIRST?.name ?? ''),
  locale: v.fallback(v.picklist(LOCALES), 'en'),
  theme: v.fallback(v.picklist(THEMES), 'auto'),
  width: v.fallback(v.picklist(WIDTHS), '360'),
})
/** `state` is the name of a story. */
export type Choice = v.InferOutput<typeof choiceSchema>

/** Whatever is missing or unknown in the address is the usual. */
export function readChoice(query: Readonly<Record<string, string>>): Choice {
  return v.parse(choiceSchema, query)
}

/** An address of the gallery's: of one story, or of all of them. */
export function addressOf(choice: Choice, page: '' | '/all' = ''): string {
  const { state, ...looks } = choice
  return `/gallery${page}?${new URLSearchParams(page === '' ? { state, ...looks } : looks)}`
}

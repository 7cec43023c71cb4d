/** Which of the languages we ship the buyer reads. Nothing is fetched for a guess. */
import { en } from './en.ts'
import type { Texts } from './texts.ts'

const FILES = import.meta.glob<{ readonly default: Texts }>(['./??.ts', '!./en.ts'])

export interface Language {
  /** As it was asked for, for example `ru-KZ`: how numbers and dates are written. */
  readonly tag: string
  /** The language whose sentences are shown, for example `ru`. */
  readonly code: string
  readonly load: () => Promise<Texts>
}

/** The first of `tags` that we ship, by its language alone; else English as it was asked for, else plain English. */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    const code = tag.toLowerCase().split(/[-_]/)[0] ?? ''
    if (code === 'en') break
    const file = FILES[`./${code}.ts`]
    if (file) return { tag: written(tag, code), code, load: async () => (await file()).default }
  }
  const asked = tags.find((tag) => /^en\b/i.test(tag))
  return { tag: written(asked ?? 'en', 'en'), code: 'en', load: async () => en }
}

/** The tag as `Intl` takes it; its language alone where it is not a tag at all. */
function written(tag: string, code: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? code
  } catch {
    return code
  }
}

/** Which of the languages we ship the buyer reads. Nothing is fetched for a guess. */
import { nearestLanguage } from '../contract/nearest-language.ts'
import type { Texts } from './texts.ts'

/** Every language is a file of its own, English too: a buyer fetches one. */
const FILES = import.meta.glob<{ readonly default: Texts }>('./??.ts')

export interface Language {
  /** As it was asked for, for example `ru-KZ`: how numbers and dates are written. */
  readonly tag: string
  /** The language of the sentences, for example `ru`. */
  readonly code: string
}

const ENGLISH: Language = { tag: 'en', code: 'en' }

/**
 * The first of `tags` whose language we ship, or whose readers read one that we do, else English; the rest of the tag only says how numbers are written. Where
 * the host page brings `translations`, its language is taken though we do not ship it: what they leave out is English.
 */
export function languageFor(tags: readonly string[], translations = false): Language {
  const languages = tags.map(languageOf)
  return languages.find(({ code }) => fileOf(code)) ?? { ...((translations && languages[0]) || ENGLISH), code: 'en' }
}

/** The file with the sentences of a language. */
export function textsFile({ code }: Language): () => Promise<{ readonly default: Texts }> {
  return fileOf(code) ?? (() => import('./en.ts'))
}

function fileOf(code: string) {
  return FILES[`./${code}.ts`]
}

/** The tag as `Intl` takes it: `ru_kz` is `ru-KZ`, and what is no tag at all is English. */
function languageOf(asked: string): Language {
  try {
    const { baseName, language } = new Intl.Locale(asked.replaceAll('_', '-'))
    return { tag: baseName, code: nearestLanguage(language) }
  } catch {
    return ENGLISH
  }
}

import type { Language } from './language.ts'
import type { ExtraTexts } from './texts.ts'

const FILES = import.meta.glob<{ readonly default: ExtraTexts }>('./??.extra.ts')

/** The file with the sentences of what few buyers open. */
export function extraTextsFile({ code }: Language): () => Promise<{ readonly default: ExtraTexts }> {
  const file = FILES[`./${code}.extra.ts`]
  if (!file) throw new TypeError(`no sentences in ${code}`)
  return file
}

import type { Language } from './language.ts'
import type { StepTexts } from './texts.ts'

const FILES = import.meta.glob<{ readonly default: StepTexts }>('./??.steps.ts')

/** The file with the sentences of the steps after the picker. */
export function stepTextsFile({ code }: Language): () => Promise<{ readonly default: StepTexts }> {
  const file = FILES[`./${code}.steps.ts`]
  if (!file) throw new TypeError(`no sentences in ${code}`)
  return file
}

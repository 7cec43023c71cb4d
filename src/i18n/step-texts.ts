import type { Language } from './language.ts'
import type { StepTexts } from './texts.ts'

const FILES = import.meta.glob<{ readonly default: StepTexts }>('./??.steps.ts')

/** The sentences of the steps after the picker; rejects where the file does not come. */
export async function stepTextsOf({ code }: Language): Promise<StepTexts> {
  const file = await FILES[`./${code}.steps.ts`]?.()
  if (!file) throw new Error(`no sentences in ${code}`)
  return file.default
}

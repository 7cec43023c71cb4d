/** Which of the languages we ship the buyer reads. Nothing is fetched for a guess. */
import { en } from './en.ts'
import type { StepTexts, Texts } from './texts.ts'

const FILES = import.meta.glob<{ readonly default: Texts }>(['./??.ts', '!./en.ts'])
const STEP_FILES = import.meta.glob<{ readonly default: StepTexts }>('./??.steps.ts')

export interface Language {
  /** As it was asked for, for example `ru-KZ`: how numbers and dates are written. */
  readonly tag: string
  readonly texts: () => Promise<Texts>
  readonly stepTexts: () => Promise<StepTexts>
}

/** The first of `tags` whose language we ship, else English; the rest of the tag only says how numbers are written. */
export function languageFor(tags: readonly string[]): Language {
  for (const asked of tags) {
    const tag = written(asked)
    const code = tag.slice(0, tag.search(/-|$/))
    if (code === 'en') return english(tag)
    const texts = FILES[`./${code}.ts`]
    const stepTexts = STEP_FILES[`./${code}.steps.ts`]
    if (texts && stepTexts) {
      return { tag, texts: async () => (await texts()).default, stepTexts: async () => (await stepTexts()).default }
    }
  }
  return english('en')
}

function english(tag: string): Language {
  return { tag, texts: async () => en, stepTexts: async () => (await import('./en.steps.ts')).enSteps }
}

/** The tag as `Intl` takes it: `ru_kz` is `ru-KZ`, and what is no tag at all is English. */
function written(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0] ?? 'en'
  } catch {
    return 'en'
  }
}

/** Fetches the views that few buyers open, with their sentences and styles, once somebody does. */
import { signal } from '@preact/signals-core'
import type { Files } from '../core/files.ts'
import type { Language } from '../i18n/language.ts'
import type { StepTexts, Texts, Translations } from '../i18n/texts.ts'
import { createTranslator } from '../i18n/translator.ts'
import type { Extra } from '../views/step-context.ts'

const EXTRA = () => import('./extra.ts')

export interface ExtraOptions {
  readonly files: Files
  readonly language: Language
  readonly texts: Texts & StepTexts
  readonly translations: Translations | undefined
  readonly addCss: (css: string) => void
}

/** What is returned asks for them at its first call, and is undefined until they are there, which is a signal. */
export function extraLoader({ files, language, texts, translations, addCss }: ExtraOptions): () => Extra | undefined {
  const extra = signal<Extra | undefined>(undefined)
  let isAsked = false

  async function load(): Promise<void> {
    const file = await files.get(EXTRA)
    const { default: extraTexts } = await files.get(file.extraTextsFile(language))
    addCss(file.css)
    extra.value = {
      views: file.extraViews,
      translator: createTranslator(language.tag, { ...texts, ...extraTexts }, translations),
    }
  }

  return () => {
    if (!isAsked) void load()
    isAsked = true
    return extra.value
  }
}

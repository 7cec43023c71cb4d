/** What the widget needs after the picker, in one language: the views, their sentences and styles, and the way to what few buyers open. */
import type { Files } from '../core/files.ts'
import { textsFile, type Language } from '../i18n/language.ts'
import { stepTextsFile } from '../i18n/step-texts.ts'
import type { Translations } from '../i18n/texts.ts'
import { createTranslator } from '../i18n/translator.ts'
import css from '../styles/steps.css?inline'
import { lazyViews } from '../views/lazy-views.ts'
import type { Lazy } from '../views/picker-context.ts'
import { extraLoader } from './extra-loader.ts'

export interface StepsOptions {
  readonly files: Files
  readonly language: Language
  readonly translations: Translations | undefined
  readonly addCss: (css: string) => void
  /** The same in another language, where the widget has spoken one. */
  readonly before: Lazy | undefined
}

export async function loadSteps({ files, language, translations, addCss, before }: StepsOptions): Promise<Lazy> {
  const [{ default: picker }, { default: steps }] = await Promise.all([
    files.get(textsFile(language)),
    files.get(stepTextsFile(language)),
  ])
  const texts = { ...picker, ...steps }
  const styled = before?.styled ?? new Set()
  /** Once, in however many languages it is spoken one after the other. */
  const style = (sheet: string) => {
    if (!styled.has(sheet)) addCss(sheet)
    styled.add(sheet)
  }
  style(css)
  return {
    views: lazyViews,
    translator: createTranslator(language.tag, texts, translations),
    extra: extraLoader({ files, language, texts, translations, addCss: style }),
    styled,
  }
}

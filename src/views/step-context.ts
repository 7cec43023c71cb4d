import type { ExtraTranslator } from '../i18n/translator.ts'
import type { ExtraViews } from './extra/extra-views.ts'
import type { LazyViewContext } from './view-context.ts'

/** What the steps after the picker are given: they alone know of the views that few buyers open, which come in a file of their own. */
export interface StepContext extends LazyViewContext {
  /** Fetches those views when it is first called; undefined until they are there, which is a signal. */
  extra(): Extra | undefined
}

/** The views that few buyers open, and the translator with their sentences. */
export interface Extra {
  readonly views: ExtraViews
  readonly translator: ExtraTranslator
}

import type { ReadonlySignal } from '@preact/signals-core'
import type { FullTranslator } from '../i18n/translator.ts'
import type { LazyViews } from './lazy-views.ts'
import type { Extra, StepContext } from './step-context.ts'
import type { ViewContext } from './view-context.ts'

/** What the picker and the root are given: they alone know of the lazy views, which come in a file of their own. */
export interface PickerContext extends ViewContext {
  readonly lazy: ReadonlySignal<Lazy | undefined>
  /** The channel of the way to pay that this browser chose last. */
  readonly last: string | undefined
}

/** The lazy views, and the translator with their sentences. */
export interface Lazy {
  readonly views: LazyViews
  readonly translator: FullTranslator
  extra(): Extra | undefined
  /** The stylesheets that the widget has from here on. */
  readonly styled: Set<string>
}

/** The lazy views and what to give them; undefined until all of it is there. */
export function lazyContextOf(context: PickerContext): (StepContext & Lazy) | undefined {
  const lazy = context.lazy.value
  const controller = context.store.controller.value
  return lazy && controller && { ...context, ...lazy, controller }
}

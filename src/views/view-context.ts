import type { Controller } from '../core/controller.ts'
import type { Files } from '../core/files.ts'
import type { SessionStore } from '../core/session-store.ts'
import type { ExtraTranslator, FullTranslator, Translator } from '../i18n/translator.ts'

/** What every view is given. A new one is made when the language or the options change; the store in it stays. */
export interface ViewContext {
  readonly store: SessionStore
  readonly files: Files
  readonly translator: Translator
  /** The origin of the Paywicket server. */
  readonly server: string
  /** Only these methods are offered, where the host page says so. */
  readonly methods: readonly string[] | undefined
  /** A name for this widget's radio buttons and ids. */
  readonly id: string
  /** Announces to screen readers, politely. */
  say(sentence: string): void
  /** May a heading that has just come take the focus? Not the first one, and never from the host page. */
  mayFocus(): boolean
}

/** What the lazy views are given. */
export interface LazyViewContext extends ViewContext {
  readonly translator: FullTranslator
  readonly controller: Controller
}

/** What the views are given that few buyers open. */
export interface ExtraViewContext extends LazyViewContext {
  readonly translator: ExtraTranslator
}

import type { ReadonlySignal } from '@preact/signals-core'
import type { SessionStore } from '../core/session-store.ts'
import type { Controller } from '../core/controller.ts'
import type { FullTranslator, Translator } from '../i18n/translator.ts'
import type { Steps } from './steps.ts'

/** What every view is given. A new one is made when the language or the options change; the checkout in it stays. */
export interface App {
  readonly checkout: SessionStore
  readonly translator: Translator
  /** What comes after the picker, once its file is there. */
  readonly later: ReadonlySignal<Later | undefined>
  /** The origin of the Paywicket server. */
  readonly server: string
  /** Only these methods are offered, where the host page says so. */
  readonly methods: readonly string[] | undefined
  /** A name for this widget's radio buttons and ids. */
  readonly id: string
  /** Speaks to screen readers, politely. */
  say(sentence: string): void
  /** May a heading that has just come take the focus? Not the first one, and never from the host page. */
  mayFocus(): boolean
}

/** The views of the later steps, and the language to speak in them. */
export interface Later {
  readonly steps: Steps
  readonly translator: FullTranslator
}

/** What the later views are given. */
export interface StepApp extends Omit<App, 'translator'>, Later {
  readonly controller: Controller
}

/** Undefined until all of it is there. */
export function stepAppOf(app: App): StepApp | undefined {
  const later = app.later.value
  const controller = app.checkout.controller.value
  return later && controller && { ...app, ...later, controller }
}

import type { ReadonlySignal } from '@preact/signals'
import type { Checkout } from '../core/checkout.ts'
import type { Speech } from '../i18n/speech.ts'
import type { Steps } from './steps.ts'

/** What every view is given. A new one is made when the language or the options change; the checkout in it stays. */
export interface App {
  readonly checkout: Checkout
  readonly speech: Speech
  /** The views after the picker, in a file of their own. */
  readonly steps: ReadonlySignal<Steps | undefined>
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

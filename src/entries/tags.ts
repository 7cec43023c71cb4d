/** What templates may say of `<pay-wicket>`, whoever reads them. Types alone. */
import type { PayWicketElement, PayWicketEvents } from './pay-wicket.ts'

export interface PayWicketAttributes {
  /** The session's token. */
  readonly token?: string | undefined
  /** The address of the Paywicket server. */
  readonly server?: string | undefined
  /** A BCP 47 tag; the browser's language where it is left out. */
  readonly locale?: string | undefined
  readonly theme?: 'auto' | 'light' | 'dark' | undefined
  readonly display?: 'inline' | 'modal' | undefined
  /** What no attribute can say, as a property. */
  readonly options?: PayWicketElement['options'] | undefined
}

/** `onpw-complete`, as React 19, Preact and Svelte listen. */
export type PayWicketListeners = {
  readonly [Name in keyof PayWicketEvents as `on${Name}`]?: ((event: PayWicketEvents[Name]) => void) | undefined
}

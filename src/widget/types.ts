/**
 * What a host page's code sees of Paywicket. Nothing here names a library, so that a shop needs none of them to
 * compile against it.
 */
import type { Translations } from '../i18n/texts.ts'

export type { Translations }

/** `{ value: "1503.17", currency: "RUB" }` */
export interface CheckoutAmount {
  readonly value: string
  readonly currency: string
}

/** The order being paid, as far as a host page needs to know. */
export interface CheckoutSession {
  readonly id: string
  /** Grows with every change. */
  readonly revision: number
  readonly testMode: boolean
  readonly order: { readonly id: string; readonly amount: CheckoutAmount; readonly description?: string }
  /** Still to be paid. */
  readonly due: CheckoutAmount
  readonly received?: CheckoutAmount
  readonly refunded?: CheckoutAmount
  /** ISO 8601. */
  readonly expiresAt: string
  readonly attempt?: { readonly id: string; readonly method: string; readonly name: string; readonly status: string }
  readonly action: {
    readonly kind: 'choose' | 'wait' | 'transfer' | 'frame' | 'redirect' | 'done'
    readonly outcome?: 'paid' | 'overpaid' | 'underpaid' | 'failed' | 'expired' | 'cancelled'
  }
}

/** Each is emitted at most once per state of the payment, however often that state is read again. */
export interface CheckoutEvents {
  /** The checkout is on screen and can be used. */
  ready: { readonly session: CheckoutSession }
  /** The session changed. */
  change: { readonly session: CheckoutSession }
  /** The whole amount, or more, has arrived. The shop's backend hears of it by webhook; act on that. */
  complete: { readonly session: CheckoutSession; readonly outcome: 'paid' | 'overpaid' }
  /**
   * The buyer's payment did not work. `retry`: one attempt ended and the buyer may choose again. Else the session has
   * ended: not all of it arrived, it failed, or it was cancelled.
   */
  fail: {
    readonly session: CheckoutSession
    readonly outcome: 'retry' | 'underpaid' | 'failed' | 'cancelled'
    readonly code: string
    readonly text: string
  }
  /** The session's time is over and nothing has arrived. */
  expire: { readonly session: CheckoutSession }
  /** Technical: no connection, an ended token, a refused page. `lasting`: only the host page can mend it. */
  error: {
    readonly code: string
    readonly text: string
    readonly lasting: boolean
    /** The page of the code: what it means and whose it is to mend. */
    readonly help: string
  }
  /** The modal was closed. */
  close: { readonly session: CheckoutSession | undefined }
}

export interface Appearance {
  /** `auto`, the default, follows the system's setting. */
  readonly theme?: 'auto' | 'light' | 'dark'
  /** Values of `--pw-*` variables by their names without that prefix: `{ 'color-primary': '#0a7' }`. */
  readonly variables?: Readonly<Record<string, string>>
}

/** Where the buyer is about to be taken. */
export interface CheckoutRedirect {
  /** `link`: a GET, its parameters already in `url`. `form`: a POST of `params`. */
  readonly kind: 'link' | 'form'
  readonly url: string
  readonly params?: readonly (readonly [name: string, value: string])[]
}

export interface CheckoutOptions {
  /** The session's token, from the shop's backend. */
  readonly token?: string
  /** Fetches a token from the shop's backend; asked again once when a token has ended. */
  readonly fetchToken?: () => Promise<string>
  /** The address of the Paywicket server, for example `https://pay.example.com`. */
  readonly server: string
  /** A BCP 47 tag; `auto`, the default, follows the browser. */
  readonly locale?: string
  readonly appearance?: Appearance
  /** `inline` is the default. */
  readonly display?: 'inline' | 'modal'
  /** Only these methods are offered, by id. */
  readonly methods?: readonly string[]
  /** The host page's own words. */
  readonly translations?: Translations
  /** Called before the buyer leaves for a provider's page; `false` leaves that to the host page. */
  readonly beforeRedirect?: (
    redirect: CheckoutRedirect,
  ) => boolean | undefined | void | Promise<boolean | undefined | void>
  readonly onReady?: (event: CheckoutEvents['ready']) => void
  readonly onChange?: (event: CheckoutEvents['change']) => void
  readonly onComplete?: (event: CheckoutEvents['complete']) => void
  readonly onFail?: (event: CheckoutEvents['fail']) => void
  readonly onExpire?: (event: CheckoutEvents['expire']) => void
  readonly onError?: (event: CheckoutEvents['error']) => void
  readonly onClose?: (event: CheckoutEvents['close']) => void
}

export interface Checkout {
  /** Puts the checkout into an element, or the first one that a selector finds. Twice into the same one is once. */
  mount(target: Element | string): void
  /** Takes it out of the page; `mount` puts it back. */
  unmount(): void
  /** Takes it out for good: no listener, timer or connection stays. */
  destroy(): void
  /** Shows the modal. Inline, it does nothing. */
  open(): void
  /** Hides the modal. Inline, it does nothing. */
  close(): void
  /** Other options while it runs; what the buyer typed stays. */
  update(options: Partial<CheckoutOptions>): void
  on<Name extends keyof CheckoutEvents>(name: Name, listener: (event: CheckoutEvents[Name]) => void): void
  off<Name extends keyof CheckoutEvents>(name: Name, listener: (event: CheckoutEvents[Name]) => void): void
  /** The session as it was last read. */
  readonly session: CheckoutSession | undefined
}

/** What the components take. */
export interface CheckoutProps extends CheckoutOptions {
  /** Of the element around the checkout. */
  readonly className?: string
  /** With `display: 'modal'`: shown while it is true. Set it to false in `onClose`. */
  readonly open?: boolean
}

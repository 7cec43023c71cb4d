/** The class of `<pay-wicket>`, and its definition. */
import type { CheckoutEvents, CheckoutOptions, CheckoutSession } from '../widget/types.ts'
import { createBinding, type CreateCheckout } from './binding.ts'

export interface PayWicketElement extends HTMLElement {
  /** Shows the modal. Inline, it does nothing. */
  open(): void
  /** Hides the modal. Inline, it does nothing. */
  close(): void
  /** What no attribute can say: `fetchToken`, `methods`, `translations`, …; an attribute goes before it. */
  options: Partial<CheckoutOptions>
  /** The session as it was last read. */
  readonly session: CheckoutSession | undefined
}

/** They bubble, and cross shadow roots; `detail` is what a callback would be given. */
export type PayWicketEvents = {
  readonly [Name in keyof CheckoutEvents as `pw-${Name}`]: CustomEvent<CheckoutEvents[Name]>
}

declare global {
  interface HTMLElementTagNameMap {
    'pay-wicket': PayWicketElement
  }
  interface GlobalEventHandlersEventMap extends PayWicketEvents {}
}

/** All of them, by the compiler's word. */
const EVENTS: { readonly [Name in keyof CheckoutEvents]: true } = {
  ready: true,
  change: true,
  complete: true,
  fail: true,
  expire: true,
  error: true,
  close: true,
}

/** Made only where there are elements. */
function elementClass(createCheckout: CreateCheckout) {
  return class extends HTMLElement implements PayWicketElement {
    static readonly observedAttributes = ['token', 'server', 'locale', 'theme', 'display']

    #settling = false
    #options: Partial<CheckoutOptions> = {}
    #binding = createBinding(createCheckout, ({ on }) => {
      for (const name of Object.keys(EVENTS) as (keyof CheckoutEvents)[]) {
        on(name, (detail) =>
          this.dispatchEvent(new CustomEvent(`pw-${name}`, { bubbles: true, composed: true, detail })),
        )
      }
    })

    connectedCallback(): void {
      // Set before this file had come, it hides the accessor.
      if (Object.hasOwn(this, 'options')) {
        const { options } = this
        Reflect.deleteProperty(this, 'options')
        this.#options = options
      }
      this.#settleSoon()
    }

    disconnectedCallback(): void {
      this.#settleSoon()
    }

    /** There is nothing to do when it is moved; having this keeps the other two from being called. */
    connectedMoveCallback(): void {}

    attributeChangedCallback(): void {
      this.#settleSoon()
    }

    open(): void {
      this.#settle()
      this.#binding.checkout?.open()
    }

    close(): void {
      this.#binding.checkout?.close()
    }

    get options(): Partial<CheckoutOptions> {
      return this.#options
    }

    set options(options: Partial<CheckoutOptions>) {
      this.#options = options
      this.#settleSoon()
    }

    get session(): CheckoutSession | undefined {
      return this.#binding.checkout?.session
    }

    /** A move is a removal and an insertion, and attributes change one by one: only what comes of it counts. */
    #settleSoon(): void {
      if (this.#settling) return
      this.#settling = true
      queueMicrotask(() => {
        this.#settling = false
        this.#settle()
      })
    }

    #settle(): void {
      if (this.isConnected) this.#binding.follow(this, { ...this.#options, ...optionsOf(this) })
      else this.#binding.end()
    }
  }
}

function optionsOf(element: HTMLElement): Partial<CheckoutOptions> {
  const { token, server, locale, theme, display } = Object.fromEntries(
    [...element.attributes].map(({ name, value }) => [name, value]),
  )
  return {
    ...(token && { token }),
    ...(server && { server }),
    ...(locale && { locale }),
    ...((theme === 'light' || theme === 'dark') && { appearance: { theme } }),
    ...(display === 'modal' && { display }),
  }
}

/** Makes `<pay-wicket>` known to the page, once: a page may hold this file twice, from two addresses. */
export function definePayWicket(createCheckout: CreateCheckout): void {
  if (typeof customElements !== 'undefined' && !customElements.get('pay-wicket')) {
    customElements.define('pay-wicket', elementClass(createCheckout))
  }
}

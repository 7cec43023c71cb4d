/** What the element and the components have in common: options that come all at once, and change when they please. */
import type { Checkout, CheckoutOptions } from '../widget/types.ts'

export interface Binding {
  /** The running checkout; none while `server`, or both `token` and `fetchToken`, are missing. */
  readonly checkout: Checkout | undefined
  /** From now on `options` are all there are: what is no longer among them goes back to its default. */
  follow(place: Element, options: Partial<CheckoutOptions>): void
  /** Takes it down; `follow` begins anew. */
  end(): void
}

/** Makes a checkout: given, so that whoever has it may fetch it as he likes. */
export type CreateCheckout = (options: CheckoutOptions) => Checkout

/** One checkout in one place. `onMade` is called with each one before it is mounted. */
export function createBinding(createCheckout: CreateCheckout, onMade?: (checkout: Checkout) => void): Binding {
  let current: { readonly checkout: Checkout; readonly options: CheckoutOptions } | undefined

  function end(): void {
    current?.checkout.destroy()
    current = undefined
  }

  return {
    get checkout() {
      return current?.checkout
    },
    follow(place, partial) {
      const options = complete(partial)
      const before = current?.options
      // Another server is another payment, and a modal is another place.
      if (before?.server !== options?.server || before?.display !== options?.display) end()
      if (!options) return end()
      if (current && before) current.checkout.update({ ...unset(before), ...options })
      const checkout = current?.checkout ?? createCheckout(options)
      if (!current) {
        onMade?.(checkout)
        checkout.mount(place)
      }
      current = { checkout, options }
    },
    end,
  }
}

/** A page often has its token later than the place for the checkout: until then there is nothing to show. */
function complete(options: Partial<CheckoutOptions>): CheckoutOptions | undefined {
  const { server, token, fetchToken } = options
  return server && (token || fetchToken) ? { ...options, server } : undefined
}

function unset(options: CheckoutOptions): { [name: string]: undefined } {
  return Object.fromEntries(Object.keys(options).map((name) => [name, undefined]))
}

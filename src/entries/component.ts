/** `<Checkout>` for every library whose hooks have these names: React's and Preact's do. */
import type { CheckoutProps } from '../widget/types.ts'
import { createCheckout } from '../widget/create-checkout.ts'
import { createBinding } from './binding.ts'

/** What a host page's library lends. `Node` is what its components give back. */
export interface Library<Node> {
  readonly createElement: (
    type: 'div',
    props: { readonly ref: { current: HTMLDivElement | null }; readonly className: string | undefined },
  ) => Node
  readonly useEffect: (effect: () => void | (() => void), inputs?: readonly unknown[]) => void
  readonly useRef: (initial: HTMLDivElement | null) => { current: HTMLDivElement | null }
  readonly useState: <State>(initial: () => State) => readonly [State, unknown]
}

/** The component, drawn with the library of the page it is in. */
export function componentFor<Node>({ createElement, useEffect, useRef, useState }: Library<Node>) {
  return function Checkout({ className, open = false, ...options }: CheckoutProps): Node {
    const place = useRef(null)
    const [binding] = useState(() => createBinding(createCheckout))
    useEffect(() => {
      if (place.current) binding.follow(place.current, options)
    })
    // StrictMode ends it at once, and then runs the effect above anew.
    useEffect(() => () => binding.end(), [binding])
    useEffect(() => {
      if (open) binding.checkout?.open()
      else binding.checkout?.close()
    }, [binding, open])
    return createElement('div', { ref: place, className })
  }
}

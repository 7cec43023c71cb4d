/** What `import … from 'paywicket'` gives. Importing it touches no page, so that a server may do it too. */
import { createCheckout as create } from '../widget/create-checkout.ts'
import type { Checkout, CheckoutOptions } from '../widget/types.ts'

export type * from '../widget/types.ts'

/**
 * A checkout for one session; `mount` shows it. Throws a `TypeError` at once where neither `token` nor `fetchToken`
 * is given, or `server` is no address.
 */
export const createCheckout: (options: CheckoutOptions) => Checkout = create

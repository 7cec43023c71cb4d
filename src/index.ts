/** What `import … from 'paywicket'` gives. Importing it touches no page, so that a server may do it too. */
import { createCheckout as create } from './create.ts'
import type { Checkout, CheckoutOptions } from './public.ts'

export type * from './public.ts'

/**
 * A checkout for one session; `mount` shows it. Throws a `TypeError` at once where neither `token` nor `fetchToken`
 * is given, or `server` is no address.
 */
export const createCheckout: (options: CheckoutOptions) => Checkout = create

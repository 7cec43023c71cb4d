/**
 * `<pay-wicket token="…" server="https://pay.example.com">`: importing this file defines it. It needs a server and
 * a token, as attributes or in `options`, and shows nothing until it has them. On a server, importing it does nothing.
 */
import { createCheckout } from '../widget/create-checkout.ts'
import { definePayWicket } from './pay-wicket.ts'

export type { PayWicketElement, PayWicketEvents } from './pay-wicket.ts'
export type * from '../widget/types.ts'

definePayWicket(createCheckout)

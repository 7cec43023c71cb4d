/** The types of `<pay-wicket>` in the templates of Vue 3. `paywicket/element/vue` is the file of `paywicket/element`. */
import type { EmitsToProps, HTMLAttributes } from 'vue'
import type { CheckoutEvents } from '../widget/types.ts'
import type { PayWicketEvents } from './pay-wicket.ts'
import type { PayWicketAttributes } from './tags.ts'

export type * from './element.ts'

/** `@pw-complete`, as Vue listens. */
type Emits = {
  readonly [Name in keyof CheckoutEvents as `pw-${Name}`]: (event: PayWicketEvents[`pw-${Name}`]) => void
}
type Tag = new () => { readonly $props: PayWicketAttributes & HTMLAttributes & EmitsToProps<Emits> }

declare module 'vue' {
  interface GlobalComponents {
    'pay-wicket': Tag
  }
}

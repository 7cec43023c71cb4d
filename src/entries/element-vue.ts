/** The types of `<pay-wicket>` in the templates of Vue 3. `paywicket/element/vue` is the file of `paywicket/element`. */
import type { HTMLAttributes, VNodeProps } from 'vue'
import type { CheckoutEvents } from '../widget/types.ts'
import type { PayWicketEvents } from './pay-wicket.ts'
import type { PayWicketAttributes } from './tags.ts'

export type * from './element.ts'

/** `@pw-complete`: what a template listens by is read under the name that Vue's compiler makes of it. */
type Listeners = {
  readonly [Name in keyof CheckoutEvents as `onPw${Capitalize<Name>}`]?: (event: PayWicketEvents[`pw-${Name}`]) => void
}
type Tag = new () => { readonly $props: VNodeProps & HTMLAttributes & PayWicketAttributes & Listeners }

declare module 'vue' {
  interface GlobalComponents {
    'pay-wicket': Tag
  }
}

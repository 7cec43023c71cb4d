/** The types of `<pay-wicket>` in the templates of Svelte 5. `paywicket/element/svelte` is the file of `paywicket/element`. */
import type { HTMLAttributes } from 'svelte/elements'
import type { PayWicketElement } from './pay-wicket.ts'
import type { PayWicketAttributes, PayWicketListeners } from './tags.ts'

export type * from './element.ts'

type Tag = HTMLAttributes<PayWicketElement> & PayWicketAttributes & PayWicketListeners

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'pay-wicket': Tag
  }
}

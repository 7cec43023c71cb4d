/** The types of `<pay-wicket>` in TSX of Preact 10 and 11. `paywicket/element/preact` is the file of `paywicket/element`. */
import type { HTMLAttributes } from 'preact'
import type { PayWicketElement } from './pay-wicket.ts'
import type { PayWicketAttributes, PayWicketListeners } from './tags.ts'

export type * from './element.ts'

type Tag = HTMLAttributes<PayWicketElement> & PayWicketAttributes & PayWicketListeners

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'pay-wicket': Tag
    }
  }
}

/** The types of `<pay-wicket>` in TSX of React 18 and 19. `paywicket/element/react` is the file of `paywicket/element`. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react'
import type { PayWicketElement } from './pay-wicket.ts'
import type { PayWicketAttributes, PayWicketListeners } from './tags.ts'

export type * from './element.ts'

type Tag = DetailedHTMLProps<HTMLAttributes<PayWicketElement>, PayWicketElement> &
  PayWicketAttributes &
  PayWicketListeners

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'pay-wicket': Tag
    }
  }
}

import type { ComponentChildren } from 'preact'
import { signalComponent } from '../ui/signal-component.ts'
import type { ViewContext } from './view-context.ts'

export interface TitleProps {
  readonly context: Pick<ViewContext, 'mayFocus'>
  readonly id?: string
  readonly children: ComponentChildren
}

/** A step's heading. It takes the focus when its step comes, so that a keyboard or a screen reader is where something changed. */
export const Title = signalComponent<TitleProps>(({ context }) => {
  const come = (heading: HTMLHeadingElement | null) => {
    if (heading && context.mayFocus()) heading.focus()
  }
  return ({ id, children }) => (
    <h2 ref={come} id={id} tabIndex={-1} part="title">
      {children}
    </h2>
  )
})

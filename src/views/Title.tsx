import type { ComponentChildren } from 'preact'
import { signalComponent } from '../ui/signal-component.ts'
import type { App } from './app.ts'

export interface TitleProps {
  readonly app: Pick<App, 'mayFocus'>
  readonly id?: string
  readonly children: ComponentChildren
}

/** A step's heading. It takes the focus when its step comes, so that a keyboard or a screen reader is where the news is. */
export const Title = signalComponent<TitleProps>(({ app }) => {
  const come = (heading: HTMLHeadingElement | null) => {
    if (heading && app.mayFocus()) heading.focus()
  }
  return ({ id, children }) => (
    <h2 ref={come} id={id} tabIndex={-1} part="title">
      {children}
    </h2>
  )
})

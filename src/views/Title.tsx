import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { App } from './app.ts'

export interface TitleProps {
  readonly app: App
  readonly id?: string
  readonly children: ComponentChildren
}

/** A step's heading. It takes the focus when its step comes, so that a keyboard or a screen reader is where the news is. */
export function Title({ app, id, children }: TitleProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (app.mayFocus()) heading.current?.focus()
  }, [])
  return (
    <h2 ref={heading} id={id} tabIndex={-1} part="title">
      {children}
    </h2>
  )
}

import { signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import { Button } from './Button.tsx'
import { signalComponent } from './signal-component.ts'

export interface FoldProps {
  /** Told apart by styles and tests. */
  readonly name: string
  readonly show: string
  readonly hide: string
  readonly children: ComponentChildren
}

/** What is not needed at once: behind a button, and on paper always there. */
export const Fold = signalComponent<FoldProps>(() => {
  const isOpen = signal(false)
  return ({ name, show, hide, children }) => (
    <div class={`fold ${name}`}>
      <Button kind="plain" expanded={isOpen.value} onClick={() => (isOpen.value = !isOpen.value)}>
        {isOpen.value ? hide : show}
      </Button>
      <div class={isOpen.value ? undefined : 'folded'}>{children}</div>
    </div>
  )
})

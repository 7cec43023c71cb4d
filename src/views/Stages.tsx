import type { ComponentChildren } from 'preact'
import { signalComponent } from '../ui/signal-component.ts'
import type { Stages as StagesOf } from './stages.ts'
import { Title } from './Title.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface StagesProps {
  readonly context: LazyViewContext
  readonly stages: StagesOf
  /** Stands with the stage that it is at. */
  readonly children: ComponentChildren
}

/** The stages of a wait in their order. The one that it is at is the heading of the screen. */
export const Stages = signalComponent<StagesProps>(({ context, stages }) => {
  let title = stages.title
  let first = true
  const mayFocus = () => {
    // A heading that has only moved on takes the focus where it had it, and from no button.
    return first ? context.mayFocus() : document.activeElement === document.body
  }
  return ({ context: { translator, say }, stages: { names, at, title: now }, children }) => {
    if (now !== title) {
      title = now
      first = false
      queueMicrotask(() => say(translator.t(now)))
    }
    return (
      <ol class="stages" part="stages">
        {names.map((name, place) => (
          <li key={name} class={place < at ? 'past' : undefined} aria-current={place === at ? 'step' : undefined}>
            {place === at ? (
              <>
                <Title context={{ mayFocus }}>{translator.t(now)}</Title>
                {children}
              </>
            ) : (
              translator.t(name)
            )}
          </li>
        ))}
      </ol>
    )
  }
})

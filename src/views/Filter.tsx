import { effect, type Signal } from '@preact/signals-core'
import type { Method } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { filterMethods } from './filter-methods.ts'
import type { LazyViewContext } from './view-context.ts'

export interface FilterProps {
  readonly context: LazyViewContext
  readonly methods: readonly Method[]
  /** What is left, by id; undefined while nothing is typed. */
  readonly shown: Signal<ReadonlySet<string> | undefined>
}

/** A screen reader hears how many are left once the buyer has stopped typing for this long, ms. */
const PAUSE = 700

export const Filter = signalComponent<FilterProps>(({ context: { say, translator: first }, shown }, end) => {
  let translator = first
  const text = () => {
    const count = shown.value?.size
    if (count === undefined) return ''
    return count === 0 ? translator.t('foundNone') : translator.t('found', { count })
  }
  end(
    effect(() => {
      const timer = setTimeout(say, PAUSE, text())
      return () => clearTimeout(timer)
    }),
  )
  return ({ context, methods }) => {
    const { id } = context
    translator = context.translator
    return (
      <div class="field">
        <label for={`${id}-find`}>{translator.t('find')}</label>
        <input
          id={`${id}-find`}
          type="search"
          autocomplete="off"
          part="field"
          onInput={({ currentTarget }) => {
            shown.value = filterMethods(methods, currentTarget.value)
          }}
        />
        <small>{text()}</small>
      </div>
    )
  }
})

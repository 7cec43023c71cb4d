import { effect, type Signal } from '@preact/signals-core'
import type { Method } from '../contract/index.ts'
import { live } from '../ui/signal-component.ts'
import type { StepApp } from './app.ts'
import { matching } from './filter-methods.ts'

export interface FilterProps {
  readonly app: StepApp
  readonly methods: readonly Method[]
  /** What is left, by id; undefined while nothing is typed. */
  readonly shown: Signal<ReadonlySet<string> | undefined>
}

/** A screen reader hears how many are left once the buyer has stopped typing for this long, ms. */
const PAUSE = 700

export const Filter = live<FilterProps>(({ app: { say, speech: first }, shown }, end) => {
  let speech = first
  const text = () => {
    const count = shown.value?.size
    if (count === undefined) return ''
    return count === 0 ? speech.t('foundNone') : speech.t('found', { count })
  }
  end(
    effect(() => {
      const timer = setTimeout(say, PAUSE, text())
      return () => clearTimeout(timer)
    }),
  )
  return ({ app, methods }) => {
    const { id } = app
    speech = app.speech
    return (
      <div class="field">
        <label for={`${id}-find`}>{speech.t('find')}</label>
        <input
          id={`${id}-find`}
          type="search"
          autocomplete="off"
          part="field"
          onInput={({ currentTarget }) => {
            shown.value = matching(methods, currentTarget.value)
          }}
        />
        <small>{text()}</small>
      </div>
    )
  }
})

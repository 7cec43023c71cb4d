import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals-core'
import { live } from '../ui/live.ts'
import type { App } from './app.ts'

export interface FilterProps {
  readonly app: App
  readonly query: Signal<string>
  /** What is left, by id; undefined while nothing is typed. */
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
}

/** A screen reader hears how many are left once the buyer has stopped typing for this long, ms. */
const PAUSE = 700

export const Filter = live<FilterProps>(({ app: { say, speech, id }, query, shown }, end) => {
  const count = computed(() => shown.value?.size)
  const text = () => {
    if (count.value === undefined) return ''
    return count.value === 0 ? speech.t('foundNone') : speech.t('found', { count: count.value })
  }
  end(
    effect(() => {
      const timer = setTimeout(say, PAUSE, text())
      return () => clearTimeout(timer)
    }),
  )
  const type = (event: Event & { readonly currentTarget: HTMLInputElement }) => {
    query.value = event.currentTarget.value
  }
  return ({ app: { speech } }) => (
    <div class="field">
      <label for={`${id}-find`}>{speech.t('find')}</label>
      <input id={`${id}-find`} type="search" autocomplete="off" spellcheck={false} part="field" onInput={type} />
      <small>{text()}</small>
    </div>
  )
})

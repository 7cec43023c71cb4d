import { effect, signal, type Signal } from '@preact/signals-core'
import type { Method } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { groupOf, sectionsOf } from './groups.ts'
import type { RestProps } from './rest.ts'
import type { LazyViewContext } from './view-context.ts'

export interface LongListProps extends RestProps {
  readonly takesFocus: boolean
}

/** The rest of the ways in their groups; the filter before them is for the first ones, too. */
export const LongList = signalComponent<LongListProps>((_props, end) => {
  /** What is left, by id; undefined while nothing is typed. */
  const found = signal<ReadonlySet<string> | undefined>(undefined)
  let place: HTMLElement | null = null
  const come = (element: HTMLElement | null) => {
    place = element
  }
  /** Hides rows and empty groups without drawing them again: hundreds of them must keep up with each keystroke. */
  const sift = () => {
    const ids = found.value
    const rows = place?.closest('[role=radiogroup]')?.querySelectorAll<HTMLElement>('[data-id]') ?? []
    for (const row of rows) {
      const hidden = ids?.has(row.dataset['id'] ?? '') === false
      if (row.hidden !== hidden) row.hidden = hidden
    }
    for (const section of place?.querySelectorAll('section') ?? [])
      section.toggleAttribute('hidden', !section.querySelector('[data-id]:not([hidden])'))
  }
  end(effect(sift))

  return ({ context, methods, shown, rows, takesFocus }) => {
    const { t } = context.translator
    const rest = methods.slice(shown)
    const off = rest.filter(({ disabled }) => disabled)
    // Rows that have just come know nothing of the filter.
    queueMicrotask(sift)
    return (
      <div ref={come}>
        <Filter context={context} methods={methods} found={found} takesFocus={takesFocus} />
        {sectionsOf(rest.filter(({ disabled }) => !disabled)).map(({ group, methods }) => (
          <section key={group}>
            <h3>{t(`category_${group}`)}</h3>
            {rows(methods, true)}
          </section>
        ))}
        {off.length > 0 && <section>{rows(off, true)}</section>}
      </div>
    )
  }
})

interface FilterProps {
  readonly context: LazyViewContext
  readonly methods: readonly Method[]
  readonly found: Signal<ReadonlySet<string> | undefined>
  readonly takesFocus: boolean
}

const FIND = () => import('./find-methods.ts')

/** A screen reader hears how many are left once the buyer has stopped typing for this long, ms. */
const PAUSE = 700

const Filter = signalComponent<FilterProps>((first, end) => {
  const { found, takesFocus } = first
  let { context, methods } = first
  const query = signal('')
  /** By what is typed; undefined until its file has come. */
  const find = signal<((query: string) => ReadonlySet<string> | undefined) | undefined>(undefined)
  const groupName = ({ category }: Method) => context.translator.t(`category_${groupOf(category)}`)
  const load = async () => {
    const { findMethods, wordsOfMethods } = await context.files.get(FIND)
    let words = wordsOfMethods(methods, groupName)
    let known = methods
    find.value = (query) => {
      if (known !== methods) words = wordsOfMethods((known = methods), groupName)
      return findMethods(words, query)
    }
  }
  void load()
  end(
    effect(() => {
      found.value = find.value?.(query.value)
    }),
  )
  const text = () => {
    const count = found.value?.size
    if (count === undefined) return ''
    return count === 0 ? context.translator.t('foundNone') : context.translator.t('found', { count })
  }
  end(
    effect(() => {
      const timer = setTimeout(context.say, PAUSE, text())
      return () => clearTimeout(timer)
    }),
  )
  const come = (input: HTMLInputElement | null) => {
    if (takesFocus) input?.focus()
  }
  return (props) => {
    ;({ context, methods } = props)
    const { id, translator } = context
    return (
      <div class="field filter">
        <label for={`${id}-find`}>{translator.t('find')}</label>
        <input
          id={`${id}-find`}
          ref={come}
          type="search"
          autocomplete="off"
          placeholder={translator.t('find')}
          part="field"
          onInput={({ currentTarget }) => {
            query.value = currentTarget.value
          }}
        />
        <small>{text()}</small>
      </div>
    )
  }
})

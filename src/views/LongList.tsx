import { effect, signal, type Signal } from '@preact/signals-core'
import type { ComponentChild } from 'preact'
import type { Group, Method } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { groupOf, sectionsOf } from './groups.ts'
import type { RestProps } from './rest.ts'
import type { LazyViewContext } from './view-context.ts'

export interface LongListProps extends RestProps {
  readonly takesFocus: boolean
}

/** So many rows are drawn at a stretch: hundreds of them at once would hold the page up. */
const STRETCH = 20

/** A group, or a stretch of a large one: the first of them has its name. */
interface Part {
  readonly key: string
  readonly group: Group | undefined
  readonly methods: readonly Method[]
}

/** What cannot be had stands at the end, in no group. */
function partsOf(methods: readonly Method[]): readonly Part[] {
  const off = methods.filter(({ disabled }) => disabled)
  const sections = [...sectionsOf(methods.filter(({ disabled }) => !disabled)), { group: undefined, methods: off }]
  return sections.flatMap(({ group, methods }) =>
    Array.from({ length: Math.ceil(methods.length / STRETCH) }, (_, nth) => ({
      key: `${group} ${nth}`,
      group: nth === 0 ? group : undefined,
      methods: methods.slice(nth * STRETCH, (nth + 1) * STRETCH),
    })),
  )
}

/** The rest of the ways in their groups; the filter before them is for the first ones, too. */
export const LongList = signalComponent<LongListProps>((_props, end) => {
  /** What is left, by id; undefined while nothing is typed. */
  const found = signal<ReadonlySet<string> | undefined>(undefined)
  /** How many parts are drawn, and which: what is drawn already is not drawn again for the next one. */
  const count = signal(1)
  let sections: ComponentChild[] = []
  let of: LongListProps | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  end(() => clearTimeout(timer))

  let place: HTMLElement | null = null
  const come = (element: HTMLElement | null) => {
    place = element
  }
  /**
   * Hides rows and empty groups without drawing them again: hundreds of them must keep up with each keystroke. Called for each part that has
   * just come, too.
   */
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

  return (props) => {
    const { context, methods, shown, rows, takesFocus } = props
    const parts = partsOf(methods.slice(shown))
    if (of !== props) sections = []
    of = props
    for (const { key, group, methods } of parts.slice(sections.length, count.value)) {
      sections.push(
        <section key={key} ref={sift}>
          {group && <h3>{context.translator.t(`category_${group}`)}</h3>}
          {rows(methods, true)}
        </section>,
      )
    }
    if (count.value < parts.length) {
      clearTimeout(timer)
      timer = setTimeout(() => {
        count.value += 1
      })
    }
    // Rows that were drawn anew know nothing of the filter.
    queueMicrotask(sift)
    return (
      <div ref={come}>
        <Filter context={context} methods={methods} found={found} takesFocus={takesFocus} />
        {[...sections]}
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

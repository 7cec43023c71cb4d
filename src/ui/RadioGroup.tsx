import { computed, effect, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import { signalComponent } from './signal-component.ts'

export interface RadioItem {
  readonly id: string
  readonly disabled: boolean
  /** What the row shows beside its button. */
  readonly face: ComponentChildren
}

export interface RadioSection {
  /** Absent where there is only one section. */
  readonly title?: string
  readonly items: readonly RadioItem[]
}

interface RowProps {
  readonly name: string
  readonly chosen: Signal<string | undefined>
  /** What opens below the chosen row. */
  readonly panel: (id: string) => ComponentChildren
}

export interface RadioGroupProps extends RowProps {
  /** The id of the element that names the group. */
  readonly labelledBy: string
  readonly sections: readonly RadioSection[]
  /** The items to show, or undefined for all of them. */
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
}

/** Native radio buttons, so that arrow keys, forms and screen readers know them; the chosen row opens in place. */
export const RadioGroup = signalComponent<RadioGroupProps>(({ shown }, end) => {
  let group: HTMLElement | null = null
  const come = (element: HTMLElement | null) => {
    group = element
  }
  /** Hides rows and empty sections without drawing them again: hundreds of them must keep up with each keystroke. */
  const sift = () => {
    const ids = shown.value
    for (const section of group?.children ?? []) {
      let left = 0
      for (const row of section.querySelectorAll<HTMLElement>('[data-id]')) {
        const hidden = ids?.has(row.dataset['id'] ?? '') === false
        if (!hidden) left += 1
        if (row.hidden !== hidden) row.hidden = hidden
      }
      section.toggleAttribute('hidden', left === 0)
    }
  }
  end(effect(sift))

  return ({ labelledBy, sections, ...row }) => {
    // Rows that have just come know nothing of the filter.
    queueMicrotask(sift)
    return (
      <div ref={come} role="radiogroup" aria-labelledby={labelledBy}>
        {sections.map(({ title, items }) => (
          <section key={title}>
            {title !== undefined && <h3>{title}</h3>}
            <div class="rows">
              {items.map((item) => (
                <Row key={item.id} item={item} {...row} />
              ))}
            </div>
          </section>
        ))}
      </div>
    )
  }
})

const Row = signalComponent<RowProps & { readonly item: RadioItem }>(({ item: { id }, chosen }) => {
  const checked = computed(() => chosen.value === id)
  const choose = () => {
    chosen.value = id
  }
  return ({ item: { disabled, face }, name, panel }) => (
    <div class={checked.value ? 'option open' : disabled ? 'option off' : 'option'} part="option" data-id={id}>
      <label>
        <input type="radio" name={name} value={id} checked={checked.value} disabled={disabled} onChange={choose} />
        {face}
      </label>
      {checked.value && panel(id)}
    </div>
  )
})

import { useComputed, type ReadonlySignal, type Signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'

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

export interface RadioGroupProps {
  /** The id of the element that names the group. */
  readonly labelledBy: string
  readonly name: string
  readonly sections: readonly RadioSection[]
  readonly chosen: Signal<string | undefined>
  /** The items to show, or undefined for all of them; a change touches only the rows that come or go. */
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
  /** What opens below the chosen row. */
  readonly panel: (id: string) => ComponentChildren
}

/** Native radio buttons, so that arrow keys, forms and screen readers know them; the chosen row opens in place. */
export function RadioGroup({ labelledBy, sections, ...row }: RadioGroupProps) {
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} class="options">
      {sections.map((section, index) => (
        <Section key={section.title ?? index} section={section} {...row} />
      ))}
    </div>
  )
}

type RowProps = Pick<RadioGroupProps, 'name' | 'chosen' | 'shown' | 'panel'>

function Section({ section: { title, items }, ...row }: RowProps & { readonly section: RadioSection }) {
  const hidden = useComputed(() => {
    const shown = row.shown.value
    return shown !== undefined && !items.some(({ id }) => shown.has(id))
  })
  return (
    <section hidden={hidden}>
      {title !== undefined && <h3>{title}</h3>}
      {items.map((item) => (
        <Row key={item.id} item={item} {...row} />
      ))}
    </section>
  )
}

function Row({ item: { id, disabled, face }, name, chosen, shown, panel }: RowProps & { readonly item: RadioItem }) {
  const checked = useComputed(() => chosen.value === id)
  const hidden = useComputed(() => shown.value?.has(id) === false)
  const open = checked.value
  return (
    <div class={open ? 'option open' : 'option'} part={open ? 'option option-chosen' : 'option'} hidden={hidden}>
      <label>
        <input
          type="radio"
          name={name}
          value={id}
          checked={open}
          disabled={disabled}
          onChange={() => {
            chosen.value = id
          }}
        />
        {face}
      </label>
      {open && <div class="panel">{panel(id)}</div>}
    </div>
  )
}

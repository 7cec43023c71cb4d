import { computed, type ReadonlySignal, type Signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import { live } from './live.ts'

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
  /** The items to show, or undefined for all of them; a change touches only the rows that come or go. */
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
  /** What opens below the chosen row. */
  readonly panel: (id: string) => ComponentChildren
}

export interface RadioGroupProps extends RowProps {
  /** The id of the element that names the group. */
  readonly labelledBy: string
  readonly sections: readonly RadioSection[]
}

/** Native radio buttons, so that arrow keys, forms and screen readers know them; the chosen row opens in place. */
export function RadioGroup({ labelledBy, sections, ...row }: RadioGroupProps) {
  return (
    <div role="radiogroup" aria-labelledby={labelledBy}>
      {sections.map((section) => (
        <Section key={section.title} section={section} {...row} />
      ))}
    </div>
  )
}

type SectionProps = RowProps & { readonly section: RadioSection }

function Section({ section, ...row }: SectionProps) {
  return (
    <section>
      <Heading section={section} {...row} />
      {section.items.map((item) => (
        <Row key={item.id} item={item} {...row} />
      ))}
    </section>
  )
}

const Heading = live<SectionProps>(() => ({ section: { title, items }, shown: { value: shown } }) => {
  const empty = shown && !items.some(({ id }) => shown.has(id))
  return title === undefined || empty ? null : <h3>{title}</h3>
})

const Row = live<RowProps & { readonly item: RadioItem }>(({ item: { id }, chosen, shown }) => {
  const checked = computed(() => chosen.value === id)
  const hidden = computed(() => shown.value?.has(id) === false)
  const choose = () => {
    chosen.value = id
  }
  return ({ item: { disabled, face }, name, panel }) => (
    <div class={checked.value ? 'option open' : 'option'} part="option" hidden={hidden.value}>
      <label>
        <input type="radio" name={name} value={id} checked={checked.value} disabled={disabled} onChange={choose} />
        {face}
      </label>
      {checked.value && panel(id)}
    </div>
  )
})

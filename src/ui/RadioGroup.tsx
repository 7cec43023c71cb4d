import { computed, type Signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import { signalComponent } from './signal-component.ts'

export interface RadioItem {
  readonly id: string
  readonly disabled: boolean
  /** What the row shows beside its button. */
  readonly face: ComponentChildren
}

interface RowProps {
  readonly name: string
  readonly chosen: Signal<string | undefined>
  /** What opens below the chosen row. */
  readonly panel: (id: string) => ComponentChildren
}

export interface RadioRowsProps extends RowProps {
  readonly items: readonly RadioItem[]
}

/** Native radio buttons, so that arrow keys, forms and screen readers know them; the chosen row opens in place. */
export const RadioRows = ({ items, ...row }: RadioRowsProps) => (
  <div class="rows">
    {items.map((item) => (
      <Row key={item.id} item={item} {...row} />
    ))}
  </div>
)

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

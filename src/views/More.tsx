import { signalComponent } from '../ui/signal-component.ts'
import { LongList } from './LongList.tsx'
import type { Picking } from './picking.ts'
import type { RestProps } from './rest.ts'

export interface MoreProps extends RestProps {
  readonly picking: Picking
}

/** The ways that are not among the first: behind a button, and then in groups, with a filter for all. */
export const More = signalComponent<MoreProps>(({ picking: { isOpen } }) => {
  /** By a key: then the focus goes on where the button was. */
  let byKey = false
  const open = ({ detail }: MouseEvent) => {
    byKey = detail === 0
    isOpen.value = true
  }
  return (props) =>
    isOpen.value ? (
      <LongList {...props} takesFocus={byKey} />
    ) : (
      <button type="button" part="button" onClick={open}>
        {props.context.translator.t('more', { count: props.methods.length - props.shown })}
      </button>
    )
})

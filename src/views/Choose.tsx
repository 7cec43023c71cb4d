import { signal } from '@preact/signals-core'
import type { Choose as ChooseAction, Method } from '../contract/index.ts'
import { RadioRows } from '../ui/RadioGroup.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { arrange } from './arrange.ts'
import { MethodFace } from './MethodFace.tsx'
import { lazyContextOf, type PickerContext } from './picker-context.ts'
import type { Picking } from './picking.ts'
import { Title } from './Title.tsx'

/** With more ways than this some stand behind a button. */
const ALL = 6
/** So many stand before it. */
const FIRST = 4

export interface ChooseProps {
  readonly context: PickerContext
  readonly action: ChooseAction
}

export const Choose = signalComponent<ChooseProps>((first) => {
  const picking: Picking = {
    chosen: signal(arranged(first).chosen),
    asked: signal(undefined),
    isOpen: signal(false),
    isWide: signal(false),
  }

  return (props) => {
    const { context, action } = props
    const { translator, id, lazy } = context
    const { methods } = arranged(props)
    const isUsable = methods.some(({ disabled }) => !disabled)
    const titleId = `${id}-title`
    const views = lazyContextOf(context)
    const panel = (id: string) => {
      const method = methods.find((method) => method.id === id)
      if (!method || picking.isWide.value) return null
      if (views) return <views.views.MethodForm context={views} method={method} picking={picking} />
      // As much room as its form will take.
      return (
        method.fields.length > 0 && (
          <p class="room">
            {method.fields.map(({ name }) => (
              <i key={name} />
            ))}
          </p>
        )
      )
    }
    const rows = (some: readonly Method[], isShort = false) => (
      <RadioRows
        name={`${id}-method`}
        chosen={picking.chosen}
        panel={panel}
        items={some.map((method) => ({
          id: method.id,
          disabled: method.disabled !== undefined,
          face: <MethodFace context={context} method={method} lazy={lazy.value} isShort={isShort} />,
        }))}
      />
    )
    const shown = methods.length > ALL ? FIRST : ALL
    return (
      <div class="choose">
        <div>
          {action.notice && (
            <p class="notice" role="alert" part="notice">
              {action.notice.text}
            </p>
          )}
          <Title context={context} id={titleId}>
            {translator.t('chooseTitle')}
          </Title>
          {views && <views.views.BeforeRows context={views} action={action} picking={picking} methods={methods} />}
          <div role="radiogroup" aria-labelledby={titleId}>
            {rows(methods.slice(0, shown))}
            {methods.length > shown && (
              <div class="more">
                {views && (
                  <views.views.More context={views} methods={methods} shown={shown} rows={rows} picking={picking} />
                )}
              </div>
            )}
          </div>
        </div>
        {isUsable && (
          <div class="pay">{views && <views.views.Pay context={views} methods={methods} picking={picking} />}</div>
        )}
      </div>
    )
  }
})

function arranged({ context: { methods: only, last, store }, action }: ChooseProps) {
  const { methods } = action
  const offered = only ? methods.filter(({ id }) => only.includes(id)) : methods
  return arrange({ ...action, methods: offered }, last, store.session.value?.attempt)
}

import { signal } from '@preact/signals-core'
import type { Choose as ChooseAction, Method } from '../contract/index.ts'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { FilterProps } from './Filter.tsx'
import { sectionsOf } from './groups.ts'
import { MethodFace } from './MethodFace.tsx'
import { lazyContextOf, type PickerContext } from './picker-context.ts'
import { Title } from './Title.tsx'
import { TryAgain } from './TryAgain.tsx'

/** With more ways than this the list gets groups and a filter. */
const MANY = 8

export interface ChooseProps {
  readonly context: PickerContext
  readonly action: ChooseAction
}

export const Choose = signalComponent<ChooseProps>(({ context, action }) => {
  const shown = signal<ReadonlySet<string> | undefined>(undefined)
  const usable = offered(context, action).filter(({ disabled }) => !disabled)
  const chosen = signal(usable.length === 1 ? usable[0]?.id : undefined)

  return ({ context, action }) => {
    const { translator, id } = context
    const methods = offered(context, action)
    const many = methods.length > MANY
    const titleId = `${id}-title`
    const item = (method: Method) => ({
      id: method.id,
      disabled: method.disabled !== undefined,
      face: <MethodFace context={context} method={method} />,
    })
    const panel = (id: string) => {
      const method = methods.find((method) => method.id === id)
      const lazy = lazyContextOf(context)
      return method && lazy && <lazy.views.MethodForm context={lazy} method={method} />
    }
    return (
      <div class="choose">
        {action.notice && (
          <p class="notice" role="alert" part="notice">
            {action.notice.text}
          </p>
        )}
        <Title context={context} id={titleId}>
          {translator.t('chooseTitle')}
        </Title>
        {!action.notice && methods.every(({ disabled }) => disabled) && <p>{translator.t('chooseNone')}</p>}
        {methods.length === 0 && (
          <div class="trouble">
            <TryAgain context={context} />
          </div>
        )}
        {many && <Search context={context} methods={methods} shown={shown} />}
        <RadioGroup
          labelledBy={titleId}
          name={`${id}-method`}
          chosen={chosen}
          shown={shown}
          panel={panel}
          sections={
            many
              ? sectionsOf(methods).map(({ group, methods }) => ({
                  title: translator.t(`category_${group}`),
                  items: methods.map(item),
                }))
              : [{ items: methods.map(item) }]
          }
        />
      </div>
    )
  }
})

/** Holds the place of the filter until it comes. */
const Search = signalComponent<Omit<FilterProps, 'context'> & { readonly context: PickerContext }>(
  () =>
    ({ context, ...rest }) => {
      const lazy = lazyContextOf(context)
      return <div class="filter">{lazy && <lazy.views.Filter context={lazy} {...rest} />}</div>
    },
)

function offered({ methods: only }: PickerContext, { methods }: ChooseAction): readonly Method[] {
  return only ? methods.filter(({ id }) => only.includes(id)) : methods
}

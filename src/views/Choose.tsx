import { computed, signal } from '@preact/signals-core'
import type { Choose as ChooseAction, Method } from '../contract/index.ts'
import { live } from '../ui/live.ts'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { stepAppOf, type App } from './app.ts'
import { Filter } from './Filter.tsx'
import { MethodFace } from './MethodFace.tsx'
import { matching, sectionsOf } from './picker.ts'
import { Title } from './Title.tsx'

/** With more ways than this the list gets groups and a filter. */
const MANY = 8

export interface ChooseProps {
  readonly app: App
  readonly action: ChooseAction
}

export const Choose = live<ChooseProps>(({ app, action }) => {
  const offered = signal(action.methods)
  const query = signal('')
  const methods = computed(() => {
    const only = app.methods.value
    return only ? offered.value.filter(({ id }) => only.includes(id)) : offered.value
  })
  const shown = computed(() => matching(methods.value, query.value))
  const usable = methods.value.filter(({ disabled }) => !disabled)
  const chosen = signal(usable.length === 1 ? usable[0]?.id : undefined)

  return ({ app, action: { methods: fresh, notice } }) => {
    offered.value = fresh
    const { speech, id } = app
    const many = methods.value.length > MANY
    const titleId = `${id}-title`
    const item = (method: Method) => ({
      id: method.id,
      disabled: method.disabled !== undefined,
      face: <MethodFace app={app} method={method} />,
    })
    const panel = (id: string) => {
      const method = methods.peek().find((method) => method.id === id)
      const given = stepAppOf(app)
      if (!method || !given) return null
      const { MethodForm } = given.steps
      return <MethodForm app={given} method={method} />
    }
    return (
      <div class="choose">
        {notice && (
          <p class="notice" role="alert" part="notice">
            {notice.text}
          </p>
        )}
        <Title app={app} id={titleId}>
          {speech.t('chooseTitle')}
        </Title>
        {methods.value.length === 0 && <p>{speech.t('chooseNone')}</p>}
        {many && <Filter app={app} query={query} shown={shown} />}
        <RadioGroup
          labelledBy={titleId}
          name={`${id}-method`}
          chosen={chosen}
          shown={shown}
          panel={panel}
          sections={
            many
              ? sectionsOf(methods.value).map(({ group, methods }) => ({
                  title: speech.t(`category_${group}`),
                  items: methods.map(item),
                }))
              : [{ items: methods.value.map(item) }]
          }
        />
      </div>
    )
  }
})

import { useComputed, useSignal, useSignalEffect, type ReadonlySignal, type Signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import type { Choose as ChooseAction, Method } from '../contract/index.ts'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import type { App } from './app.ts'
import { MethodFace } from './MethodFace.tsx'
import { MethodForm } from './MethodForm.tsx'
import { matching, sectionsOf } from './picker.ts'
import { Title } from './Title.tsx'

/** With more ways than this the list gets groups and a filter. */
const MANY = 8

export function Choose({ app, action }: { readonly app: App; readonly action: ChooseAction }) {
  const { speech } = app
  const only = app.methods
  const methods = useMemo(
    () => (only ? action.methods.filter(({ id }) => only.includes(id)) : action.methods),
    [action.methods, only],
  )
  const many = methods.length > MANY
  const usable = methods.filter(({ disabled }) => !disabled)
  const chosen = useSignal(usable.length === 1 ? usable[0]?.id : undefined)
  const query = useSignal('')
  const list = useSignal(methods)
  list.value = methods
  const shown = useComputed(() => matching(list.value, query.value))
  const titleId = `${app.id}-title`

  return (
    <div class="choose">
      {action.notice && (
        <p class="notice" role="alert" part="notice">
          {action.notice.text}
        </p>
      )}
      <Title app={app} id={titleId}>
        {speech.t('chooseTitle')}
      </Title>
      {methods.length === 0 && <p>{speech.t('chooseNone')}</p>}
      {many && <Filter app={app} query={query} shown={shown} />}
      <List app={app} methods={methods} many={many} chosen={chosen} shown={shown} labelledBy={titleId} />
    </div>
  )
}

interface ListProps {
  readonly app: App
  readonly methods: readonly Method[]
  readonly many: boolean
  readonly chosen: Signal<string | undefined>
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
  readonly labelledBy: string
}

function List({ app, methods, many, chosen, shown, labelledBy }: ListProps) {
  const sections = useMemo(() => {
    const item = (method: Method) => ({
      id: method.id,
      disabled: method.disabled !== undefined,
      face: <MethodFace app={app} method={method} />,
    })
    return many
      ? sectionsOf(methods).map(({ group, methods }) => ({
          title: app.speech.t(`category_${group}`),
          items: methods.map(item),
        }))
      : [{ items: methods.map(item) }]
  }, [app.speech, app.server, methods, many])

  const panel = (id: string) => {
    const method = methods.find((method) => method.id === id)
    return method && <MethodForm key={id} app={app} method={method} />
  }

  return (
    <RadioGroup
      labelledBy={labelledBy}
      name={`${app.id}-method`}
      sections={sections}
      chosen={chosen}
      shown={shown}
      panel={panel}
    />
  )
}

interface FilterProps {
  readonly app: App
  readonly query: Signal<string>
  readonly shown: ReadonlySignal<ReadonlySet<string> | undefined>
}

/** Says how many are left once the buyer has stopped typing for a moment. */
const PAUSE = 700

function Filter({ app: { id, speech, say }, query, shown }: FilterProps) {
  const text = useComputed(() => {
    const count = shown.value?.size
    if (count === undefined) return ''
    return count === 0 ? speech.t('foundNone') : speech.t('found', { count })
  })
  useSignalEffect(() => {
    const timer = setTimeout(say, PAUSE, text.value)
    return () => clearTimeout(timer)
  })
  return (
    <div class="filter">
      <label for={`${id}-find`}>{speech.t('find')}</label>
      <input
        id={`${id}-find`}
        type="search"
        autocomplete="off"
        spellcheck={false}
        part="field"
        onInput={(event) => {
          query.value = event.currentTarget.value
        }}
      />
      <p class="muted">{text}</p>
    </div>
  )
}

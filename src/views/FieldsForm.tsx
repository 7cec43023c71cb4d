import { signal } from '@preact/signals-core'
import type { Field as FieldSpec } from '../contract/index.ts'
import { faultsOf, fieldsOf, type FieldFault } from '../core/fields.ts'
import type { FullTranslator } from '../i18n/translator.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Field } from './Field.tsx'
import { Problem, problemText } from './Problem.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface FieldsFormProps {
  readonly context: LazyViewContext
  readonly fields: readonly FieldSpec[]
  /** Where what the buyer types into a field is kept. */
  readonly keyOf: (field: FieldSpec) => string
  /** What the button says; left out where the button of this form stands elsewhere. */
  readonly label?: string
  /** By which such a button names this form. */
  readonly formId?: string
  /** Does what was filled in, once nothing is wrong with it. */
  readonly onSubmit: (values: Readonly<Record<string, string>>) => Promise<void>
  /** True where something beside the form says what the server answered, but for what is wrong with a field. */
  readonly quiet?: boolean
}

/** Fields to fill in, what is wrong with them, and the button that goes on. */
export const FieldsForm = signalComponent<FieldsFormProps>(({ context: { store, controller } }) => {
  const faults = signal<ReadonlyMap<string, FieldFault>>(new Map())
  /** A problem belongs to this form only after it has asked for something. */
  const asked = signal(false)
  const valueIn =
    ({ keyOf }: FieldsFormProps) =>
    (field: FieldSpec) =>
      store.typed.get(keyOf(field)) ?? ''

  const submit = async (event: Event & { readonly currentTarget: HTMLFormElement }, props: FieldsFormProps) => {
    event.preventDefault()
    const form = event.currentTarget
    faults.value = faultsOf(props, valueIn(props))
    asked.value = faults.value.size === 0
    if (asked.value) await props.onSubmit(fieldsOf(props, valueIn(props)))
    // Once what is wrong has been marked.
    setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  /** A field that is typed into is not marked as wrong any more; its alternatives are not once one of them is there. */
  const type = (props: FieldsFormProps, field: FieldSpec, value: string) => {
    store.typed.set(props.keyOf(field), value)
    if (controller.problem.peek()?.field === `fields.${field.name}`) asked.value = false
    const marked = faults.peek()
    if (marked.size === 0) return
    const now = faultsOf(props, valueIn(props))
    faults.value = new Map([...marked].filter(([name]) => name !== field.name && now.has(name)))
  }

  return (props) => {
    const { context, fields, label, formId, quiet } = props
    const { translator, id, controller } = context
    const problem = asked.value ? controller.problem.value : undefined
    const blamed = fields.find(({ name }) => problem?.field === `fields.${name}`)
    const errorOf = (field: FieldSpec) => {
      const fault = faults.value.get(field.name)
      if (fault) return faultText(fault, field, fields, translator)
      return problem && blamed === field ? problemText(problem, translator) : undefined
    }
    return (
      <form id={formId} class="panel" noValidate onSubmit={(event) => void submit(event, props)}>
        {fields.map((field) => (
          <Field
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            value={valueIn(props)(field)}
            error={errorOf(field)}
            errorId={`${id}-${errorFieldOf(field, faults.value, fields).name}-error`}
            translator={translator}
            onInput={(value) => type(props, field, value)}
          />
        ))}
        {!blamed && !quiet && <Problem fault={problem} translator={translator} />}
        {label !== undefined && (
          <Button type="submit" busy={controller.busy.value !== undefined}>
            {label}
          </Button>
        )}
      </form>
    )
  }
})

const FAULTS = { required: 'faultRequired', 'too-long': 'faultLong', pattern: 'faultPattern' } as const

function groupOf({ oneOf }: FieldSpec, fields: readonly FieldSpec[]): readonly FieldSpec[] {
  return fields.filter((other) => other.oneOf === oneOf)
}

/** The field that shows the error of `field`: what is wrong with several stands once, at the first of them. */
function errorFieldOf(
  field: FieldSpec,
  faults: ReadonlyMap<string, FieldFault>,
  fields: readonly FieldSpec[],
): FieldSpec {
  return (faults.get(field.name) === 'one-of' && groupOf(field, fields)[0]) || field
}

function faultText(
  fault: FieldFault,
  field: FieldSpec,
  fields: readonly FieldSpec[],
  translator: FullTranslator,
): string {
  if (fault !== 'one-of') return translator.t(FAULTS[fault])
  const group = groupOf(field, fields)
  return field === group[0] ? translator.t('faultOneOf', { labels: group.map(({ label }) => label).join(', ') }) : ''
}

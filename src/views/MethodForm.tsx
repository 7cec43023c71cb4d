import { signal } from '@preact/signals-core'
import type { Field as FieldSpec, Method } from '../contract/index.ts'
import { faultsOf, fieldsOf, type FieldFault } from '../core/fields.ts'
import type { FullTranslator } from '../i18n/translator.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { Field } from './Field.tsx'
import { Problem, problemText } from './Problem.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface MethodFormProps {
  readonly context: LazyViewContext
  readonly method: Method
}

/** What a chosen way to pay asks of the buyer, and the button that goes on. */
export const MethodForm = signalComponent<MethodFormProps>(({ context: { store, controller } }) => {
  const faults = signal<ReadonlyMap<string, FieldFault>>(new Map())
  /** A problem belongs to this form only after it has asked for something. */
  const asked = signal(false)

  const submit = async (event: Event & { readonly currentTarget: HTMLFormElement }, method: Method) => {
    event.preventDefault()
    const form = event.currentTarget
    const valueOf = (field: FieldSpec) => store.typed.get(keyOf(method, field)) ?? ''
    faults.value = faultsOf(method, valueOf)
    asked.value = faults.value.size === 0
    if (asked.value) await controller.choose(method.id, fieldsOf(method, valueOf))
    // Once what is wrong has been marked.
    setTimeout(() => form.querySelector<HTMLElement>('[aria-invalid=true]')?.focus())
  }

  /** What is marked as wrong is looked at again with each letter, and is not marked any more once it is right. */
  const type = (method: Method, field: FieldSpec, value: string) => {
    store.typed.set(keyOf(method, field), value)
    if (controller.problem.peek()?.field === `fields.${field.name}`) asked.value = false
    if (faults.peek().size === 0) return
    const now = faultsOf(method, (field) => store.typed.get(keyOf(method, field)) ?? '')
    faults.value = new Map([...now].filter(([name]) => faults.peek().has(name)))
  }

  return ({ context: { translator, id, controller }, method }) => {
    const problem = asked.value ? controller.problem.value : undefined
    const blamed = method.fields.find(({ name }) => problem?.field === `fields.${name}`)
    const errorOf = (field: FieldSpec) => {
      const fault = faults.value.get(field.name)
      if (fault) return faultText(fault, field, method, translator)
      return problem && blamed === field ? problemText(problem, translator) : undefined
    }
    return (
      <form class="panel" noValidate onSubmit={(event) => void submit(event, method)}>
        {method.fields.map((field) => (
          <Field
            key={field.name}
            id={`${id}-${field.name}`}
            field={field}
            value={store.typed.get(keyOf(method, field)) ?? ''}
            error={errorOf(field)}
            errorId={`${id}-${errorFieldOf(field, faults.value, method).name}-error`}
            translator={translator}
            onInput={(value) => type(method, field, value)}
          />
        ))}
        {!blamed && <Problem fault={problem} translator={translator} />}
        <Button type="submit" busy={controller.busy.value !== undefined}>
          {translator.t('continue')}
        </Button>
      </form>
    )
  }
})

/** A phone number or an e-mail address is the same whatever it is asked for; anything else belongs to its method. */
function keyOf(method: Method, { name, type }: FieldSpec): string {
  return type === 'tel' || type === 'email' ? type : `${method.id} ${name}`
}

const FAULTS = { required: 'faultRequired', 'too-long': 'faultLong', pattern: 'faultPattern' } as const

function groupOf({ oneOf }: FieldSpec, { fields }: Method): readonly FieldSpec[] {
  return fields.filter((other) => other.oneOf === oneOf)
}

/** The field that shows the error of `field`: what is wrong with several stands once, at the first of them. */
function errorFieldOf(field: FieldSpec, faults: ReadonlyMap<string, FieldFault>, method: Method): FieldSpec {
  return (faults.get(field.name) === 'one-of' && groupOf(field, method)[0]) || field
}

function faultText(fault: FieldFault, field: FieldSpec, method: Method, translator: FullTranslator): string {
  if (fault !== 'one-of') return translator.t(FAULTS[fault])
  const group = groupOf(field, method)
  return field === group[0] ? translator.t('faultOneOf', { labels: group.map(({ label }) => label).join(', ') }) : ''
}

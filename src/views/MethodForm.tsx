import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Field as FieldSpec, Method } from '../contract/index.ts'
import { faultsOf, fieldsOf, type FieldFault } from '../core/fields.ts'
import type { Speech } from '../i18n/speech.ts'
import { Button } from '../ui/Button.tsx'
import type { App } from './app.ts'
import { Field } from './Field.tsx'
import { Problem, problemText } from './Problem.tsx'

/** What a chosen way to pay asks of the buyer, and the button that goes on. */
export function MethodForm({ app, method }: { readonly app: App; readonly method: Method }) {
  const { checkout, speech } = app
  const form = useRef<HTMLFormElement>(null)
  const faults = useSignal<ReadonlyMap<string, FieldFault>>(new Map())
  const asked = useSignal(false)
  const problem = asked.value ? checkout.problem.value : undefined
  const blamed = method.fields.find(({ name }) => problem?.field === `fields.${name}`)
  const valueOf = (field: FieldSpec) => checkout.typed.get(keyOf(method, field)) ?? ''

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [faults.value, problem])

  const submit = (event: Event) => {
    event.preventDefault()
    faults.value = faultsOf(method, valueOf)
    asked.value = faults.value.size === 0
    if (asked.value) void checkout.choose(method.id, fieldsOf(method, valueOf))
  }

  const errorOf = (field: FieldSpec) => {
    const fault = faults.value.get(field.name)
    if (fault) return faultText(fault, field, method, speech)
    return problem && blamed === field ? problemText(problem, speech) : undefined
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      {method.fields.map((field) => (
        <Field
          key={field.name}
          id={`${app.id}-${field.name}`}
          field={field}
          value={valueOf(field)}
          error={errorOf(field)}
          speech={speech}
          onInput={(value) => {
            checkout.typed.set(keyOf(method, field), value)
          }}
        />
      ))}
      {!blamed && <Problem fault={problem} speech={speech} />}
      <Button type="submit" busy={checkout.busy.value !== undefined}>
        {speech.t('continue')}
      </Button>
    </form>
  )
}

/** A phone number or an e-mail address is the same whatever it is asked for; anything else belongs to its method. */
function keyOf(method: Method, { name, type }: FieldSpec): string {
  return type === 'tel' || type === 'email' ? type : `${method.id} ${name}`
}

function faultText(fault: FieldFault, field: FieldSpec, method: Method, speech: Speech): string {
  switch (fault) {
    case 'required':
      if (field.type === 'checkbox') return speech.t('faultTick')
      return speech.t(field.type === 'select' ? 'faultPick' : 'faultRequired')
    case 'too-long':
      return speech.t('faultLong')
    case 'pattern':
      return field.example === undefined
        ? speech.t('faultPattern')
        : speech.t('faultPatternExample', { example: field.example })
    case 'one-of': {
      const group = method.fields.filter(({ oneOf }) => oneOf === field.oneOf)
      return speech.t('faultOneOf', { labels: group.map(({ label }) => label).join(', ') })
    }
    default:
      return fault satisfies never
  }
}

import type { Field, Method } from '../contract/index.ts'
import { FieldsForm } from './FieldsForm.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface MethodFormProps {
  readonly context: LazyViewContext
  readonly method: Method
}

/** What a chosen way to pay asks of the buyer, and the button that goes on. */
export function MethodForm({ context, method }: MethodFormProps) {
  return (
    <FieldsForm
      context={context}
      fields={method.fields}
      keyOf={(field) => keyOf(method, field)}
      label={context.translator.t('continue')}
      onSubmit={(values) => context.controller.choose(method.id, values)}
    />
  )
}

/** A phone number or an e-mail address is the same whatever it is asked for; anything else belongs to its method. */
function keyOf(method: Method, { name, type }: Field): string {
  return type === 'tel' || type === 'email' ? type : `${method.id} ${name}`
}

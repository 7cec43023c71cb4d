import type { Field, Method } from '../contract/index.ts'
import { signalComponent } from '../ui/signal-component.ts'
import { FieldsForm } from './FieldsForm.tsx'
import type { Picking } from './picking.ts'
import type { LazyViewContext } from './view-context.ts'

export interface MethodFormProps {
  readonly context: LazyViewContext
  readonly method: Method
  readonly picking: Picking
}

/** The id of the chosen way's form: the button that sends it stands elsewhere. */
export const formIdOf = ({ id }: LazyViewContext): string => `${id}-form`

/** What a chosen way to pay asks of the buyer. */
export const MethodForm = signalComponent<MethodFormProps>(({ picking }) => ({ context, method }) => (
  <FieldsForm
    context={context}
    fields={method.fields}
    keyOf={(field) => keyOf(method, field)}
    formId={formIdOf(context)}
    quiet
    onSubmit={(values) => {
      picking.asked.value = method.id
      return context.controller.choose(method.id, values)
    }}
  />
))

/** A phone number or an e-mail address is the same whatever it is asked for; anything else belongs to its method. */
function keyOf(method: Method, { name, type }: Field): string {
  return type === 'tel' || type === 'email' ? type : `${method.id} ${name}`
}

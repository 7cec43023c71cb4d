import { signal } from '@preact/signals-core'
import type { Transfer } from '../contract/index.ts'
import { localTime, withTimesKept } from '../core/local-time.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { FieldsForm } from './FieldsForm.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface EditProps {
  readonly context: LazyViewContext
  readonly fields: NonNullable<Transfer['editable']>
}

const keyOf = ({ name }: { readonly name: string }) => `edit ${name}`

/** Another place or time: a button, and behind it the fields, which begin with their values of now. */
export const Edit = signalComponent<EditProps>(({ context: { store, controller } }) => {
  const isOpen = signal(false)

  const toggle = (fields: EditProps['fields']) => {
    for (const field of fields) {
      const { value = '', type } = field
      store.typed.set(keyOf(field), type === 'datetime' ? localTime(value) : value)
    }
    isOpen.value = !isOpen.value
  }

  return ({ context, fields }) => {
    const { translator } = context
    return (
      <section class="edit">
        <Button kind="plain" expanded={isOpen.value} onClick={() => toggle(fields)}>
          {translator.t('edit')}
        </Button>
        {isOpen.value && (
          <FieldsForm
            context={context}
            fields={fields}
            keyOf={keyOf}
            label={translator.t('editSave')}
            quiet
            onSubmit={async (values) => {
              await controller.edit(withTimesKept(fields, values))
              isOpen.value = controller.problem.peek() !== undefined
            }}
          />
        )}
      </section>
    )
  }
})

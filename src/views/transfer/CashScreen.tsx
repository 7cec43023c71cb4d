import { Edit } from '../Edit.tsx'
import { Problem } from '../Problem.tsx'
import { signalComponent } from '../../ui/signal-component.ts'
import { NumberScreen } from './NumberScreen.tsx'
import type { ScreenProps } from './screen.ts'

/** A meeting for cash. Its view is one of those that few buyers open; should it not come, the plain screen says as much. */
export const CashScreen = signalComponent<ScreenProps>(() => (props) => {
  const { context, action } = props
  const { controller, translator, files } = context
  const extra = context.extra()
  if (!extra) {
    if (files.missing.value > 0) return <NumberScreen {...props} />
    return (
      <p class="skeleton" aria-busy="true">
        <i />
        <i />
        <i />
      </p>
    )
  }
  return (
    <extra.views.Cash
      context={{ ...context, translator: extra.translator }}
      action={action}
      edit={action.editable && <Edit context={context} fields={action.editable} />}
      problem={
        // What is wrong with a field stands at the field.
        controller.problem.value?.field === undefined && (
          <Problem fault={controller.problem.value} translator={translator} />
        )
      }
    />
  )
})

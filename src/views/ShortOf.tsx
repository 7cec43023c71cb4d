import type { Choose, Method, Session } from '../contract/index.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { Picking } from './picking.ts'
import { Problem } from './Problem.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface ShortOfProps {
  readonly context: LazyViewContext
  readonly action: Choose
  readonly picking: Picking
}

/** Where a part has come: the rest the same way, at one press. The notice above says how much that is of what. */
export const ShortOf = signalComponent<ShortOfProps>(() => ({ context, action, picking }) => {
  const { store, controller, translator } = context
  const session = store.session.value
  if (!session || action.notice?.code !== 'underpaid' || !mayGoOn(session, action.methods)) return null
  const again = `again ${session.attempt?.id}`
  return (
    <div class="rest">
      <Button
        busy={controller.busy.value !== undefined}
        onClick={() => {
          picking.asked.value = again
          void controller.renew()
        }}
      >
        {translator.t('payRest', { amount: translator.money(session.due) })}
      </Button>
      <Problem fault={picking.asked.value === again ? controller.problem.value : undefined} translator={translator} />
    </div>
  )
})

/** What is short is the last attempt, and nothing says that its way is closed to the rest. */
function mayGoOn({ attempt }: Session, methods: readonly Method[]): boolean {
  return attempt?.status === 'underpaid' && !methods.some(({ id, disabled }) => id === attempt.method && disabled)
}

import type { Choose, Method, Session } from '../contract/index.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import type { Picking } from './picking.ts'
import { Problem } from './Problem.tsx'
import { canPayRest } from './rest-of.ts'
import { TryAgain } from './TryAgain.tsx'
import type { LazyViewContext } from './view-context.ts'

export interface BeforeRowsProps {
  readonly context: LazyViewContext
  readonly action: Choose
  readonly picking: Picking
  /** Those that the host page lets be offered. */
  readonly methods: readonly Method[]
}

/** What is said before the ways to pay: how to pay what is missing, or that there is no way. */
export const BeforeRows = signalComponent<BeforeRowsProps>(() => ({ context, action, picking, methods }) => {
  const session = context.store.session.value
  if (session && canPayRest(session)) return <Rest context={context} session={session} picking={picking} />
  return (
    <>
      {!action.notice && methods.every(({ disabled }) => disabled) && <p>{context.translator.t('chooseNone')}</p>}
      {methods.length === 0 && (
        <div class="trouble">
          <TryAgain context={context} />
        </div>
      )}
    </>
  )
})

interface RestProps extends Pick<BeforeRowsProps, 'context' | 'picking'> {
  readonly session: Session
}

/** Where a part has come: the rest the same way, at one press. The notice says how much that is of what. */
const Rest = signalComponent<RestProps>(() => ({ context: { controller, translator }, session, picking }) => {
  const again = `again ${session.attempt?.id}`
  return (
    <div class="missing">
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

import type { Method } from '../contract/index.ts'
import { withoutZeroDecimals } from '../contract/money-formatter.ts'
import { Button } from '../ui/Button.tsx'
import { signalComponent } from '../ui/signal-component.ts'
import { formIdOf, MethodForm } from './MethodForm.tsx'
import type { Picking } from './picking.ts'
import { Problem } from './Problem.tsx'
import { canPayRest } from './rest-of.ts'
import type { LazyViewContext } from './view-context.ts'
import { usuallyText } from './terms-text.ts'

export interface PayProps {
  readonly context: LazyViewContext
  readonly methods: readonly Method[]
  readonly picking: Picking
}

/**
 * The button that goes on, with the sum that it leads to. Where there is room the chosen way stands above it, with what comes
 * next and what it asks of the buyer.
 */
export const Pay = signalComponent<PayProps>(({ picking }, end) => {
  let place: HTMLElement | null = null
  // The stylesheet alone says from which width on there are two columns.
  const look = () => {
    const picker = place?.parentElement?.parentElement
    if (picker) picking.isWide.value = getComputedStyle(picker).display === 'grid'
  }
  const room = new ResizeObserver(look)
  end(() => room.disconnect())
  const come = (element: HTMLElement | null) => {
    place = element
    // At once, so that nothing is shown in one place first and in another then.
    look()
    if (element?.parentElement?.parentElement) room.observe(element.parentElement.parentElement)
  }

  /** Where nothing is chosen yet, the button leads there. */
  const ask = () =>
    place?.parentElement?.parentElement?.querySelector<HTMLElement>('input[type=radio]:not(:disabled)')?.focus()

  return ({ context, methods }) => {
    const { store, controller, translator } = context
    const method = methods.find(({ id, disabled }) => id === picking.chosen.value && !disabled)
    const session = store.session.value
    const sum = method?.total ?? session?.due
    const fault = picking.asked.value === method?.id ? controller.problem.value : undefined
    const isBlamed = method?.fields.some(({ name }) => fault?.field === `fields.${name}`)
    return (
      <div ref={come}>
        {method && picking.isWide.value && (
          <Chosen key={method.id} context={context} method={method} picking={picking} />
        )}
        {!isBlamed && <Problem fault={fault} translator={translator} />}
        <Button
          // The one that pays the rest comes first.
          kind={session && canPayRest(session) ? 'plain' : 'primary'}
          {...(method ? { type: 'submit', form: formIdOf(context) } : { onClick: ask })}
          busy={controller.busy.value !== undefined}
        >
          {translator.t('continue')}
          {sum && ` · ${translator.money(sum)}`}
        </Button>
      </div>
    )
  }
})

/** The chosen way, where it has a place of its own. */
const Chosen = signalComponent<{
  readonly context: LazyViewContext
  readonly method: Method
  readonly picking: Picking
}>(() => ({ context, method, picking }) => {
  const { store, translator } = context
  const { t, money } = translator
  const due = method.total ?? store.session.value?.due
  return (
    <>
      <h3>{method.name}</h3>
      <ol>
        <li>
          {t('nextShown')} <small>{usuallyText(method, translator)}</small>
        </li>
        {due && <li>{t('nextPaid', { amount: money(due) })}</li>}
        <li>{t('nextSeen')}</li>
      </ol>
      <MethodForm context={context} method={method} picking={picking} />
      {due && method.fee && (
        <p class="sum">
          <span>
            {t('toPay')} <small>{t('fee', { amount: money(withoutZeroDecimals(method.fee)) })}</small>
          </span>
          <b>{money(due)}</b>
        </p>
      )}
    </>
  )
})

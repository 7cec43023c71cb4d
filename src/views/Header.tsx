import type { Session } from '../contract/index.ts'
import { iconUrl } from './icon-url.ts'
import type { ViewContext } from './view-context.ts'

/** Whom and how much. In a transfer the amount stands with the details, where it is copied. */
export function Header({
  context: { translator, server },
  session,
}: {
  readonly context: ViewContext
  readonly session: Session
}) {
  const { merchant, order, due, received, testMode, action } = session
  const icon = iconUrl(merchant.icon, server)
  const ended = action.kind === 'done'
  return (
    <div class="head" part="header">
      {testMode && <p class="test">{translator.t('testMode')}</p>}
      <p class="merchant">
        {icon && <img src={icon} alt="" width="24" height="24" />}
        <b>{merchant.name}</b>
        {order.description !== undefined && <span>{order.description}</span>}
      </p>
      {action.kind !== 'transfer' && !ended && (
        <p class="due">
          <span>{translator.t(received ? 'leftToPay' : 'toPay')}</span>
          <strong part="amount">{translator.money(due)}</strong>
        </p>
      )}
      {received && !ended && (
        <p class="muted">
          {translator.t('paidOf', { received: translator.money(received), amount: translator.money(order.amount) })}
        </p>
      )}
    </div>
  )
}

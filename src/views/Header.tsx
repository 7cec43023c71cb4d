import type { Session } from '../contract/index.ts'
import { iconUrl } from './icon-url.ts'
import type { ViewContext } from './view-context.ts'

/** Whom and how much, in one line. In a transfer the amount stands with the details, where it is copied. */
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
  // What has arrived is said once.
  const isSaid = action.kind === 'choose' && action.notice?.code === 'underpaid'
  return (
    <div class="head" part="header">
      {testMode && <p class="test">{translator.t('testMode')}</p>}
      <div class="merchant">
        {icon && <img src={icon} alt="" width="40" height="40" />}
        <p>
          <b>{merchant.name}</b>
          <span>{order.description}</span>
        </p>
        {action.kind !== 'transfer' && !ended && (
          <p class="due">
            <span>{translator.t(received ? 'leftToPay' : 'toPay')}</span>
            <strong part="amount">{translator.money(due)}</strong>
          </p>
        )}
      </div>
      {received && !ended && !isSaid && (
        <p class="muted">
          {translator.t('paidOf', { received: translator.money(received), amount: translator.money(order.amount) })}
        </p>
      )}
    </div>
  )
}

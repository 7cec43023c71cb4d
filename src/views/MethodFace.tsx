import type { Method, Money } from '../contract/index.ts'
import { withoutZeroDecimals } from '../contract/money-formatter.ts'
import type { Translator } from '../i18n/translator.ts'
import type { ViewContext } from './view-context.ts'
import { iconUrl } from './icon-url.ts'

/** One row of the picker: icon, name, what happens, and what it costs or why it cannot be had. */
export function MethodFace({
  context: { translator, server },
  method,
}: {
  readonly context: ViewContext
  readonly method: Method
}) {
  const { name, summary, fee } = method
  const icon = iconUrl(method.icon, server)
  const limits = limitsText(method, translator)
  return (
    <>
      <span class="icon" aria-hidden="true">
        {icon ? <img src={icon} alt="" loading="lazy" decoding="async" width="32" height="32" /> : name.slice(0, 1)}
      </span>
      <span class="face">
        <b>{name}</b>
        {summary !== undefined && <span class="muted">{summary}</span>}
        {(limits !== '' || fee) && (
          <span class={method.disabled ? 'why' : 'muted'}>
            {limits}
            {fee && `${limits && ', '}${translator.t('fee', { amount: shortMoney(fee, translator) })}`}
          </span>
        )}
      </span>
    </>
  )
}

/** Why the method cannot be had now, else its limits. */
function limitsText({ min, max, disabled }: Method, translator: Translator): string {
  const from = min && translator.t('from', { amount: shortMoney(min, translator) })
  const upTo = max && translator.t('upTo', { amount: shortMoney(max, translator) })
  switch (disabled) {
    case 'busy':
      return translator.t('busy')
    case 'below-minimum':
      return from ?? ''
    case 'above-maximum':
      return upTo ?? ''
    case undefined:
      return [from, upTo].filter(Boolean).join(' ')
    default:
      return disabled satisfies never
  }
}

function shortMoney(amount: Money, translator: Translator): string {
  return translator.money(withoutZeroDecimals(amount))
}

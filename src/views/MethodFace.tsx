import type { Method, Money } from '../contract/index.ts'
import { withoutZeroDecimals } from '../contract/money-formatter.ts'
import type { Translator } from '../i18n/translator.ts'
import { iconUrl } from './icon-url.ts'
import type { ViewContext } from './view-context.ts'

/** One row of the picker: icon, name, what happens, and what it costs or why it cannot be had. */
export function MethodFace({
  context: { translator, server },
  method,
}: {
  readonly context: ViewContext
  readonly method: Method
}) {
  const { name, summary } = method
  const icon = iconUrl(method.icon, server)
  const terms = termsText(method, translator)
  return (
    <>
      <span class="icon" aria-hidden="true">
        {icon ? <img src={icon} alt="" loading="lazy" decoding="async" width="32" height="32" /> : name.slice(0, 1)}
      </span>
      <span class="face">
        <b>{name}</b>
        {summary !== undefined && <span class="muted">{summary}</span>}
        {terms !== '' && <span class={method.disabled ? 'why' : 'muted'}>{terms}</span>}
      </span>
    </>
  )
}

/** Why the method cannot be had now, else its limits; and its fee. */
function termsText({ min, max, fee, disabled }: Method, { t, money }: Translator): string {
  const text = (key: 'from' | 'upTo' | 'fee', amount: Money | undefined) =>
    amount && t(key, { amount: money(withoutZeroDecimals(amount)) })
  const limits = () => {
    switch (disabled) {
      case 'busy':
        return [t('busy')]
      case 'below-minimum':
        return [text('from', min)]
      case 'above-maximum':
        return [text('upTo', max)]
      case undefined:
        return [text('from', min), text('upTo', max)]
      default:
        return disabled satisfies never
    }
  }
  return [limits().filter(Boolean).join(' '), text('fee', fee)].filter(Boolean).join(', ')
}

import type { Method, Money } from '../contract/index.ts'
import type { Speech } from '../i18n/translator.ts'
import type { App } from './app.ts'
import { pictureOf } from './icon-url.ts'

/** One row of the picker: picture, name, what happens, and what it costs or why it cannot be had. */
export function MethodFace({ app: { speech, server }, method }: { readonly app: App; readonly method: Method }) {
  const { name, summary, icon, fee } = method
  const picture = pictureOf(icon, server)
  const limits = limitsText(method, speech)
  return (
    <>
      <span class="icon" aria-hidden="true">
        {picture ? (
          <img src={picture} alt="" loading="lazy" decoding="async" width="32" height="32" />
        ) : (
          name.slice(0, 1)
        )}
      </span>
      <span class="face">
        <b>{name}</b>
        {summary !== undefined && <span class="muted">{summary}</span>}
        {(limits !== '' || fee) && (
          <span class={method.disabled ? 'why' : 'muted'}>
            {limits}
            {fee && `${limits && ', '}${speech.t('fee', { amount: shortMoney(fee, speech) })}`}
          </span>
        )}
      </span>
    </>
  )
}

/** Without cents where there are none. */
function shortMoney({ value, currency }: Money, speech: Speech): string {
  return speech.money({ value: value.replace(/\.0+$/, ''), currency })
}

/** Why the method cannot be had now, else its limits. */
function limitsText({ min, max, disabled }: Method, speech: Speech): string {
  const rounded = (amount: Money) => shortMoney(amount, speech)
  const from = min && speech.t('from', { amount: rounded(min) })
  const upTo = max && speech.t('upTo', { amount: rounded(max) })
  switch (disabled) {
    case 'busy':
      return speech.t('busy')
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

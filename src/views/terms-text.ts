import type { Method } from '../contract/index.ts'
import { withoutZeroDecimals } from '../contract/money-formatter.ts'
import { durationText } from '../i18n/duration.ts'
import type { FullTranslator } from '../i18n/translator.ts'

const MINUTE = 60

/** How long a way to pay usually takes; undefined where nobody knows. */
export function usuallyText({ usually }: Method, { t, tag }: FullTranslator): string | undefined {
  if (usually === undefined) return undefined
  // Nobody waits by the second: whole minutes, or tens of seconds, and never less than it takes.
  const step = usually > MINUTE ? MINUTE : 10
  return t('about', { time: durationText(tag, Math.ceil(usually / step) * step * 1000) })
}

/**
 * The line below the name of a way to pay: what happens, how long it takes and what it costs, or why it cannot be had. A short one
 * leaves out the first two.
 */
export function termsText(method: Method, translator: FullTranslator, isShort = false): string {
  const { min, max, fee, total, disabled, summary, until } = method
  const { t, tag, money } = translator
  switch (disabled) {
    case 'busy':
      return until
        ? t('busyUntil', { time: new Date(until).toLocaleTimeString(tag, { timeStyle: 'short' }) })
        : t('busy')
    case 'below-minimum':
      return min ? t('from', { amount: money(withoutZeroDecimals(min)) }) : ''
    case 'above-maximum':
      return max ? t('upTo', { amount: money(withoutZeroDecimals(max)) }) : ''
    case undefined: {
      const cost = [total && fee && money(total), fee && t('fee', { amount: money(withoutZeroDecimals(fee)) })]
      const what = isShort ? [] : [summary, usuallyText(method, translator)]
      return [...what, ...cost].filter(Boolean).join(' · ')
    }
    default:
      return disabled satisfies never
  }
}

/** One language, spoken: sentences, money, durations and numbers as it writes them. */
import type { Money } from '../contract/index.ts'
import type { Plural, TextKey, Texts, Translations, Values } from './texts.ts'

export interface Speech {
  /** The BCP 47 tag, for `lang`. */
  readonly tag: string
  readonly direction: 'ltr' | 'rtl'
  /** The sentence of a key with its `{slots}` filled in. */
  t<Key extends TextKey>(key: Key, ...values: Values<Key>): string
  money(amount: Money): string
  /** A duration in ms as the two largest of hours, minutes and seconds: "1 hr 5 min", "2 min 10 sec". */
  duration(ms: number): string
  /** What a countdown shows: "14:05", "1:02:00". */
  countdown(ms: number): string
}

/** `texts` of the language; `translations` go first. */
export function createSpeech(tag: string, texts: Texts, translations: Translations = {}): Speech {
  const plurals = new Intl.PluralRules(tag)
  const numbers = new Intl.NumberFormat(tag)
  const formats = new Map<string, (value: string) => string>()

  const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
    text.replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name]
      return typeof value === 'number' ? numbers.format(value) : (value ?? slot)
    })

  const choose = (text: string | Plural, count: unknown): string =>
    typeof text === 'string' ? text : (text[plurals.select(Number(count))] ?? text.other)

  const part = (unit: string, value: number): string =>
    new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short' }).format(value)

  return {
    tag,
    direction: /^(ar|fa|he|ur)\b/.test(tag) ? 'rtl' : 'ltr',
    t(key, ...[values = {}]) {
      const given: Readonly<Record<string, string | number>> = values
      return fill(choose(translations[key] ?? texts[key], given['count']), given)
    },
    money({ value, currency }) {
      const decimals = value.split('.')[1]?.length ?? 0
      const key = currency + decimals
      const format = formats.get(key) ?? moneyFormat(tag, currency, decimals)
      formats.set(key, format)
      return format(value)
    },
    duration(ms) {
      const seconds = Math.max(0, Math.round(ms / 1000))
      const parts = [
        ['hour', Math.floor(seconds / 3600)],
        ['minute', Math.floor(seconds / 60) % 60],
        ['second', seconds % 60],
      ] as const
      const from = parts.findIndex(([, value]) => value > 0)
      if (from < 0) return part('second', 0)
      return parts
        .slice(from, from + 2)
        .filter(([, value]) => value > 0)
        .map(([unit, value]) => part(unit, value))
        .join(' ')
    },
    countdown(ms) {
      const seconds = Math.max(0, Math.ceil(ms / 1000))
      const two = (value: number) => String(value).padStart(2, '0')
      const hours = Math.floor(seconds / 3600)
      const minutes = Math.floor(seconds / 60) % 60
      return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`
    },
  }
}

/** Signs that many currencies share; the longer form says which one. */
const SHARED = /^[$£¥]|kr/i

/** A decimal string stays one all the way: `Intl` takes it as it is, so no digit is lost. */
function moneyFormat(tag: string, currency: string, decimals: number): (value: string) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const write = (style: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(tag, { ...digits, ...style })
    return (value: string) => format.format(value as Intl.StringNumericLiteral)
  }
  // What is not a code of three letters, as USDT, is unknown to Intl.
  if (currency.length !== 3) {
    const number = write({})
    return (value) => `${number(value)}\u00a0${currency}`
  }
  const style = { style: 'currency', currency } as const
  const narrow = write({ ...style, currencyDisplay: 'narrowSymbol' })
  return SHARED.test(narrow('0').replace(/[\d.,\s]/g, '')) ? write(style) : narrow
}

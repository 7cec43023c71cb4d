/** How a language writes amounts: the only place, so that a sentence of the server's and the widget beside it agree. */
import type { Money } from './money.ts'

/** Signs that many currencies share; the longer form says which one. */
const SHARED = /^[$£¥]|kr/i
/** Node has signs for the Caribbean guilder and for no currency at all, and Chrome has none. */
const UNSIGNED = /XCG|XXX/

/** Chrome ships these languages without their numbers, and would write English ones; the others write them alike. */
const ALIKE: Readonly<Record<string, string>> = { kk: 'ru', az: 'de' }

/** The tag by which `Intl` writes the numbers of a language; both are BCP 47 tags. */
export function numberTag(tag: string): string {
  return ALIKE[tag.slice(0, 2)] ?? tag
}

/** The same amount, whose text has decimals only where one of them is not zero. */
export function withoutZeroDecimals({ value, currency }: Money): Money {
  return { value: value.replace(/\.0+$/, ''), currency }
}

/**
 * Writes amounts as the language of a BCP 47 tag does, with the decimals that their values have. A decimal string stays
 * one all the way: `Intl` takes it as it is, so that no digit is lost. Currencies that `Intl` does not know, as USDT, are
 * a number and their code.
 */
export function moneyFormatter(tag: string): (money: Money) => string {
  const known = new Map<string, (value: string) => string>()
  return ({ value, currency }) => {
    const decimals = value.split('.')[1]?.length ?? 0
    const key = currency + decimals
    const format = known.get(key) ?? formatterFor(tag, currency, decimals)
    known.set(key, format)
    return format(value)
  }
}

function formatterFor(tag: string, currency: string, decimals: number): (value: string) => string {
  const formatter = (style: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(numberTag(tag), {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      ...style,
    }).format as (value: string) => string
  if (currency.length !== 3) {
    const number = formatter({})
    return (value) => `${number(value)}\u00a0${currency}`
  }
  const display = (currencyDisplay: 'symbol' | 'narrowSymbol' | 'code') =>
    formatter({ style: 'currency', currency, currencyDisplay })
  const narrow = display(UNSIGNED.test(currency) ? 'code' : 'narrowSymbol')
  const sign = narrow('0').replace(/[\d.,\s]/g, '')
  return SHARED.test(sign) ? display('symbol') : narrow
}

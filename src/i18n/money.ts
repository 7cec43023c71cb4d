import type { Money } from '../contract/index.ts'

/** Signs that many currencies share; the longer form says which one. */
const SHARED = /^[$£¥]|kr/i

/** Chrome ships these languages without their numbers, and would write English ones; the others write them alike. */
const ALIKE: Readonly<Record<string, string>> = { kk: 'ru', az: 'de' }

/** The tag by which `Intl` writes the numbers of a language. */
export function numberTag(tag: string): string {
  return ALIKE[tag.slice(0, 2)] ?? tag
}

/**
 * Writes amounts as a language does. A decimal string stays one all the way: `Intl` takes it as it is, so that no
 * digit is lost. Currencies that `Intl` does not know, as USDT, are a number and their code.
 */
export function moneyWriter(tag: string): (money: Money) => string {
  const known = new Map<string, (value: string) => string>()
  return ({ value, currency }) => {
    const decimals = value.split('.')[1]?.length ?? 0
    const key = currency + decimals
    const write = known.get(key) ?? writerFor(tag, currency, decimals)
    known.set(key, write)
    return write(value)
  }
}

function writerFor(tag: string, currency: string, decimals: number): (value: string) => string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const write = (style: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(numberTag(tag), { ...digits, ...style })
    return (value: string) => format.format(value as Intl.StringNumericLiteral)
  }
  if (currency.length !== 3) {
    const number = write({})
    return (value) => `${number(value)}\u00a0${currency}`
  }
  const style = { style: 'currency', currency } as const
  const narrow = write({ ...style, currencyDisplay: 'narrowSymbol' })
  return SHARED.test(narrow('0').replace(/[\d.,\s]/g, '')) ? write(style) : narrow
}

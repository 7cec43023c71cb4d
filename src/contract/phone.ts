/** A phone number as people write it, turned into one that is asked for. */

/** A code of the country and a number of Russia or Kazakhstan, written without the plus or with the 8 of long ago. */
const RUSSIAN = /^(?:7|8)?([79]\d{9})$/

/** Of other countries whose buyers write a number as they do at home, perhaps with a 0 before it. */
const CODES =
  '1 20 30 31 32 33 34 36 39 40 43 44 48 49 51 52 54 55 56 57 60 62 63 66 84 90 91 92 94 234 254 351 370 371 372 373 374 375 380 420 880 971 972 977 992 993 994 995 996 998'

/**
 * The number in the first writing that `fits`: as it was typed, with a plus, in digits alone, and for numbers of Russia and
 * Kazakhstan with 7 or 8 before them or nothing. Where what is asked for is of one country alone, a number of that country
 * without its code. As it was typed where none does, or where it is no number.
 */
export function phoneAs(typed: string, fits: (phone: string) => boolean): string {
  const value = typed.trim()
  if (fits(value)) return value
  const plain = value.replace(/[\s().\u2010-\u2015-]/g, '').replace(/^00/, '+')
  if (!/^\+?\d{5,15}$/.test(plain)) return value
  const digits = plain.replace('+', '')
  const [, own] = RUSSIAN.exec(digits) ?? []
  const writings = own ? [`+7${own}`, `7${own}`, own, `8${own}`] : [`+${digits}`, digits]
  return writings.find(fits) ?? (plain.startsWith('+') ? undefined : ofOneCountry(digits, fits)) ?? value
}

/** Undefined where no country fits, or where several do and nobody can know which. */
function ofOneCountry(digits: string, fits: (phone: string) => boolean): string | undefined {
  const own = digits.replace(/^0/, '')
  const whole = CODES.split(' ').map((code) => code + own)
  for (const plus of ['+', '']) {
    const [first, ...others] = whole.map((phone) => plus + phone).filter(fits)
    if (first !== undefined) return others.length === 0 ? first : undefined
  }
  return undefined
}

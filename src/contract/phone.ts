/** A phone number as people write it, turned into one that is asked for. */

/** A code of the country and a number of Russia or Kazakhstan, written without the plus or with the 8 of long ago. */
const RUSSIAN = /^(?:7|8)?([79]\d{9})$/

/**
 * The number in the first writing that `fits`: as it was typed, with a plus, in digits alone, and for numbers of Russia and
 * Kazakhstan with 7 or 8 before them or nothing. As it was typed where none does, or where it is no number.
 */
export function phoneAs(typed: string, fits: (phone: string) => boolean): string {
  const value = typed.trim()
  if (fits(value)) return value
  const plain = value.replace(/[\s().\u2010-\u2015-]/g, '').replace(/^00/, '+')
  if (!/^\+?\d{5,15}$/.test(plain)) return value
  const digits = plain.replace('+', '')
  const [, own] = RUSSIAN.exec(digits) ?? []
  const writings = own ? [`+7${own}`, `7${own}`, own, `8${own}`] : [`+${digits}`, digits]
  return writings.find(fits) ?? value
}

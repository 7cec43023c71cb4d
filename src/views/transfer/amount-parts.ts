import type { Money } from '../../contract/index.ts'

/** What an amount's text is made of: before its cents, they themselves, and what follows. */
export type AmountParts = readonly [before: string, cents: string, after: string]

/** Have the cents to be sent as they are? Zeros nobody leaves out. */
export const hasCents = ({ value }: Money): boolean => /[1-9]/.test(value.split('.')[1] ?? '')

/** Undefined where there are no cents, or the language writes them in a way that is not known here. */
export function partsOf(text: string, money: Money): AmountParts | undefined {
  const cents = money.value.split('.')[1] ?? ''
  const at = text.lastIndexOf(cents)
  if (!hasCents(money) || !/[.,]/.test(text[at - 1] ?? '')) return undefined
  return [text.slice(0, at), cents, text.slice(at + cents.length)]
}

/** One language: its sentences with their `{slots}` filled in, and its money. */
import type { Money } from '../contract/index.ts'
import { moneyFormatter, numberTag } from '../contract/money-formatter.ts'
import type { PickerKey, Plural, StepKey, TextKey, TextsOf, Translations, Values } from './texts.ts'

export interface Translator<Key extends TextKey = PickerKey> {
  /** The BCP 47 tag. */
  readonly tag: string
  readonly t: <Wanted extends Key>(key: Wanted, ...values: Values<Wanted>) => string
  readonly money: (amount: Money) => string
}
/** Has the sentences of the picker and of the steps. */
export type FullTranslator = Translator<PickerKey | StepKey>
/** Has every sentence. */
export type ExtraTranslator = Translator<TextKey>

/** Translates by the sentences it is given, and no others; `translations` go before them. */
export function createTranslator<Key extends TextKey>(
  tag: string,
  texts: TextsOf<Key>,
  translations: Translations = {},
): Translator<Key> {
  const number = new Intl.NumberFormat(numberTag(tag))
  const rules = new Intl.PluralRules(tag)
  const plural = (text: Plural, count: unknown) => text[rules.select(Number(count))] ?? text.other
  return {
    tag,
    t(key, ...[slots = {}]) {
      const values: Readonly<Record<string, string | number>> = slots
      const text: string | Plural = translations[key] ?? texts[key]
      const sentence = typeof text === 'string' ? text : plural(text, values['count'])
      return sentence.replace(/\{(\w+)\}/g, (slot, name: string) => {
        const value = values[name] ?? slot
        return typeof value === 'number' ? number.format(value) : value
      })
    },
    money: moneyFormatter(tag),
  }
}

import { en } from './en.ts'

export type TextKey = keyof typeof en

/** A sentence that changes with a number, by the plural category of the language (CLDR); `other` always serves. */
export type Plural = { readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & { readonly other: string }

/** Every sentence of one language. */
export type Texts = { readonly [Key in TextKey]: (typeof en)[Key] extends string ? string : Plural }

/** The host page's own words for some of the sentences. */
export type Translations = { readonly [Key in TextKey]?: Texts[Key] }

type Slots<Text> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never
type SlotsOf<Key extends TextKey> = (typeof en)[Key] extends string ? Slots<(typeof en)[Key]> : 'count'

/** What a sentence must be given: nothing where the English one has no `{slot}`. */
export type Values<Key extends TextKey> = [SlotsOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<Key>, string | number>>]

import type enSteps from './en.steps.ts'
import type en from './en.ts'

type English = typeof en & typeof enSteps

/** The sentences around every step and in the picker. */
export type PickerKey = keyof typeof en
/** The sentences of the steps after it. */
export type StepKey = keyof typeof enSteps
export type TextKey = PickerKey | StepKey

/** A sentence that changes with a number, by the plural category of the language (CLDR); `other` always serves. */
export type Plural = { readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string
}

type TextOf<Key extends TextKey> = English[Key] extends string ? string : Plural

export type TextsOf<Keys extends TextKey> = { readonly [Key in Keys]: TextOf<Key> }
/** One language's sentences of the picker; `StepTexts` are those of the steps. */
export type Texts = TextsOf<PickerKey>
export type StepTexts = TextsOf<StepKey>

/** The host page's own words for some of the sentences. */
export type Translations = { readonly [Key in TextKey]?: TextOf<Key> }

type Slots<Text> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never
type SlotsOf<Key extends TextKey> = English[Key] extends string ? Slots<English[Key]> : 'count'

/** What a sentence must be given: nothing where the English one has no `{slot}`. */
export type Values<Key extends TextKey> = [SlotsOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<Key>, string | number>>]

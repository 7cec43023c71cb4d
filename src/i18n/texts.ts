import type enExtra from './en.extra.ts'
import type enSteps from './en.steps.ts'
import type en from './en.ts'

type English = typeof en & typeof enSteps & typeof enExtra

/** The sentences around every step and in the picker. */
export type PickerKey = keyof typeof en
/** The sentences of the steps after it. */
export type StepKey = keyof typeof enSteps
/** The sentences of what few buyers open. */
export type ExtraKey = keyof typeof enExtra
export type TextKey = PickerKey | StepKey | ExtraKey

/** A sentence that changes with a number, by the plural category of the language (CLDR); `other` always serves. */
export type Plural = { readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: string } & {
  readonly other: string
}

type TextOf<Key extends TextKey> = English[Key] extends string ? string : Plural

export type TextsOf<Keys extends TextKey> = { readonly [Key in Keys]: TextOf<Key> }
/** One language's sentences of the picker; `StepTexts` are those of the steps, `ExtraTexts` those of what few open. */
export type Texts = TextsOf<PickerKey>
export type StepTexts = TextsOf<StepKey>
export type ExtraTexts = TextsOf<ExtraKey>

/** The host page's own words for some of the sentences. */
export type Translations = { readonly [Key in TextKey]?: TextOf<Key> }

type Slots<Text> = Text extends `${string}{${infer Slot}}${infer Rest}` ? Slot | Slots<Rest> : never
type SlotsOf<Key extends TextKey> = English[Key] extends string ? Slots<English[Key]> : 'count'

/** What a sentence must be given: nothing where the English one has no `{slot}`. */
export type Values<Key extends TextKey> = [SlotsOf<Key>] extends [never]
  ? []
  : [values: Readonly<Record<SlotsOf<Key>, string | number>>]

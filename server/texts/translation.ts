/** How our sentences are kept: English defines the keys, and every language has a text for each of them. */
import type { Locale } from './locale.ts'

/** The same sentences in any language: a key that is missing, or that English does not have, does not compile. */
export type Translation<English> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : Translation<English[Key]>
}

/** Sentences in every language we speak: a language that is missing does not compile. */
export type InEveryLanguage<Texts> = Readonly<Record<Locale, Texts>>

/** A sentence with its `{slots}` filled in; a slot without a value stays. Values are taken as they are. */
export function fillIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot)
}

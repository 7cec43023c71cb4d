/** Reading a provider's environment: everything that is wrong is collected, nothing stops at the first error. */
import { isLoopback } from './safe-url.ts'

export type Env = Readonly<Record<string, string | undefined>>

/** The value of a variable without spaces around it; an empty value is an unset one. */
export function valueOf(env: Env, name: string): string | undefined {
  const value = env[name]?.trim()
  return value ? value : undefined
}

/** A value that was read, or the sentences that say what is wrong with it. */
export type Reading<Value> =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'wrong'; readonly errors: readonly string[] }

/** The errors of several readings, in their order. */
export function errorsOf(...readings: readonly Reading<unknown>[]): readonly string[] {
  return readings.flatMap((reading) => (reading.kind === 'wrong' ? reading.errors : []))
}

/** One sentence as a reading. */
export function wrong(...errors: readonly string[]): { readonly kind: 'wrong'; readonly errors: readonly string[] } {
  return { kind: 'wrong', errors }
}

/** The variables of `names` that are not set. */
export function missing(env: Env, names: readonly string[]): readonly string[] {
  return names.filter((name) => valueOf(env, name) === undefined)
}

/** The sentence for a variable that is needed and not set. */
export function isMissing(name: string): string {
  return `${name} is missing.`
}

/**
 * A base address without a slash at its end: https, or http on a loopback host. No user, query or fragment,
 * as paths are put behind it.
 */
export function baseUrlOf(env: Env, name: string, standard: string): Reading<string> {
  const text = valueOf(env, name) ?? standard
  if (!URL.canParse(text)) return wrong(`${name} is not a web address: give one like ${standard}.`)
  const url = new URL(text)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname)))
    return wrong(`${name} must begin with https:// (http:// is taken on localhost only).`)
  if (url.username || url.password) return wrong(`${name} must not contain a user name or a password.`)
  if (url.search || url.hash) return wrong(`${name} must not contain ? or #.`)
  return { kind: 'value', value: url.href.replace(/\/+$/, '') }
}

/** One of a closed list of words. */
export function wordOf<const Word extends string>(
  env: Env,
  name: string,
  words: readonly Word[],
  standard: NoInfer<Word>,
): Reading<Word> {
  const text = valueOf(env, name)
  if (text === undefined) return { kind: 'value', value: standard }
  const word = words.find((known) => known === text)
  return word === undefined ? wrong(`${name} must be one of: ${words.join(', ')}.`) : { kind: 'value', value: word }
}

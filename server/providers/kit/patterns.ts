/**
 * Patterns of providers, made safe to run in a browser and here. They are written for PHP, some with delimiters and
 * flags, some escaped twice; a few are slow and a few mean something else in JavaScript. What cannot be vouched for is
 * left out: the provider checks the value anyway, and a form must never be blocked or frozen by a pattern.
 */
import { isCheap, type PatternWork } from './pattern/cost.ts'
import { parse } from './pattern/parse.ts'

/** Characters; the longest pattern of the public catalogue has about 80. */
const LENGTH = 512
/** What deciding about one pattern may take; the dearest of the public catalogue takes some 1,200. */
const ONE = 20_000
/** What a whole catalogue's may take; the public one's take some 17,000 together. */
const ALL = 150_000

/** What deciding about the patterns of one catalogue may still take, and how many of them were left out. */
export interface CatalogueWork extends PatternWork {
  leftOut: number
}

export const catalogueWork = (): CatalogueWork => ({ left: ALL, leftOut: 0 })

/** A PHP pattern in delimiters. Its flags may only be those that change nothing for one line of text. */
const DELIMITED = /^([/#~%])(.*)\1([uDsSA]*)$/s
/** Any delimited text, whatever its flags. */
const LOOKS_DELIMITED = /^([/#~%]).*\1[a-zA-Z]*$/s

/**
 * The pattern as JavaScript can run it, or undefined where it must be left out. The text compiles with the `u` flag,
 * or else without it; that is the order in which it must be tried.
 */
export function safePattern(raw: string, all: PatternWork = { left: ALL }): string | undefined {
  if (raw.length === 0 || raw.length > LENGTH) return undefined
  const bare = withoutDelimiters(raw)
  if (bare === undefined || bare === '') return undefined
  const single = withoutDoubledEscapes(bare)
  const pattern = compiles(single) ? single : bare
  if (!compiles(pattern)) return undefined
  const tree = parse(pattern)
  if (!tree) return undefined
  const own = { left: Math.min(ONE, all.left) }
  const before = own.left
  const verdict = isCheap(tree, own)
  all.left -= before - own.left
  return verdict ? pattern : undefined
}

function withoutDelimiters(raw: string): string | undefined {
  const match = DELIMITED.exec(raw)
  if (!match) return LOOKS_DELIMITED.test(raw) ? undefined : raw
  const [, , pattern = '', flags = ''] = match
  if (!flags.includes('A')) return pattern
  return `^(?:${pattern})`
}

/** `^\\+\\d` written as inside a string literal: every run of backslashes is even, and each pair stands before a sign. */
function withoutDoubledEscapes(pattern: string): string {
  const runs = pattern.match(/\\+/g) ?? []
  const doubled = runs.length > 0 && runs.every((run) => run.length % 2 === 0)
  return doubled && /\\\\[dDwWsSbBpPtnrx.+*?()[\]{}|^$/-]/.test(pattern) ? pattern.replaceAll('\\\\', '\\') : pattern
}

function compiles(pattern: string): boolean {
  if (attempt(pattern, 'u')) return true
  // Without the flag these two are plain letters, and no value would ever match.
  return !/\\[pP]\{|\\u\{/.test(pattern) && attempt(pattern, '')
}

function attempt(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp
  } catch {
    return false
  }
}

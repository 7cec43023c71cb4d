/**
 * Patterns of providers, made safe to run in a browser and here. They are written for PHP, some with delimiters and
 * flags, some escaped twice; a few are slow and a few mean something else in JavaScript. What cannot be vouched for is
 * left out: the provider checks the value anyway, and a form must never be blocked or frozen by a pattern.
 */
import { isCheap } from './pattern/cost.ts'
import { parse } from './pattern/parse.ts'

/** Characters; the longest pattern of the public catalogue has about 80. */
const LENGTH = 512
/** A PHP pattern in delimiters. Its flags may only be those that change nothing for one line of text. */
const DELIMITED = /^([/#~%])(.*)\1([uDsSA]*)$/s
/** Any delimited text, whatever its flags. */
const LOOKS_DELIMITED = /^([/#~%]).*\1[a-zA-Z]*$/s

/**
 * The pattern as JavaScript can run it, or undefined where it must be left out. The text compiles with the `u` flag,
 * or else without it; that is the order in which it must be tried.
 */
export function safePattern(raw: string): string | undefined {
  if (raw.length === 0 || raw.length > LENGTH) return undefined
  const bare = withoutDelimiters(raw)
  if (bare === undefined || bare === '') return undefined
  const single = withoutDoubledEscapes(bare)
  const pattern = compiles(single) ? single : bare
  if (!compiles(pattern)) return undefined
  const tree = parse(pattern)
  return tree && isCheap(tree) ? pattern : undefined
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

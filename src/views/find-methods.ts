/** Which ways to pay, or banks, a buyer means who types a word, in whatever script, ending or keyboard layout. Pure. */
import type { Method } from '../contract/index.ts'
import { otherLayout, plainSpelling } from './spelling.ts'

/** The words by which something is found: a method, for one. */
export interface MethodWords {
  readonly id: string
  readonly words: readonly string[]
  /** From each of them on, without a gap: `tbank` is T-Bank. */
  readonly runs: readonly string[]
}

/** Endings that are not typed alike are cut off a word of so many letters. */
const LONG = 6
const MIDDLING = 5
/** A word of so many letters is found in the middle of another, too. */
const INSIDE = 3

export function wordsOfMethods(
  methods: readonly Method[],
  groupName: (method: Method) => string,
): readonly MethodWords[] {
  return methods.map((method) => {
    const { id, name, summary = '', channel = '', aliases = [] } = method
    return wordsIn(id, [name, summary, channel, ...aliases, groupName(method)])
  })
}

/** What is found by these texts. */
export function wordsIn(id: string, texts: readonly string[]): MethodWords {
  const words = wordsOf(texts.join(' '))
  return { id, words, runs: words.map((_, at) => words.slice(at).join('')) }
}

/** The ids of the methods that every typed word is said of; undefined where nothing is typed. */
export function findMethods(methods: readonly MethodWords[], query: string): ReadonlySet<string> | undefined {
  const typed = wordsOf(query)
  if (typed.length === 0) return undefined
  // What the other layout makes of a word that was meant is no word, and finds nothing.
  return new Set([...matching(methods, typed), ...matching(methods, wordsOf(otherLayout(query)))])
}

function matching(methods: readonly MethodWords[], typed: readonly string[]): ReadonlySet<string> {
  const isMeant = ({ words, runs }: MethodWords) => {
    const isSaid = (word: string) =>
      runs.some((run) => run.startsWith(word)) ||
      words.some((said) => said.startsWith(stem(word)) || (word.length >= INSIDE && said.includes(word)))
    return typed.every(isSaid)
  }
  return new Set(typed.length === 0 ? [] : methods.filter(isMeant).map(({ id }) => id))
}

const wordsOf = (text: string): readonly string[] => plainSpelling(text).split(' ').filter(Boolean)

/** A word without its ending, as far as one can tell without a dictionary. */
function stem(word: string): string {
  if (word.length >= LONG) return word.slice(0, -2)
  return word.length >= MIDDLING ? word.slice(0, -1) : word
}

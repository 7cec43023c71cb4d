/**
 * Reads the part of JavaScript's pattern language whose cost can be foretold. What it does not know (look-around,
 * back references, letters escaped for another language, a brace that is no quantifier) it refuses: such a pattern
 * is left out rather than guessed at.
 */
import { ANY, complement, DIGITS, LETTERS_AT_LEAST, SPACES, union, WORD, type CharSet } from './characters.ts'

export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'char'; readonly set: CharSet }
  | { readonly kind: 'sequence' | 'choice'; readonly parts: readonly Node[] }
  | { readonly kind: 'repeat'; readonly body: Node; readonly min: number; readonly max: number }

/** Thrown inside this file only; `parse` turns it into undefined. */
class Unknown extends Error {}

interface Cursor {
  readonly text: string
  at: number
}

const EMPTY: Node = { kind: 'empty' }
/** Groups within groups; more is nobody's form field. */
const DEPTH = 20

/** The tree of a pattern that compiles; undefined where it uses something this reader does not know. */
export function parse(pattern: string): Node | undefined {
  const cursor: Cursor = { text: pattern, at: 0 }
  try {
    const tree = choice(cursor, 0)
    return cursor.at === pattern.length ? tree : undefined
  } catch (error) {
    if (error instanceof Unknown) return undefined
    throw error
  }
}

function peek(cursor: Cursor): string {
  return cursor.text.slice(cursor.at, cursor.at + 1)
}

function take(cursor: Cursor, text: string): boolean {
  if (!cursor.text.startsWith(text, cursor.at)) return false
  cursor.at += text.length
  return true
}

function match(cursor: Cursor, sticky: RegExp): RegExpExecArray | undefined {
  sticky.lastIndex = cursor.at
  const found = sticky.exec(cursor.text)
  if (!found) return undefined
  cursor.at += found[0].length
  return found
}

/** The next whole character, even where it takes two code units. */
function character(cursor: Cursor): number {
  const point = cursor.text.codePointAt(cursor.at)
  if (point === undefined) throw new Unknown()
  cursor.at += point > 0xffff ? 2 : 1
  return point
}

function choice(cursor: Cursor, depth: number): Node {
  if (depth > DEPTH) throw new Unknown()
  const parts = [sequence(cursor, depth)]
  while (take(cursor, '|')) parts.push(sequence(cursor, depth))
  return { kind: 'choice', parts }
}

function sequence(cursor: Cursor, depth: number): Node {
  const parts: Node[] = []
  for (let next = peek(cursor); next !== '' && next !== '|' && next !== ')'; next = peek(cursor))
    parts.push(quantified(cursor, depth))
  return { kind: 'sequence', parts }
}

function quantified(cursor: Cursor, depth: number): Node {
  const body = atom(cursor, depth)
  const found = match(cursor, /(?:([*+?])|\{(\d{1,4})(,(\d{0,4}))?\})\??/y)
  if (!found) return body
  const [, sign, min = '', comma, max = ''] = found
  switch (sign) {
    case '*':
      return { kind: 'repeat', body, min: 0, max: Infinity }
    case '+':
      return { kind: 'repeat', body, min: 1, max: Infinity }
    case '?':
      return { kind: 'repeat', body, min: 0, max: 1 }
    default:
      return {
        kind: 'repeat',
        body,
        min: Number(min),
        max: comma === undefined ? Number(min) : max === '' ? Infinity : Number(max),
      }
  }
}

function atom(cursor: Cursor, depth: number): Node {
  if (match(cursor, /\^|\$|\\[bB]/y)) return EMPTY
  if (take(cursor, '.')) return { kind: 'char', set: ANY }
  if (take(cursor, '[')) return { kind: 'char', set: characterClass(cursor) }
  if (take(cursor, '(')) {
    if (!match(cursor, /\?:|\?<[A-Za-z]\w*>|(?!\?)/y)) throw new Unknown()
    const body = choice(cursor, depth + 1)
    if (!take(cursor, ')')) throw new Unknown()
    return body
  }
  if (take(cursor, '\\')) return { kind: 'char', set: escape(cursor) }
  // A bare brace or quantifier is a character only where a pattern means something else in another language.
  if (/[{}\])*+?]/.test(peek(cursor))) throw new Unknown()
  return { kind: 'char', set: single(character(cursor)) }
}

function single(point: number): CharSet {
  return [[point, point]]
}

/** After a backslash. Letters that JavaScript does not know mean something in the provider's language: refused. */
function escape(cursor: Cursor): CharSet {
  const property = match(cursor, /([pP])\{([\w=]{1,40})\}/y)
  // Which characters a property holds is not known here; too many only makes the verdict stricter.
  if (property) return property[1] === 'p' && property[2]?.startsWith('L') ? LETTERS_AT_LEAST : ANY
  const code = match(cursor, /x([\dA-Fa-f]{2})|u([\dA-Fa-f]{4})/y)
  if (code) return single(Number.parseInt(code[1] ?? code[2] ?? '', 16))
  const next = character(cursor)
  switch (String.fromCodePoint(next)) {
    case 'd':
      return DIGITS
    case 'D':
      return complement(DIGITS)
    case 'w':
      return WORD
    case 'W':
      return complement(WORD)
    case 's':
      return SPACES
    case 'S':
      return complement(SPACES)
    case 't':
      return single(9)
    case 'n':
      return single(10)
    case 'v':
      return single(11)
    case 'f':
      return single(12)
    case 'r':
      return single(13)
    default:
      if (/[\w\s]/.test(String.fromCodePoint(next)) && next !== 95) throw new Unknown()
      return single(next)
  }
}

function characterClass(cursor: Cursor): CharSet {
  const negated = take(cursor, '^')
  const sets: CharSet[] = []
  let overstated = false
  while (!take(cursor, ']')) {
    // `[:alpha:]` and its like are another language's.
    if (/^\[[:.=]/.test(cursor.text.slice(cursor.at, cursor.at + 2))) throw new Unknown()
    overstated ||= /^\\[pP]/.test(cursor.text.slice(cursor.at, cursor.at + 2))
    const first = classMember(cursor)
    const from = first[0]
    if (peek(cursor) === '-' && cursor.text.slice(cursor.at + 1, cursor.at + 2) !== ']' && from) {
      cursor.at += 1
      const last = classMember(cursor)[0]
      if (!last || from[0] !== from[1] || last[0] !== last[1] || last[0] < from[0]) throw new Unknown()
      sets.push([[from[0], last[0]]])
    } else sets.push(first)
  }
  if (!negated) return union(...sets)
  return overstated ? ANY : complement(union(...sets))
}

function classMember(cursor: Cursor): CharSet {
  if (!take(cursor, '\\')) return single(character(cursor))
  return take(cursor, 'b') ? single(8) : escape(cursor)
}

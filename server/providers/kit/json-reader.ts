/**
 * Reads JSON as it comes, within a budget. What a stranger wrote must cost no more than its bytes: JSON nested a million times, or of a
 * million values, is refused while it is read, not after. Numbers keep their text.
 */

/** A JSON number as it was written. A class, so that no object of a provider can pass for one. */
export class NumberText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** JSON with `NumberText` in place of numbers. */
export type Exact = null | boolean | string | NumberText | readonly Exact[] | { readonly [name: string]: Exact }

export interface JsonBudget {
  /** Lists and objects within one another. */
  readonly depth: number
  /** Values altogether. */
  readonly values: number
  /** What becomes of a list or object that is too deep: all is refused, or it alone is left out and stands as `null`. */
  readonly deep: 'refuse' | 'leave-out'
}

/** What was read, and how often something in it was too deep. */
export interface JsonRead {
  readonly value: Exact
  readonly leftOut: number
}

/** Thrown inside this file only. */
class NotRead extends Error {}

interface Cursor {
  readonly text: string
  readonly budget: JsonBudget
  at: number
  values: number
  leftOut: number
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
/** Only with one of these a string is not what stands between its quotes. */
const ESCAPED = /[\\\p{Cc}]/u
const SPACE = /[ \t\n\r]*/y
const WORDS = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

/** Undefined where it is not JSON, or over the budget. */
export function readWithin(text: string, budget: JsonBudget): JsonRead | undefined {
  const cursor: Cursor = { text, budget, at: 0, values: 0, leftOut: 0 }
  try {
    const value = read(cursor, 0)
    skipSpace(cursor)
    return cursor.at === text.length ? { value, leftOut: cursor.leftOut } : undefined
  } catch (error) {
    if (error instanceof NotRead) return undefined
    throw error
  }
}

function skipSpace(cursor: Cursor): void {
  // Most values have none before them.
  if (cursor.text.charCodeAt(cursor.at) > 32) return
  SPACE.lastIndex = cursor.at
  SPACE.test(cursor.text)
  cursor.at = SPACE.lastIndex
}

/** The next sign, passed by. */
function take(cursor: Cursor, sign: string): boolean {
  skipSpace(cursor)
  if (cursor.text[cursor.at] !== sign) return false
  cursor.at += 1
  return true
}

function expect(cursor: Cursor, sign: string): void {
  if (!take(cursor, sign)) throw new NotRead()
}

function read(cursor: Cursor, depth: number): Exact {
  cursor.values += 1
  if (cursor.values > cursor.budget.values) throw new NotRead()
  skipSpace(cursor)
  switch (cursor.text[cursor.at]) {
    case '{':
      return depth < cursor.budget.depth ? object(cursor, depth + 1) : tooDeep(cursor)
    case '[':
      return depth < cursor.budget.depth ? list(cursor, depth + 1) : tooDeep(cursor)
    case '"':
      return string(cursor)
    default:
      return numberOrWord(cursor)
  }
}

function object(cursor: Cursor, depth: number): Exact {
  cursor.at += 1
  if (take(cursor, '}')) return {}
  const entries: (readonly [string, Exact])[] = []
  do {
    skipSpace(cursor)
    const name = string(cursor)
    expect(cursor, ':')
    entries.push([name, read(cursor, depth)])
  } while (take(cursor, ','))
  expect(cursor, '}')
  // Its own properties whatever they are called, the last of a name counts: as `JSON.parse` has it.
  return Object.fromEntries(entries)
}

function list(cursor: Cursor, depth: number): Exact {
  cursor.at += 1
  if (take(cursor, ']')) return []
  const items: Exact[] = []
  do items.push(read(cursor, depth))
  while (take(cursor, ','))
  expect(cursor, ']')
  return items
}

/** Passes by the string that begins here, and answers where it began. A pattern would keep a place for each of its signs. */
function passString(cursor: Cursor): number {
  const { text, at } = cursor
  if (text[at] !== '"') throw new NotRead()
  for (let end = text.indexOf('"', at + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 92) slashes += 1
    if (slashes % 2 === 1) continue
    cursor.at = end + 1
    return at
  }
  throw new NotRead()
}

function string(cursor: Cursor): string {
  const begin = passString(cursor)
  const bare = cursor.text.slice(begin + 1, cursor.at - 1)
  if (!ESCAPED.test(bare)) return bare
  try {
    const value: unknown = JSON.parse(cursor.text.slice(begin, cursor.at))
    return String(value)
  } catch {
    throw new NotRead()
  }
}

function numberOrWord(cursor: Cursor): Exact {
  const { text, at } = cursor
  NUMBER.lastIndex = at
  if (NUMBER.test(text)) {
    cursor.at = NUMBER.lastIndex
    return new NumberText(text.slice(at, cursor.at))
  }
  for (const [word, value] of WORDS) {
    if (!text.startsWith(word, at)) continue
    cursor.at += word.length
    return value
  }
  throw new NotRead()
}

/** Passes by a list or object as a whole, however deep it is. */
function tooDeep(cursor: Cursor): null {
  if (cursor.budget.deep === 'refuse') throw new NotRead()
  const { text } = cursor
  let open = 0
  do {
    const sign = text[cursor.at]
    if (sign === undefined) throw new NotRead()
    if (sign === '"') {
      passString(cursor)
      continue
    }
    if (sign === '{' || sign === '[') open += 1
    else if (sign === '}' || sign === ']') open -= 1
    cursor.at += 1
  } while (open > 0)
  cursor.leftOut += 1
  return null
}

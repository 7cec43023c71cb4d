/**
 * The shape of JSON text, looked over once and without building anything of it: what a stranger sends is to be no deeper and to
 * have no more values than is read, and a name that stands twice in one object says two things.
 */

export interface ShapeLimits {
  /** Objects and lists within each other. */
  readonly depth: number
  /** Objects, lists, and what stands in them. */
  readonly values: number
}

/** `repeated`: within the limits, and a name stands twice in one object. Of text that is no JSON it may say anything. */
export type Shape = 'fine' | 'repeated' | 'too-deep' | 'too-many'

const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Looks over JSON text; stops where a limit is passed. */
export function shapeOf(text: string, { depth, values }: ShapeLimits): Shape {
  const open: Set<string>[] = []
  let left = values
  let isRepeated = false
  for (let at = 0; at < text.length; at += 1) {
    switch (text[at]) {
      case '{':
      case '[':
        if (open.length === depth) return 'too-deep'
        open.push(new Set())
        left -= 1
        break
      case '}':
      case ']':
        open.pop()
        break
      case ',':
        left -= 1
        break
      case '"': {
        const end = endOfString(text, at)
        if (isName(text, end)) {
          const names = open.at(-1)
          const name = nameOf(text.slice(at, end))
          isRepeated ||= names?.has(name) ?? false
          names?.add(name)
        }
        at = end - 1
        break
      }
    }
    if (left < 0) return 'too-many'
  }
  return isRepeated ? 'repeated' : 'fine'
}

/** Behind the quote that ends the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at += 1
    else if (code === QUOTE) return at + 1
  }
  return text.length
}

function isName(text: string, end: number): boolean {
  let at = end
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t') at += 1
  return text[at] === ':'
}

/** One name may be spelled in many ways. */
function nameOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

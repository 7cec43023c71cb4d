/** One change of a few characters to a file of the domain, and what the tests said of it. */
export interface Mutant {
  readonly file: string
  /** Stryker's name of the kind of change. */
  readonly kind: string
  readonly line: number
  readonly start: number
  readonly endLine: number
  readonly end: number
  /** The characters that were there, and those in their place. */
  readonly was: string
  readonly is: string
  /** The whole lines of it as they are and as they would be, squeezed. */
  readonly before: string
  readonly after: string
  /** `unbuilt`: it survived, but the compiler refuses it, so that nobody could ship it. */
  readonly verdict: 'killed' | 'survived' | 'unbuilt'
}

/** What `source` holds between the two places. */
export function textBetween(source: string, from: Place, to: Place): string {
  return source.slice(offsetOf(source, from), offsetOf(source, to))
}

/** Lines and columns from 1, as editors count. */
export interface Place {
  readonly line: number
  readonly column: number
}

function offsetOf(source: string, { line, column }: Place): number {
  let offset = 0
  for (let left = line; left > 1; left -= 1) offset = source.indexOf('\n', offset) + 1
  return offset + column - 1
}

/** Where a change is, and what it puts there. */
export type Change = Pick<Mutant, 'line' | 'start' | 'endLine' | 'end' | 'is'>

/** The file as it would read with the change. */
export function applied(source: string, { line, start, endLine, end, is }: Change): string {
  const from = offsetOf(source, { line, column: start })
  return source.slice(0, from) + is + source.slice(offsetOf(source, { line: endLine, column: end }))
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The lines that a change touches, as they are and as they would be. */
export function changed(source: string, change: Change): Pick<Mutant, 'before' | 'after'> {
  const { line, endLine } = change
  const lines = source.split('\n')
  const after = applied(source, change).split('\n')
  const added = after.length - lines.length
  return {
    before: squeezed(lines.slice(line - 1, endLine).join('\n')),
    after: squeezed(after.slice(line - 1, endLine + added).join('\n')),
  }
}

/** What tells a mutant from others though lines above it come and go: its file, and its lines as they would be. */
export function keyOf({ file, before, after }: Pick<Mutant, 'file' | 'before' | 'after'>): string {
  return `${file}: ${before} → ${after}`
}

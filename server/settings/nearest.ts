/** The name that somebody most likely meant. */

/** The first of `names` that needs the fewest letters changed, put in or left out. */
export function nearestTo(name: string, names: readonly string[]): string {
  return names.reduce((best, other) => (distance(name, other) < distance(name, best) ? other : best))
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, corner = 0] = [next[j], row[j + 1], row[j]]
      next.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

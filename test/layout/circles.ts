/** Circles of files, each as the shortest way round. */
import type { Graph } from './graph.ts'

/** `a → b → a`. */
export const shown = (path: readonly string[]): string => path.join(' → ')

/** Of each file that can be come back to, the shortest circle that it is on, from its first name in order round to that. */
export function circlesOf(graph: Graph): readonly string[] {
  const circles = [...graph.keys()].map((file) => wayBack(graph, file)).filter((way) => way.length > 0)
  return [...new Set(circles.map(fromItsFirst).map(shown))]
}

/** The files on the shortest way from `start` back to it, `start` among them; empty where there is none. */
function wayBack(graph: Graph, start: string): readonly string[] {
  const ways = new Map<string, readonly string[]>([[start, [start]]])
  // The map is read as it grows: from the nearest files to the furthest.
  for (const [file, way] of ways) {
    for (const next of graph.get(file)?.files ?? []) {
      if (next === start) return way
      if (!ways.has(next)) ways.set(next, [...way, next])
    }
  }
  return []
}

function fromItsFirst(circle: readonly string[]): readonly string[] {
  const first = circle.indexOf(circle.toSorted()[0] ?? '')
  return [...circle.slice(first), ...circle.slice(0, first), ...circle.slice(first, first + 1)]
}

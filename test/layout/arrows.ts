/** Holds the graph against the rules. */
import { matchesGlob } from 'node:path'
import { shown } from './circles.ts'
import type { Graph } from './graph.ts'
import type { Rule } from './rules.ts'

/** True where `place`, a folder, a file or a pattern, holds the file. */
function holds(place: string, file: string): boolean {
  return file === place || file.startsWith(`${place}/`) || matchesGlob(file, place)
}

/** The folder whose files know each other: that of the rule, or of a pattern's part before `**` the one the file is in. */
function homeOf(rule: Rule, file: string): string {
  const depth = rule.files.split('/').indexOf('**')
  return depth === -1 ? rule.files : file.split('/').slice(0, depth).join('/')
}

/** Everything in the graph that the rules do not allow, each as a sentence with its path. */
export function wrongArrows(graph: Graph, rules: readonly Rule[]): readonly string[] {
  return [...graph].flatMap(([file, { files, packages }]) => {
    const rule = rules.find(({ files: place }) => holds(place, file))
    if (!rule) return [`${file} has no rule`]
    const { to, packages: few = packages, why } = rule
    const places = [homeOf(rule, file), ...to]
    const wrong = [
      ...files.filter((target) => !places.some((place) => holds(place, target))),
      ...packages.filter((name) => !few.includes(name)),
    ]
    return wrong.map((target) => `${shown([file, target])}, but ${why}`)
  })
}

/** What stands in the rules and holds no file: they must not speak of what is no longer there. */
export function emptyPlaces(files: readonly string[], rules: readonly Rule[]): readonly string[] {
  const places = rules.flatMap((rule) => [rule.files, ...rule.to])
  return [...new Set(places)].filter((place) => !files.some((file) => holds(place, file)))
}

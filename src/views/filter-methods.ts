import type { Method } from '../contract/index.ts'

/** The ids of the methods whose name or summary has every typed word in it; undefined where nothing is typed. */
export function filterMethods(methods: readonly Method[], query: string): ReadonlySet<string> | undefined {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return undefined
  const found = methods.filter(({ name, summary = '' }) => {
    const text = `${name} ${summary}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  return new Set(found.map(({ id }) => id))
}

/** How many ways to pay are put in order. Pure. */
import { GROUPS, type Group } from '../contract/group.ts'
import type { Category, Method } from '../contract/index.ts'

export function groupOf(category: Category): Group {
  return GROUPS.find((group) => group === category) ?? 'other'
}

/** Groups in the order in which their first method comes, and methods as they come. */
export function sectionsOf(methods: readonly Method[]): readonly { group: Group; methods: readonly Method[] }[] {
  const groups = new Set(methods.map(({ category }) => groupOf(category)))
  return [...groups].map((group) => ({
    group,
    methods: methods.filter(({ category }) => groupOf(category) === group),
  }))
}

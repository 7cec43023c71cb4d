/** How many ways to pay are put in order. Pure. */
import { GROUPS, type Group } from '../contract/group.ts'
import type { Category, Method } from '../contract/index.ts'

export function groupOf(category: Category): Group {
  return GROUPS.find((group) => group === category) ?? 'other'
}

/**
 * Groups in the order in which their first method comes, and methods as they come. What would stand alone in its group is with the
 * others, at the end.
 */
export function sectionsOf(methods: readonly Method[]): readonly { group: Group; methods: readonly Method[] }[] {
  const shownIn = ({ category }: Method): Group => {
    const isAlone = methods.filter((other) => groupOf(other.category) === groupOf(category)).length === 1
    return isAlone ? 'other' : groupOf(category)
  }
  const groups = new Set(methods.map(shownIn).filter((group) => group !== 'other'))
  return ([...groups, 'other'] as const)
    .map((group) => ({ group, methods: methods.filter((method) => shownIn(method) === group) }))
    .filter(({ methods }) => methods.length > 0)
}

/** How many ways to pay are put in order. Pure. */
import type { Category, Method } from '../contract/index.ts'
import { GROUPS } from '../contract/method.ts'

export type Group = (typeof GROUPS)[number]

export function groupOf(category: Category): Group {
  return GROUPS.find((group) => group === category) ?? 'other'
}

/** Groups in the order in which their first method comes, and methods as they come. */
export function sectionsOf(methods: readonly Method[]): readonly { group: Group; methods: readonly Method[] }[] {
  const sections = new Map<Group, Method[]>()
  for (const method of methods) {
    const group = groupOf(method.category)
    const section = sections.get(group)
    if (section) section.push(method)
    else sections.set(group, [method])
  }
  return [...sections].map(([group, methods]) => ({ group, methods }))
}

/** Are two values the same, in whatever order their names stand? Pure. */

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/** Of values that JSON can hold: a shop may write the same thing twice with its names in another order. */
export const isSameValue = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other)

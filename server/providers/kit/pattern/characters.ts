/** Sets of characters as sorted ranges of code points, each range `[first, last]`. */
export type CharSet = readonly (readonly [number, number])[]

const LAST = 0x10ffff
export const ANY: CharSet = [[0, LAST]]
export const DIGITS: CharSet = [[48, 57]]
export const WORD: CharSet = [
  [48, 57],
  [65, 90],
  [95, 95],
  [97, 122],
]
export const SPACES: CharSet = [
  [9, 13],
  [32, 32],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
]
/** More than any `\p{…}` holds apart from ASCII digits and punctuation; used where only too much is safe. */
export const LETTERS_AT_LEAST: CharSet = [
  [65, 90],
  [97, 122],
  [0x80, LAST],
]

/** The set of several sets together. */
export function union(...sets: readonly CharSet[]): CharSet {
  const sorted = sets.flat().toSorted((a, b) => a[0] - b[0])
  const merged: [number, number][] = []
  for (const [first, last] of sorted) {
    const previous = merged.at(-1)
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last)
    else merged.push([first, last])
  }
  return merged
}

/** Every character that is not in the set. */
export function complement(set: CharSet): CharSet {
  const rest: [number, number][] = []
  let next = 0
  for (const [first, last] of union(set)) {
    if (first > next) rest.push([next, first - 1])
    next = last + 1
  }
  if (next <= LAST) rest.push([next, LAST])
  return rest
}

export function contains(set: CharSet, point: number): boolean {
  return set.some(([first, last]) => first <= point && point <= last)
}

/** One character for each way of being in some of `sets` and not in the others: all that a matcher can tell apart. */
export function representatives(sets: readonly CharSet[]): readonly number[] {
  const borders = new Set([0, ...sets.flatMap((set) => set.flatMap(([first, last]) => [first, last + 1]))])
  const seen = new Map<string, number>()
  for (const point of borders) {
    if (point > LAST) continue
    const membership = sets.map((set) => (contains(set, point) ? '1' : '0')).join('')
    if (!seen.has(membership)) seen.set(membership, point)
  }
  return [...seen.values()]
}

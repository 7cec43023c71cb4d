/** Versions, as Semantic Versioning 2.0.0 has them. Builds (`+…`) are none of ours: npm takes no notice of them. */

export interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  /** The parts of a pre-release, `['beta', '2']`; none of a release. */
  readonly before: readonly string[]
}

const WHOLE = '(0|[1-9]\\d*)'
const FORM = new RegExp(`^${WHOLE}\\.${WHOLE}\\.${WHOLE}(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?$`)

/** Undefined where it is no version. */
export function parseVersion(text: string): Version | undefined {
  const [, major, minor, patch, before] = FORM.exec(text) ?? []
  if (major === undefined) return undefined
  const parts = before?.split('.') ?? []
  if (parts.some((part) => /^0\d+$/.test(part))) return undefined
  return { numbers: [Number(major), Number(minor), Number(patch)], before: parts }
}

function compareParts(a: string, b: string): number {
  const [isNumber, isOtherNumber] = [/^\d+$/.test(a), /^\d+$/.test(b)]
  if (isNumber && isOtherNumber) return Number(a) - Number(b)
  // Numbers come before words.
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1
  return a < b ? -1 : Number(a > b)
}

/** Less than 0 where `a` comes before `b`, 0 where they are the same. */
export function compareVersions(a: Version, b: Version): number {
  const [[major, minor, patch], [otherMajor, otherMinor, otherPatch]] = [a.numbers, b.numbers]
  const byNumbers = major - otherMajor || minor - otherMinor || patch - otherPatch
  if (byNumbers !== 0) return byNumbers
  // What leads up to a release comes before it.
  if (a.before.length === 0 || b.before.length === 0)
    return Number(a.before.length === 0) - Number(b.before.length === 0)
  for (const [index, part] of a.before.entries()) {
    const other = b.before[index]
    if (other === undefined) return 1
    const byPart = compareParts(part, other)
    if (byPart !== 0) return byPart
  }
  return a.before.length - b.before.length
}

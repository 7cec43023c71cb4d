/** What is wrong with a release before anything is built. */
import { compareVersions, parseVersion, type Version } from './version.ts'

/** What there is to know of a checkout. */
export interface Facts {
  /** The version in package.json. */
  readonly version: string
  /** The versions in package-lock.json: its own, and that of the package at the root. */
  readonly locked: readonly string[]
  /** All of CHANGELOG.md. */
  readonly changelog: string
  readonly tags: readonly string[]
  /** '' where none is checked out. */
  readonly branch: string
  /** The files that are not committed as they are. */
  readonly changed: readonly string[]
}

const MAIN = 'main'
/** So many files are named. */
const NAMED = 5

function newestOf(tags: readonly string[]): { readonly tag: string; readonly version: Version } | undefined {
  const released = tags.flatMap((tag) => {
    const version = tag.startsWith('v') ? parseVersion(tag.slice(1)) : undefined
    return version ? { tag, version } : []
  })
  return released.toSorted((a, b) => compareVersions(b.version, a.version))[0]
}

function versionFaults({ version: text, locked, tags }: Facts): readonly string[] {
  const version = parseVersion(text)
  if (!version) return [`package.json: “${text}” is not a version such as 1.2.3`]
  const newest = newestOf(tags)
  return [
    ...(locked.every((other) => other === text)
      ? []
      : [`package-lock.json has version ${locked.find((other) => other !== text)}: run \`npm install\``]),
    ...(tags.includes(`v${text}`) ? [`There is a tag v${text} already`] : []),
    ...(newest && newest.tag !== `v${text}` && compareVersions(version, newest.version) <= 0
      ? [`package.json: ${text} does not come after ${newest.tag}, the newest tag`]
      : []),
  ]
}

/** Is it a day of the calendar, as 2026-11-30 is one and 2026-11-31 is not? */
function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

function changelogFaults({ changelog, version }: Facts): readonly string[] {
  const [, title = ''] = /^## (.+)$/m.exec(changelog) ?? []
  const [, name, said = ''] = /^(\S+)(?: \((.*)\))?$/.exec(title) ?? []
  if (name === undefined) return ['CHANGELOG.md has no entry: start one with `## <version> (<date>)`']
  return [
    ...(name === version ? [] : [`CHANGELOG.md: its first entry is ${name}, and not ${version}`]),
    ...(isDay(said)
      ? []
      : [`CHANGELOG.md: its first entry says “${said}” where the day belongs, such as (2026-11-30)`]),
  ]
}

function treeFaults({ branch, changed }: Facts): readonly string[] {
  const more = changed.length > NAMED ? ` and ${changed.length - NAMED} more` : ''
  return [
    ...(branch === MAIN ? [] : [`The branch is ${branch || 'none'}, and not ${MAIN}`]),
    ...(changed.length === 0 ? [] : [`Not committed: ${changed.slice(0, NAMED).join(', ')}${more}`]),
  ]
}

/** Everything that is wrong, one sentence each. */
export function releaseFaults(facts: Facts): readonly string[] {
  return [...versionFaults(facts), ...changelogFaults(facts), ...treeFaults(facts)]
}

/** The licences of the packages that are bundled into ours. */

/** As Vite writes them for one build. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX. */
  readonly identifier?: string
  readonly text?: string
}

/** A brand's mark among what we serve. */
export interface MarkSource {
  readonly title: string
  readonly source: string
  readonly guidelines?: string | undefined
}

const MARKS =
  'The marks below are drawn by Simple Icons, whose drawings are in the public domain. The marks themselves belong to their owners; they stand\nbeside the name of a way to pay, to tell it from others, and say nothing of who stands behind Paywicket.\n'

/** What we serve of others' brands, where it is from, and by what rules it may be shown. */
export function marksText(marks: readonly MarkSource[]): string {
  const lines = marks.map(({ title, source, guidelines }) =>
    [title, `source: ${source}`, ...(guidelines ? [`guidelines: ${guidelines}`] : [])].join('\n  '),
  )
  return [MARKS, ...lines.map((line) => `${line}\n`)].join('\n')
}

const HEAD = 'Paywicket contains the following packages, each under its own licence.\n'

/** One text for all builds, `notes` behind it. `mit` is the text of that licence without its copyright line. Throws where a package has no licence. */
export function licencesText(licences: readonly Licence[], mit: string, notes: readonly string[] = []): string {
  const unique = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]))
  const parts = [...unique]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([title, { name, identifier, text }]) => {
      // Some packages name their licence without bringing its text.
      const words = text ?? (identifier === 'MIT' ? `Copyright (c) the authors of ${name}\n\n${mit}` : undefined)
      if (words === undefined || identifier === undefined) throw new Error(`${title} is bundled without a licence`)
      return `${title} (${identifier})\n\n${words.trim()}\n`
    })
  const packages = [HEAD, ...parts].join(`\n${'-'.repeat(80)}\n\n`)
  return [packages, ...notes].join(`\n${'='.repeat(80)}\n\n`)
}

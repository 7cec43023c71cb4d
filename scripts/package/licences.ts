/** The licences of the packages that are bundled into ours. */

/** As Vite writes them for one build. */
export interface Licence {
  readonly name: string
  readonly version: string
  /** SPDX. */
  readonly identifier?: string
  readonly text?: string
}

const HEAD = 'Paywicket contains the following packages, each under its own licence.\n'

/** One text for all builds. `mit` is the text of that licence without its copyright line. Throws where a package has no licence. */
export function licencesText(licences: readonly Licence[], mit: string): string {
  const unique = new Map(licences.map((licence) => [`${licence.name} ${licence.version}`, licence]))
  const parts = [...unique]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([title, { name, identifier, text }]) => {
      // Some packages name their licence without bringing its text.
      const words = text ?? (identifier === 'MIT' ? `Copyright (c) the authors of ${name}\n\n${mit}` : undefined)
      if (words === undefined || identifier === undefined) throw new Error(`${title} is bundled without a licence`)
      return `${title} (${identifier})\n\n${words.trim()}\n`
    })
  return [HEAD, ...parts].join(`\n${'-'.repeat(80)}\n\n`)
}

/** `docs/errors.md`: every code, by where it is met. */
import { ERROR_CATALOGUE } from '../../server/error-catalogue.ts'
import { AGAIN, MENDERS, placeText } from '../../server/texts/meaning.ts'

const HEAD = `# Codes

Written by \`npm run api-pages\` from the code. Each server shows the same at \`/docs/errors\`, and each code at \`/docs/errors/<code>\`: that address is the \`type\` of a problem
document, and \`help\` of the widget's \`onError\`. A code is stable; sentences are not. \`http-000\` stands for each \`http-…\`.
`

/** The whole page. */
export function errorsMarkdown(): string {
  const groups = Object.entries(Object.groupBy(ERROR_CATALOGUE, ({ place }) => placeText(place)))
  const parts = groups.map(([place, list = []]) => {
    const hasStatus = list.some(({ status }) => status !== undefined)
    const rows = list.map(({ code, status, text, mender, again }) => {
      const cells = [`\`${code}\``, ...(hasStatus ? [String(status)] : []), text, MENDERS[mender], AGAIN[again]]
      return `| ${cells.join(' | ')} |`
    })
    const names = ['code', ...(hasStatus ? ['status'] : []), 'what it means', 'whose it is to mend', 'try again?']
    return `## ${place}\n\n| ${names.join(' | ')} |\n|${' --- |'.repeat(names.length)}\n${rows.join('\n')}\n`
  })
  return [HEAD, ...parts].join('\n')
}

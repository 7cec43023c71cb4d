/** README's table of settings: each row as it is declared beside what reads it. */
import { ROWS } from '../../server/settings/variables.ts'

const HEAD = '| variable | needed | default |\n| --- | --- | --- |\n'
const TABLE = /\| variable \| needed \| default \|\n(?:\|.*\n)+/

const cell = (text = ''): string => (text === '' ? ' ' : ` ${text} `)

/** The whole table, with its line ends. */
export const settingsTable = (): string =>
  `${HEAD}${ROWS.map(({ about, needed, usual }) => `|${[about, needed, usual].map(cell).join('|')}|\n`).join('')}`

/** README with the table in the place of the one that it has. */
export const withSettings = (readme: string): string => readme.replace(TABLE, settingsTable)

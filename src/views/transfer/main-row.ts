import type { Row, Transfer } from '../../contract/index.ts'

/** What the buyer copies first, and what the button says that does it. */
const WORDS = { card: 'copyCard', phone: 'copyPhone', account: 'copyAccount', address: 'copyAddress' } as const

export interface MainRow {
  readonly name: keyof typeof WORDS
  readonly word: (typeof WORDS)[keyof typeof WORDS]
  readonly copy: string
}

/** The number or the address that the money goes to; undefined where there is none. A place to meet is no such address. */
export function mainRow({ rows, mode }: Pick<Transfer, 'rows' | 'mode'>): MainRow | undefined {
  // The code is all that is copied there.
  if (mode === 'pix') return undefined
  for (const { name, value, copy = value } of rows) if (isMain(name, mode)) return { name, word: WORDS[name], copy }
  return undefined
}

function isMain(name: Row['name'], mode: Transfer['mode']): name is MainRow['name'] {
  return Object.hasOwn(WORDS, name) && (name !== 'address' || mode === 'crypto')
}

/** Invoice's terminals: the points of sale that payments are made from. */
import type { JsonObject } from '../wire.ts'

export interface Terminal {
  readonly id: string
  readonly alias: string
  readonly name: string
  readonly description: string
  readonly type: string
  readonly logo: string | undefined
  readonly defaultPrice: string
  readonly canComments: boolean
}

export interface Terminals {
  create(terminal: Omit<Terminal, 'id'>): Terminal
  byAlias(alias: string): Terminal | undefined
  byId(id: string): Terminal | undefined
}

export function createTerminals(): Terminals {
  const list: Terminal[] = []
  return {
    create(terminal) {
      // Small numbers, as in the document's samples.
      const made = { ...terminal, id: String(45 + list.length) }
      list.push(made)
      return made
    },
    byAlias: (alias) => list.find((one) => one.alias === alias),
    byId: (id) => list.find((one) => one.id === id),
  }
}

/** The answer of CreateTerminal and GetTerminal; `alias` is in the clients' reading of it. */
export function terminalShape(terminal: Terminal, origin: string): JsonObject {
  return {
    id: terminal.id,
    alias: terminal.alias,
    name: terminal.name,
    description: terminal.description,
    link: `${origin}/invoice/T${terminal.id}`,
    type: terminal.type,
    defaultPrice: Number(terminal.defaultPrice),
    canComments: terminal.canComments,
  }
}

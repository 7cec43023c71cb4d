/** Which programs stand above this one, up to the npm that began it. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

/** A program and the one above it. */
export interface Link {
  readonly pid: number
  readonly parent: number
}

/** What is known of a running program: the one above it, and how it was called. */
export interface Seen {
  readonly parent: number
  readonly called: string
}

/** Looks at a program; undefined where there is none, or where this machine does not tell. */
export type Look = (pid: number) => Seen | undefined

/** By Linux's /proc. */
export function lookInProc(pid: number): Seen | undefined {
  try {
    // `pid (name) state parent …`; the name may hold anything.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    return { parent, called: readFileSync(`/proc/${pid}/cmdline`, 'utf8') }
  } catch {
    return undefined
  }
}

const MANAGER = /^(npm|npx|pnpm|pnpx|yarn)(-cli)?(\.c?js)?$/

/** npm renames itself to what it does, `npm exec paywicket server`; the others are scripts of node. */
function isManager(called: string): boolean {
  const [program = '', script = ''] = called.split(/[\0 ]+/)
  return MANAGER.test(basename(program)) || (basename(program) === 'node' && MANAGER.test(basename(script)))
}

/** The links from `pid` up to the topmost npm, pnpm or yarn above it; none where there is none. */
export function linksToManager(pid: number, look: Look): readonly Link[] {
  const links: Link[] = []
  let upTo = 0
  for (let at = pid; at > 1;) {
    const seen = look(at)
    if (seen === undefined) break
    if (at !== pid && isManager(seen.called)) upTo = links.length
    links.push({ pid: at, parent: seen.parent })
    at = seen.parent
  }
  // One that is the first process of a container has nothing above it.
  const top = links.at(-1)?.parent
  if (top === 1 && isManager(look(1)?.called ?? '')) upTo = links.length
  return links.slice(0, upTo)
}

/** Does each program still have the one above it? Whose parent has died is given another. */
export const areWhole = (links: readonly Link[], look: Look): boolean =>
  links.every(({ pid, parent }) => look(pid)?.parent === parent)

/** Which files of some folders change. */
import { readdirSync, statSync, watch, type FSWatcher } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** How long it waits for more after the first sign of a change, ms. */
const SETTLING = 60
/** How often it looks without a sign, ms: not every disk gives one. */
const USUALLY = 3000

export interface WatchOptions {
  readonly root: string
  /** Folders and files, from the root. */
  readonly places: readonly string[]
  /** Told the files that are new, different or gone, by their paths from the root, with slashes. */
  readonly changed: (paths: readonly string[]) => void
  /** How often it looks without a sign, ms. */
  readonly every?: number
}

interface Seen {
  /** When each file was written, and its size. */
  readonly files: ReadonlyMap<string, string>
  readonly folders: ReadonlySet<string>
}

function look(root: string, places: readonly string[]): Seen {
  const files = new Map<string, string>()
  const folders = new Set<string>()
  const visit = (path: string) => {
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isFile()) files.set(relative(root, path).split(sep).join('/'), `${stats.mtimeMs} ${stats.size}`)
    if (!stats?.isDirectory()) return
    folders.add(path)
    for (const name of namesIn(path)) visit(join(path, name))
  }
  for (const place of places) {
    visit(join(root, place))
    // A file that is replaced shows only in its folder.
    folders.add(dirname(join(root, place)))
  }
  return { files, folders }
}

/** None where the folder has gone in between. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Watches until it is closed. A sign of the system only makes it look: what has changed is the difference between two
 * looks. So files that are replaced, folders that are new and files that an editor puts there for a moment are all one.
 */
export function watchTree({ root, places, changed, every = USUALLY }: WatchOptions): { close(): void } {
  const watchers = new Map<string, FSWatcher>()
  let seen = look(root, places)
  let timer: NodeJS.Timeout | undefined

  function again(): void {
    timer = undefined
    const before = seen
    seen = look(root, places)
    follow()
    const names = new Set([...before.files.keys(), ...seen.files.keys()])
    const different = [...names].filter((name) => before.files.get(name) !== seen.files.get(name))
    if (different.length > 0) changed(different.toSorted())
  }
  const sign = () => {
    timer ??= setTimeout(again, SETTLING)
  }
  function follow(): void {
    for (const [folder, watcher] of watchers) {
      if (seen.folders.has(folder)) continue
      watcher.close()
      watchers.delete(folder)
    }
    const fresh = [...seen.folders].filter((folder) => !watchers.has(folder))
    for (const folder of fresh) open(folder)
    // What was written between the look and now has given no sign.
    if (fresh.length > 0) sign()
  }
  function open(folder: string): void {
    try {
      const watcher = watch(folder, sign)
      // A folder that goes, or a system that will not watch more: it is looked at all the same, only later.
      watcher.on('error', () => {})
      watchers.set(folder, watcher)
    } catch {
      // As above.
    }
  }

  follow()
  const looking = setInterval(again, every)
  return {
    close() {
      clearInterval(looking)
      clearTimeout(timer)
      for (const watcher of watchers.values()) watcher.close()
    },
  }
}

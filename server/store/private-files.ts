/** A database holds who bought what, so nobody but the server's own user may read its files. */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { StoreLog } from './store-log.ts'

const OWN_FILE = 0o600
const OWN_FOLDER = 0o700
const OTHERS = 0o077

/** Files that SQLite and our lock keep beside the database. SQLite makes its own with the mode of the database. */
const BESIDE = ['', '-wal', '-shm', '.lock'] as const

/** All files of the database at `path`, whether they are there now or not. */
export const filesOf = (path: string): readonly string[] => BESIDE.map((end) => path + end)

/**
 * Makes the folder of `path` (0700), the database and its lock (0600) where they are missing, and takes from files that are
 * there what others may do with them, which is said. A folder that is there is left as it is: it may be shared.
 * A file of another user cannot be changed; that is said too, and is no error. Throws where a file cannot be made.
 */
export function keepPrivate(path: string, log: StoreLog): void {
  mkdirSync(dirname(path), { recursive: true, mode: OWN_FOLDER })
  // Made here, not by SQLite: it would ask for 0644, and be readable until changed.
  for (const file of [path, `${path}.lock`]) if (!existsSync(file)) closeSync(openSync(file, 'a', OWN_FILE))
  // Windows has no such modes.
  if (process.platform === 'win32') return
  for (const file of filesOf(path)) tighten(file, log)
}

function tighten(file: string, log: StoreLog): void {
  const was = statSync(file, { throwIfNoEntry: false })?.mode
  if (was === undefined || (was & OTHERS) === 0) return
  const mode = (was & 0o777).toString(8).padStart(4, '0')
  try {
    chmodSync(file, OWN_FILE)
    log.warn({ file, mode }, 'others could read this file of the database; now only its owner can')
  } catch {
    log.warn(
      { file, mode },
      'others can read this file of the database, and it belongs to another user: set its mode to 0600',
    )
  }
}

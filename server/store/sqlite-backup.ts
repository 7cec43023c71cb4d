/** A whole copy of a SQLite database, taken while a server goes on writing. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { backup, DatabaseSync } from 'node:sqlite'
import { BUSY_WAIT } from './sqlite.ts'

const OWN_FILE = 0o600
/** All pages in one step: between two steps a server that writes would have the copy begin anew, again and again. */
const ALL_PAGES = 2 ** 31 - 1

/**
 * Copies the database at `from` into `to`: each session as it was at one moment, in one file that only this user can read, and that is
 * looked through before it stands under its name. `to` must not exist, or is replaced where `replaces` says so; until the copy is
 * whole it stays as it was. Throws where it cannot be made, or is not whole.
 */
export async function copyDatabase(from: string, to: string, replaces: boolean): Promise<void> {
  const part = `${to}.${process.pid}.part`
  // Holds the name meanwhile, so that nothing that comes to stand there is overwritten.
  if (!replaces) closeSync(openSync(to, 'wx', OWN_FILE))
  try {
    // Made here, not by SQLite: it would be readable by others until changed.
    closeSync(openSync(part, 'wx', OWN_FILE))
    const source = new DatabaseSync(from, { readOnly: true, timeout: BUSY_WAIT })
    try {
      await backup(source, part, { rate: ALL_PAGES })
    } finally {
      source.close()
    }
    check(part)
    sync(part)
    renameSync(part, to)
    sync(dirname(to))
  } catch (error) {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true })
    if (!replaces) rmSync(to, { force: true })
    throw error
  }
}

/** Throws where the copy is not whole. What is written beside a database while it is used is taken into the one file. */
function check(path: string): void {
  const copy = new DatabaseSync(path)
  try {
    copy.exec('PRAGMA journal_mode = DELETE')
    const found = copy.prepare('PRAGMA integrity_check').all()
    const wrong = found.map(({ integrity_check: line }) => String(line)).filter((line) => line !== 'ok')
    if (found.length === 0 || wrong.length > 0)
      throw new Error(`the copy is not whole, so the database may be damaged: ${wrong.slice(0, 3).join('; ')}`)
  } finally {
    copy.close()
  }
}

/** What is written is on the disk before it is said to be. */
function sync(path: string): void {
  // Windows opens no folder.
  if (process.platform === 'win32') return
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

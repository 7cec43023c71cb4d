/** SQLite through `node:sqlite`, the database built into Node, as a Kysely dialect. */
import { existsSync } from 'node:fs'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { SqliteDialect, type SqliteStatement } from 'kysely'
import { keepPrivate } from './private-files.ts'
import type { StoreLog } from './store-log.ts'

/** How long a server that is being replaced may take to let go of its file, ms, and how often it is tried. */
const PATIENCE = 12_000
const PAUSE = 100
/** How often a server looks whether a program beside it has written, ms. */
const LOOK = 1000

/** How many statements are kept for the next use. */
const MOST_PREPARED = 200

/** SQLite's primary result code for "the database file is locked". */
const BUSY = 5

/** And the one for "a table is locked", by a transaction of this very program. */
const LOCKED = 6

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === BUSY
}

const isLocked = (error: unknown): boolean =>
  isBusy(error) || (error instanceof Error && 'errcode' in error && error.errcode === LOCKED)

/**
 * Claims `path` for this process until `close`. The claim is a lock of the operating system on a file beside the
 * database, so a killed process has let go of it, and programs that only read (a backup) are not kept out.
 * Throws a sentence where another server holds it for longer than `patience` ms.
 */
async function claim(path: string, patience: number): Promise<DatabaseSync> {
  const end = Date.now() + patience
  const lock = new DatabaseSync(`${path}.lock`)
  for (;;) {
    try {
      lock.exec('BEGIN EXCLUSIVE')
      return lock
    } catch (error) {
      if (!isBusy(error) || Date.now() >= end) {
        lock.close()
        if (!isBusy(error)) throw error
        throw new Error(
          `Another server is using ${path}. One server at a time can use a file; several need PostgreSQL (DATABASE_URL=postgres://…).`,
          { cause: error },
        )
      }
      await sleep(PAUSE)
    }
  }
}

/** SQLite counts the commits of other connections: where the count has moved, `told` is called. Gives back what ends it. */
function watchOthers(database: DatabaseSync, told: () => void): () => void {
  const count = database.prepare('PRAGMA data_version')
  const read = (): unknown => count.get()?.['data_version']
  let known = read()
  const timer = setInterval(() => {
    const now = read()
    if (now === known) return
    known = now
    told()
  }, LOOK).unref()
  return () => clearInterval(timer)
}

function prepare(database: DatabaseSync, text: string): SqliteStatement {
  // A transaction that reads before it writes would fail, not wait, where another program writes in between.
  const statement = database.prepare(text === 'begin' ? 'begin immediate' : text)
  const values = (parameters: readonly unknown[]) => parameters as readonly SQLInputValue[]
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...values(parameters)),
    run: (parameters) => statement.run(...values(parameters)),
    iterate: (parameters) => statement.iterate(...values(parameters)) as IterableIterator<unknown>,
  }
}

/** How long another program's lock is waited for, ms. */
export const BUSY_WAIT = 5000

/** Does it now or not at all. */
function atOnce(database: DatabaseSync, text: string): void {
  database.exec('PRAGMA busy_timeout = 0')
  try {
    database.exec(text)
  } catch (error) {
    if (!isLocked(error)) throw error
  } finally {
    database.exec(`PRAGMA busy_timeout = ${BUSY_WAIT}`)
  }
}

interface Opened {
  readonly dialect: SqliteDialect
  readonly watch: (told: () => void) => () => void
  readonly wipe: () => void
  readonly rewrite: () => void
}

/** Kysely's dialect over an open database; `close` is called once nobody needs it any more. */
function dialectOf(database: DatabaseSync, close: () => void): SqliteDialect {
  const prepared = new Map<string, SqliteStatement>()
  return new SqliteDialect({
    database: {
      close,
      prepare(text) {
        const held = prepared.get(text)
        if (held) return held
        // Lists of any length make texts of any number.
        if (prepared.size >= MOST_PREPARED) prepared.clear()
        const statement = prepare(database, text)
        prepared.set(text, statement)
        return statement
      },
    },
  })
}

/** Opens the database at `path`, which is there, to look at it: nothing of it can be changed, nor are the modes of its files. */
export function lookAtSqlite(path: string): SqliteDialect {
  const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_WAIT })
  return dialectOf(database, () => database.close())
}

/** Begins a write in the database at `path`, which is there, and takes it back. Throws where it cannot be begun. */
export function tryToWrite(path: string): void {
  const database = new DatabaseSync(path, { timeout: BUSY_WAIT })
  try {
    database.exec('BEGIN IMMEDIATE; ROLLBACK')
  } finally {
    database.close()
  }
}

export interface SqliteOptions {
  /** How long another server's hold on the file is waited for, ms. */
  readonly patience?: number
  /** True for a program that works beside the server: it claims nothing and makes no database where there is none. */
  readonly beside?: boolean
}

/**
 * Opens `path` (`:memory:` for none) with a write-ahead log, so that readers do not wait for the writer and a
 * killed process loses nothing that was committed. Makes the folder where it is missing; only this user can read the files.
 */
export async function openSqlite(
  path: string,
  { patience = PATIENCE, beside = false }: SqliteOptions,
  log: StoreLog,
): Promise<Opened> {
  const isFile = path !== ':memory:'
  if (beside && !existsSync(path)) throw new Error(`There is no database at ${path}.`)
  if (isFile) keepPrivate(path, log)
  const lock = isFile && !beside ? await claim(path, patience) : undefined
  const database = new DatabaseSync(path)
  database.exec(
    `PRAGMA busy_timeout = ${BUSY_WAIT}; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON`,
  )
  const dialect = dialectOf(database, () => {
    database.close()
    lock?.close()
  })
  return {
    dialect,
    watch: (told) => watchOthers(database, told),
    // What was deleted is overwritten in the file, and stands no longer in the log of writes either. Where something else is at work
    // it is done the next time: nobody waits for it.
    wipe: () => atOnce(database, 'PRAGMA wal_checkpoint(TRUNCATE)'),
    rewrite: () => database.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE)'),
  }
}

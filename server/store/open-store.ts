import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Store } from '../domain/store.ts'
import { kyselyStore } from './kysely-store.ts'
import { migrations } from './migrations.ts'
import type * as postgres from './postgres.ts'
import { openSqlite, type SqliteOptions } from './sqlite.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

export interface OpenOptions extends SqliteOptions {
  readonly log: StoreLog
}

const QUIET: OpenOptions = { log: { warn: () => {} } }

/**
 * Opens the storage named by `DATABASE_URL`: `file:./data/paywicket.db`, `file::memory:` or `postgres://…`. Brings the
 * schema up to date first; several servers may do so at once. Throws an error with a sentence where the address is of
 * no known kind, the database cannot be reached or the schema cannot be made.
 */
export async function openStore(url: string, { log, ...sqlite }: OpenOptions = QUIET): Promise<Store> {
  if (/^postgres(ql)?:/.test(url)) {
    const { openPostgres } = await withPg()
    const { db, watch } = openPostgres(url, log)
    await migrate(db)
    // Its autovacuum overwrites what was deleted, in its own time.
    return kyselyStore(db, { alone: false, lockRows: true, hasStatistics: true, watch, wipe: async () => {} })
  }
  if (!url.startsWith('file:'))
    throw new Error(`DATABASE_URL must begin with file: or postgres:// (it begins with ${url.split(':')[0]}:)`)
  const { dialect, watch, wipe } = await openSqlite(url.slice('file:'.length), sqlite, log)
  const db = new Kysely<Tables>({ dialect })
  await migrate(db)
  return kyselyStore(db, {
    alone: !sqlite.beside,
    lockRows: false,
    hasStatistics: false,
    wipe: async () => wipe(),
    watch: async ({ missed }) => {
      const unwatch = watch(missed)
      return async () => unwatch()
    },
  })
}

/** `pg` is loaded only by those who use it; SQLite needs no package at all. */
async function withPg(): Promise<typeof postgres> {
  try {
    return await import('./postgres.ts')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (!isMissing) throw error
    // oxlint-disable-next-line preserve-caught-error -- where it was looked for helps nobody
    throw new Error('DATABASE_URL names a PostgreSQL database, which needs the package pg: npm install pg')
  }
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  await db.destroy()
  throw new Error('The database could not be reached, or its schema could not be brought up to date', { cause: error })
}

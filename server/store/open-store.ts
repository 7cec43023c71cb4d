import { Kysely } from 'kysely'
import type { Store } from '../domain/store.ts'
import { kyselyStore } from './kysely-store.ts'
import type * as postgres from './postgres.ts'
import { bringUpToDate } from './schema.ts'
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
  const place = storageAt(url)
  switch (place.kind) {
    case 'postgres': {
      const { openPostgres } = await withPg()
      const { db, watch } = openPostgres(place.url, log)
      await migrate(db, log)
      // Its autovacuum overwrites what was deleted, in its own time.
      return kyselyStore(db, { alone: false, lockRows: true, hasStatistics: true, watch, wipe: async () => {} })
    }
    case 'file': {
      const { dialect, watch, wipe, rewrite } = await openSqlite(place.path, sqlite, log)
      const db = new Kysely<Tables>({ dialect })
      await migrate(db, log)
      return kyselyStore(db, {
        alone: !sqlite.beside,
        lockRows: false,
        hasStatistics: false,
        wipe: async () => wipe(),
        rewrite: async () => rewrite(),
        watch: async ({ missed }) => {
          const unwatch = watch(missed)
          return async () => unwatch()
        },
      })
    }
  }
}

/** What `DATABASE_URL` names. */
export type Place =
  | { readonly kind: 'postgres'; readonly url: string }
  /** `:memory:` where it is none. */
  | { readonly kind: 'file'; readonly path: string }

/** Throws a sentence where it is of no known kind. */
export function storageAt(url: string): Place {
  if (/^postgres(ql)?:/.test(url)) return { kind: 'postgres', url }
  if (url.startsWith('file:')) return { kind: 'file', path: url.slice('file:'.length) }
  throw new Error(`DATABASE_URL must begin with file: or postgres:// (it begins with ${url.split(':')[0]}:)`)
}

/** `pg` is loaded only by those who use it; SQLite needs no package at all. */
export async function withPg(): Promise<typeof postgres> {
  try {
    return await import('./postgres.ts')
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    if (!isMissing) throw error
    // oxlint-disable-next-line preserve-caught-error -- where it was looked for helps nobody
    throw new Error('DATABASE_URL names a PostgreSQL database, which needs the package pg: npm install pg')
  }
}

async function migrate(db: Kysely<Tables>, log: StoreLog): Promise<void> {
  try {
    await bringUpToDate(db, log)
  } catch (error) {
    await db.destroy()
    throw new Error('The database could not be reached, or its schema could not be brought up to date', {
      cause: error,
    })
  }
}

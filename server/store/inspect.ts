/** Storage as it is found, for whoever looks at it and must not change it. */
import { existsSync } from 'node:fs'
import { Kysely, sql } from 'kysely'
import { keepDaysOf } from './erasing.ts'
import type { Store } from '../domain/store.ts'
import { storageAt, withPg } from './open-store.ts'
import { readSchema, type Schema } from './schema.ts'
import { lookAtSqlite, tryToWrite } from './sqlite.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

export interface FoundStorage {
  schema(): Promise<Schema>
  /** Begins a write and takes it back. Throws where it may not be done. The schema must be up to date. */
  tryToWrite(): Promise<void>
  /** After how many days persons are erased, as the database says. The schema must be up to date. */
  keepDays(): Promise<number | undefined>
  /** Does it tell one server of what another has changed? A sentence where it does not; undefined where it does, or where there is one server. */
  deafness(): Promise<string | undefined>
  close(): Promise<void>
}

/** Looks at the storage named by `DATABASE_URL`; undefined where it is a file that is not there. Throws as `openStore` does. */
export async function inspectStorage(url: string, log: StoreLog): Promise<FoundStorage | undefined> {
  const place = storageAt(url)
  switch (place.kind) {
    case 'file': {
      const { path } = place
      if (path === ':memory:' || !existsSync(path)) return undefined
      const db = new Kysely<Tables>({ dialect: lookAtSqlite(path) })
      return { ...looking(db), tryToWrite: async () => tryToWrite(path), deafness: async () => undefined }
    }
    case 'postgres': {
      const { openPostgres } = await withPg()
      const said: string[] = []
      const heard = {
        warn(detail: object, message: string) {
          said.push(message)
          log.warn(detail, message)
        },
      }
      const { db, watch } = openPostgres(place.url, heard)
      return { ...looking(db), tryToWrite: () => writeNothing(db), deafness: () => deafnessOf(watch, said) }
    }
  }
}

function looking(db: Kysely<Tables>): Pick<FoundStorage, 'schema' | 'keepDays' | 'close'> {
  return {
    schema: () => readSchema(db),
    keepDays: () => keepDaysOf(db),
    close: () => db.destroy(),
  }
}

/** The database asks whether this role may, and whether anything may be written now, though no row is meant. */
async function writeNothing(db: Kysely<Tables>): Promise<void> {
  for (const table of ['sessions', 'outbox', 'settings'] as const)
    await sql`delete from ${sql.table(table)} where false`.execute(db)
}

/** Listens as a server does, to a word of its own; what is warned of meanwhile is in `said`. */
async function deafnessOf(watch: Store['watch'], said: readonly string[]): Promise<string | undefined> {
  const before = said.length
  const unwatch = await watch({ revision: () => {}, missed: () => {}, watched: () => [] })
  await unwatch()
  return said[before]
}

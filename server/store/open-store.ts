import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { kyselyStore } from './kysely-store.ts'
import { migrations } from './migrations.ts'
import { sqliteDialect } from './sqlite.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/**
 * Opens the storage named by `DATABASE_URL`: `file:./data/paywicket.db` or `file::memory:`. Brings the schema up to
 * date first. Throws an error with a sentence where the address is of no known kind or the schema cannot be made.
 */
export async function openStore(url: string): Promise<Store> {
  if (!url.startsWith('file:'))
    throw new Error(`DATABASE_URL must begin with file: (it begins with ${url.split(':')[0]}:)`)
  const db = new Kysely<Tables>({ dialect: sqliteDialect(url.slice('file:'.length)) })
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The database schema could not be brought up to date', { cause: error })
  return kyselyStore(db)
}

/** How the schema of a database stands beside the steps that this release knows, and bringing it up to date. */
import type { Kysely } from 'kysely'
import { DEFAULT_MIGRATION_TABLE, Migrator, type Migration } from 'kysely/migration'
import { migrations } from './migrations.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

export interface Schema {
  /** Steps that this release knows and that have not been made, in their order. */
  readonly missing: readonly string[]
  /** Steps that a newer release has made. */
  readonly newer: readonly string[]
}

/** The migrator's own table. */
type Made = { [DEFAULT_MIGRATION_TABLE]: { name: string } }

/** Changes nothing. Throws where the database cannot be reached or read. */
export async function readSchema(db: Kysely<Tables>): Promise<Schema> {
  const made = await stepsIn(db)
  const known = Object.keys(migrations).toSorted()
  return {
    missing: known.filter((step) => !made.includes(step)),
    newer: made.filter((step) => !known.includes(step)),
  }
}

async function stepsIn(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === DEFAULT_MIGRATION_TABLE)) return []
  const rows = await db.withTables<Made>().selectFrom(DEFAULT_MIGRATION_TABLE).select('name').orderBy('name').execute()
  return rows.map(({ name }) => name)
}

/**
 * Makes the steps that are missing; several servers may do so at once. A schema that a newer release has made is taken as it is,
 * and said: a step only adds, so that the release before finds all that it knows (docs/operations.md, "Going back"). Throws where the
 * database cannot be reached, a step fails, or the newer release has left out a step of ours.
 */
export async function bringUpToDate(db: Kysely<Tables>, log: StoreLog): Promise<void> {
  const { newer } = await readSchema(db)
  // What the newer release has made stands here for the migrator's sake alone, which knows no step that it was not told of.
  const theirs = Object.fromEntries(newer.map((step): [string, Migration] => [step, { up: async () => {} }]))
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations, ...theirs }) } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  if (newer.length > 0)
    log.warn(
      { steps: newer },
      'the schema of the database is of a newer release; see its release notes for whether this one may run on it',
    )
}

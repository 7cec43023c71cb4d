/** A recorded database, opened from a copy: as the SQLite file it is, or row by row in PostgreSQL. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { Kysely, PostgresDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import pg from 'pg'
import { migrations } from '../../../server/store/migrations.ts'
import type { Postgres } from '../../support/store/postgres.ts'

const DATABASES = fileURLToPath(new URL('./databases', import.meta.url))

export type Row = Readonly<Record<string, unknown>>

export interface Database {
  /** Its `DATABASE_URL`. */
  readonly url: string
  /** What is in a table now. */
  rows(table: string): Promise<readonly Row[]>
  close(): Promise<void>
}

/** The path of what was recorded under this commit and name, without its ending. */
export const recorded = (commit: string, name: string): string => join(DATABASES, commit, name)

/** Unpacks a recorded database into `folder`. */
export async function openFile(path: string, folder: string): Promise<Database> {
  const file = join(folder, 'shop.db')
  await writeFile(file, gunzipSync(await readFile(`${path}.db.gz`)))
  // One that is being written is read between two changes.
  const database = new DatabaseSync(file, { timeout: 5000 })
  return {
    url: `file:${file}`,
    rows: async (table) => database.prepare(`select * from ${table}`).all(),
    close: async () => database.close(),
  }
}

/** The names of the tables that hold something, the migrator's own left out. */
async function tablesOf(file: Database): Promise<readonly string[]> {
  const all = await file.rows('sqlite_schema')
  return all
    .filter(({ type, name }) => type === 'table' && !String(name).startsWith('kysely_'))
    .map(({ name }) => String(name))
}

/** Copies `file` into an empty database of `postgres`, whose schema is brought as far as the file's own. */
export async function copyToPostgres(file: Database, postgres: Postgres): Promise<Database> {
  const url = await postgres.database()
  const pool = new pg.Pool({ connectionString: url })
  // Connections that are just being closed when the server stops.
  pool.on('error', () => undefined)
  const db = new Kysely<Record<string, Record<string, SQLOutputValue>>>({ dialect: new PostgresDialect({ pool }) })
  const last = (await file.rows('kysely_migration')).at(-1)?.['name']
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateTo(String(last))
  if (error) throw new Error('The schema could not be made', { cause: error })
  for (const table of await tablesOf(file)) {
    const rows = await file.rows(table)
    if (rows.length > 0)
      await db
        .insertInto(table)
        .values(rows as Record<string, SQLOutputValue>[])
        .execute()
  }
  return {
    url,
    rows: async (table) => (await pool.query<Row>(`select * from ${table}`)).rows,
    close: () => db.destroy(),
  }
}

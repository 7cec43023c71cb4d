/** A database of so many sessions, with the store on it and what its queries were. */
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { Kysely, type KyselyPlugin } from 'kysely'
import pg from 'pg'
import type { Store } from '../../server/domain/store.ts'
import { kyselyStore } from '../../server/store/kysely-store.ts'
import { openStore } from '../../server/store/open-store.ts'
import { openPostgres } from '../../server/store/postgres.ts'
import { openSqlite } from '../../server/store/sqlite.ts'
import type { Tables } from '../../server/store/tables.ts'
import type { Postgres } from '../../test/support/store/postgres.ts'
import { fillStatements } from './sample.ts'

/** A statement as it was sent. */
export interface Asked {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export interface Grown {
  readonly sessions: number
  readonly store: Store
  /** What has been asked since the last call of this. */
  takeAsked(): readonly Asked[]
  /** The lines of the plan by which the database answers. */
  plan(asked: Asked): Promise<readonly string[]>
  /** How long it takes to open it, ms. */
  timeOpening(): Promise<number>
  close(): Promise<void>
}

/** Sessions that are made by one statement: more would need too much memory at once. */
const BATCH = 50_000

function batches(sessions: number): readonly string[] {
  const count = Math.ceil(sessions / BATCH)
  return Array.from({ length: count }, (_, batch) =>
    fillStatements(batch * BATCH, Math.min(sessions, (batch + 1) * BATCH)),
  ).flat()
}

const QUIET = { warn: () => {} }

/** The store on `db`, and a list that grows with each of its queries. */
function listenedTo(db: Kysely<Tables>, isPostgres: boolean) {
  let asked: Asked[] = []
  const recorder: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      const { sql, parameters } = db.getExecutor().compileQuery(node, queryId)
      asked.push({ sql, parameters })
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const flavour = {
    alone: true,
    lockRows: isPostgres,
    hasStatistics: isPostgres,
    watch: async () => async () => {},
    wipe: async () => {},
  }
  const store = kyselyStore(db.withPlugin(recorder), flavour)
  const takeAsked = () => {
    const taken = asked
    asked = []
    return taken
  }
  return { store, takeAsked }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

/** A file in `folder`, which is made. */
export async function growSqlite(folder: string, sessions: number): Promise<Grown> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${sessions}.db`)
  await rm(path, { force: true })
  await (await openStore(`file:${path}`)).close()
  const filling = new DatabaseSync(path)
  filling.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000')
  for (const statement of batches(sessions)) filling.exec(statement)
  filling.close()
  const { dialect } = await openSqlite(path, {}, QUIET)
  const db = new Kysely<Tables>({ dialect })
  const beside = new DatabaseSync(path, { readOnly: true })
  const { store, takeAsked } = listenedTo(db, false)
  return {
    sessions,
    store,
    takeAsked,
    async plan({ sql, parameters }) {
      const rows = beside.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...(parameters as SQLInputValue[]))
      return rows.map(({ detail }) => String(detail))
    },
    timeOpening: () => timed(async () => (await openStore(`file:${path}`, { log: QUIET, beside: true })).close()),
    async close() {
      beside.close()
      await store.close()
    },
  }
}

/** A database of `postgres`, which is made. */
export async function growPostgres(postgres: Postgres, sessions: number): Promise<Grown> {
  const url = await postgres.database()
  await (await openStore(url)).close()
  for (const statement of batches(sessions)) await postgres.query(url, statement)
  // Its autovacuum does so by itself, in its own time.
  await postgres.query(url, 'VACUUM ANALYZE')
  const { db } = openPostgres(url, QUIET)
  const { store, takeAsked } = listenedTo(db, true)
  return {
    sessions,
    store,
    takeAsked,
    async plan({ sql, parameters }) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, [...parameters])
        return rows.map((row) => row['QUERY PLAN'])
      } finally {
        await client.end()
      }
    },
    timeOpening: () => timed(async () => (await openStore(url)).close()),
    close: () => store.close(),
  }
}

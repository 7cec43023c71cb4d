/** PostgreSQL through `pg`: the pool Kysely draws from, and the one connection that listens. */
import { CompiledQuery, Kysely, PostgresDialect, sql, type DatabaseConnection } from 'kysely'
import pg from 'pg'
import type { Store } from '../domain/store.ts'
import { SECOND } from '../domain/time-units.ts'
import { CHANNEL } from './channel.ts'
import { listen } from './listen.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

/** A server that hangs in the middle of a change must not hold a session's lock for ever, ms. */
const LOCK_LIMIT = 30 * SECOND
const CONNECT_LIMIT = 5 * SECOND
/** Said to each connection once there is one: PgBouncer takes none that says so at its start. */
const LIMITS = CompiledQuery.raw(
  "select set_config('statement_timeout', $1, false), set_config('idle_in_transaction_session_timeout', $1, false)",
  [String(LOCK_LIMIT)],
)

/** Our integers of 64 bits are times and counts, all far below 2^53; the driver would hand them over as text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (type, format) =>
    type === pg.types.builtins.INT8 ? Number : (pg.types.getTypeParser(type, format) as (text: string) => unknown),
}

/** Nothing is connected before the first query. `url` is never logged. */
export function openPostgres(url: string, log: StoreLog): { db: Kysely<Tables>; watch: Store['watch'] } {
  const settings = {
    connectionString: url,
    application_name: 'paywicket',
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_LIMIT,
  }
  const pool = new pg.Pool({ ...settings, types })
  // An idle connection that breaks is replaced at the next query; unheard, its error would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'))
  // So is one that breaks between two statements of a transaction, whose next statement fails.
  pool.on('connect', (client) => client.on('error', () => {}))
  const onCreateConnection = async (connection: DatabaseConnection) => void (await connection.executeQuery(LIMITS))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool, onCreateConnection }) })
  return {
    db,
    watch: (watcher) =>
      listen({
        connect: () => new pg.Client(settings),
        tell: async (payload) => void (await sql`select pg_notify(${CHANNEL}, ${payload})`.execute(db)),
        revisions: (ids) => revisionsOf(db, ids),
        watcher,
        log,
      }),
  }
}

/** The revision that each of these sessions has now. */
async function revisionsOf(db: Kysely<Tables>, ids: readonly string[]) {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', sql<number>`(doc::json ->> 'revision')::int`.as('revision')])
    .where('id', 'in', ids)
    .execute()
  return rows.map(({ id, revision }) => ({ session: id, revision }))
}

/** PostgreSQL through `pg`: the pool Kysely draws from, and the one connection that listens. */
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Store } from '../domain/store.ts'
import { SECOND } from '../domain/time-units.ts'
import { listen } from './listen.ts'
import type { StoreLog } from './store-log.ts'
import type { Tables } from './tables.ts'

/** A server that hangs in the middle of a change must not hold a session's lock for ever, ms. */
const LOCK_LIMIT = 30 * SECOND
const CONNECT_LIMIT = 5 * SECOND

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
  const pool = new pg.Pool({
    ...settings,
    types,
    statement_timeout: LOCK_LIMIT,
    idle_in_transaction_session_timeout: LOCK_LIMIT,
  })
  // An idle connection that breaks is replaced at the next query; unheard, its error would end the process.
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection to the database was lost'))
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    watch: (watcher) => listen({ connect: () => new pg.Client(settings), watcher, log }),
  }
}

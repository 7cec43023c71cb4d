/** The list of sessions, in SQL: each way to ask is served by an index that has the rows in the list's own order. */
import { sql, type Kysely, type RawBuilder } from 'kysely'
import type { SessionFilter } from '../domain/session-filter.ts'
import type { SessionState } from '../domain/session.ts'
import { readOlder, stateOf } from './rows.ts'
import type { Tables } from './tables.ts'
import { isText } from './transact.ts'

/** Sessions of an older release that are read at once before a list is made. */
const PAGE = 50

/** The sessions a payment system's id belongs to: a few, since each names its own. */
async function sessionsOf(db: Kysely<Tables>, reference: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('payments')
    .select('session_id')
    .where('payment', '=', reference)
    .union(db.selectFrom('refunds').select('session_id').where('reference', '=', reference))
    .execute()
  return rows.map((row) => row.session_id)
}

/**
 * What must hold of each row, the condition that leaves the fewest rows first. Where the database gathers no statistics by itself, as
 * SQLite, an index serves that one alone, and the others are looked at row by row.
 */
function conditionsOf(
  filter: SessionFilter,
  ids: readonly string[] | undefined,
  hasStatistics: boolean,
): readonly RawBuilder<boolean>[] {
  const { order, customer, attention, amount, status } = filter
  let isServed = false
  /** An expression is served by no index. */
  const column = (name: string): RawBuilder<unknown> => {
    const served = isServed && !hasStatistics
    isServed = true
    return served ? sql`${sql.ref(name)} || ''` : sql.ref(name)
  }
  const conditions: RawBuilder<boolean>[] = []
  if (ids) conditions.push(sql`${column('id')} in (${sql.join(ids)})`)
  if (order !== undefined) conditions.push(sql`${column('order_id')} = ${order}`)
  if (customer !== undefined) conditions.push(sql`${column('customer')} = ${customer}`)
  if (attention) {
    conditions.push(isServed && !hasStatistics ? sql`attention + 0 = 1` : sql`attention = 1`)
    isServed = true
  }
  if (amount) {
    conditions.push(sql`${column('amount')} = ${amount.value}`)
    if (amount.currency !== undefined) conditions.push(sql`currency = ${amount.currency}`)
  }
  if (status !== undefined) conditions.push(sql`${column('status')} = ${status}`)
  return conditions
}

/** A page of sessions, those included that an older release has written. */
export async function listSessions(
  db: Kysely<Tables>,
  filter: SessionFilter,
  hasStatistics: boolean,
): Promise<readonly SessionState[]> {
  const { order, status, reference, customer, amount, from, to, after, limit } = filter
  const texts = [order, status, reference, customer, amount?.value, amount?.currency, after?.id]
  if (customer === '' || texts.some((text) => text !== undefined && !isText(text))) return []
  // Buyers go first.
  while ((await readOlder(db, PAGE)) > 0) await new Promise((resolve) => setImmediate(resolve))
  const ids = reference === undefined ? undefined : await sessionsOf(db, reference)
  if (ids?.length === 0) return []
  const isOldestFirst = filter.sort === 'oldest'
  const direction = isOldestFirst ? 'asc' : 'desc'
  let query = db.selectFrom('sessions').select('doc').orderBy('created_at', direction).orderBy('id', direction)
  for (const condition of conditionsOf(filter, ids, hasStatistics)) query = query.where(condition)
  if (from !== undefined) query = query.where('created_at', '>=', from)
  if (to !== undefined) query = query.where('created_at', '<=', to)
  if (after) {
    const place = sql`(${after.at}, ${after.id})`
    query = query.where(
      isOldestFirst ? sql<boolean>`(created_at, id) > ${place}` : sql<boolean>`(created_at, id) < ${place}`,
    )
  }
  return (await query.limit(limit).execute()).map((row) => stateOf(row.doc))
}

/** The newest sessions of a customer; nobody waits for those that an older release has written. */
export async function newestSessionsOf(
  db: Kysely<Tables>,
  customer: string,
  limit: number,
): Promise<readonly SessionState[]> {
  if (customer === '' || !isText(customer)) return []
  const rows = await db
    .selectFrom('sessions')
    .select('doc')
    .where('customer', '=', customer)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => stateOf(row.doc))
}

/** What waits to be told to the shop. */
import type { Kysely, Transaction } from 'kysely'
import type { OutboxMessage } from '../domain/store.ts'
import type { Tables } from './tables.ts'

export interface Waiting {
  readonly id: string
  readonly event: string
  readonly body: string
  readonly createdAt: number
  readonly tries: number
}

export type Delivery =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'again'; readonly at: number; readonly error: string }
  | { readonly kind: 'given-up'; readonly error: string }

export interface Outbox {
  /** Tellings whose time has come, each given to one caller only until `until` (ms). */
  claimMessages(now: number, until: number, limit: number): Promise<readonly Waiting[]>
  recordDelivery(id: string, delivery: Delivery): Promise<void>
  /** Tellings nobody answered for three days, at most `limit`, oldest first. */
  failedMessages(limit: number): Promise<readonly (Waiting & { readonly error: string })[]>
  /** Puts one back, to be told again under the same id, with all its tries before it. False where there is none. */
  requeue(id: string, at: number): Promise<boolean>
  /** How long the oldest waiting one has waited, ms; 0 where none waits. */
  oldestMessage(now: number): Promise<number>
}

type Row = { id: string; event: string; body: string; created_at: number; tries: number }
const waiting = (row: Row): Waiting => ({
  id: row.id,
  event: row.event,
  body: row.body,
  createdAt: Number(row.created_at),
  tries: row.tries,
})

/** Puts what the shop is to be told into the outbox, with the transaction that made it true. */
export async function enqueue(
  trx: Transaction<Tables>,
  session: string | null,
  telling: readonly OutboxMessage[],
  at: number,
): Promise<void> {
  if (telling.length === 0) return
  const rows = telling.map(({ id, event, body }) => ({
    id,
    session_id: session,
    event,
    body,
    created_at: at,
    next_at: at,
    tries: 0,
    state: 'waiting',
    last_error: null,
  }))
  await trx.insertInto('outbox').values(rows).execute()
}

/** The outbox part of the storage. */
export function readOutbox(db: Kysely<Tables>, lockRows: boolean): Outbox {
  return {
    async claimMessages(now, until, limit) {
      return db.transaction().execute(async (trx) => {
        const query = trx.selectFrom('outbox').selectAll().where('next_at', '<=', now).orderBy('next_at').limit(limit)
        const rows = await (lockRows ? query.forUpdate().skipLocked() : query).execute()
        const ids = rows.map((row) => row.id)
        if (ids.length > 0) await trx.updateTable('outbox').set({ next_at: until }).where('id', 'in', ids).execute()
        return rows.map(waiting)
      })
    },
    async recordDelivery(id, delivery) {
      const update = db.updateTable('outbox').where('id', '=', id)
      const tried = update.set((expression) => ({ tries: expression('tries', '+', 1) }))
      switch (delivery.kind) {
        case 'delivered':
          await tried.set({ next_at: null, state: 'delivered', last_error: null }).execute()
          return
        case 'again':
          await tried.set({ next_at: delivery.at, last_error: delivery.error }).execute()
          return
        case 'given-up':
          await tried.set({ next_at: null, state: 'failed', last_error: delivery.error }).execute()
          return
      }
    },
    async failedMessages(limit) {
      const rows = await db
        .selectFrom('outbox')
        .selectAll()
        .where('state', '=', 'failed')
        .orderBy('created_at')
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...waiting(row), error: row.last_error ?? '' }))
    },
    async requeue(id, at) {
      if (id.includes('\u0000')) return false
      const result = await db
        .updateTable('outbox')
        .set({ next_at: at, state: 'waiting', tries: 0 })
        .where('id', '=', id)
        .executeTakeFirst()
      return Number(result.numUpdatedRows) > 0
    },
    async oldestMessage(now) {
      const row = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('created_at').as('oldest'))
        .where('next_at', 'is not', null)
        .executeTakeFirst()
      return row?.oldest === null || row?.oldest === undefined ? 0 : Math.max(0, now - Number(row.oldest))
    },
  }
}

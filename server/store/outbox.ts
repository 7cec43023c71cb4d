/** What waits to be told to the shop. */
import { sql, type Kysely, type Transaction } from 'kysely'
import { WEBHOOK_STATES } from '../../src/contract/shop/index.ts'
import type { KeptMessage, Outbox, OutboxMessage, WaitingMessage } from '../domain/outbox.ts'
import { ERASED, type Tables } from './tables.ts'
import { isText } from './transact.ts'

type Row = Pick<Tables['outbox'], 'id' | 'event' | 'body' | 'created_at' | 'tries' | 'told'>
const waiting = (row: Row): WaitingMessage => ({
  id: row.id,
  event: row.event,
  body: row.body,
  createdAt: Number(row.created_at),
  tries: row.tries,
  ...(row.told === null ? {} : { told: JSON.parse(row.told) as string[] }),
})

const toldText = (told: readonly string[] = []): string | null => (told.length === 0 ? null : JSON.stringify(told))

function kept(row: Tables['outbox']): KeptMessage {
  return {
    ...waiting(row),
    // Nothing else is ever written.
    state: WEBHOOK_STATES.find((known) => known === row.state) ?? 'waiting',
    ...(row.session_id === null ? {} : { session: row.session_id }),
    ...(row.last_error === null ? {} : { error: row.last_error }),
  }
}

/** Puts what the shop is to be told into the outbox, with the transaction that made it true. */
export async function enqueue(
  trx: Transaction<Tables>,
  session: string | null,
  messages: readonly OutboxMessage[],
  at: number,
): Promise<void> {
  if (messages.length === 0) return
  const rows = messages.map(({ id, event, body }) => ({
    id,
    session_id: session,
    event,
    body,
    created_at: at,
    next_at: at,
    tries: 0,
    state: 'waiting',
    last_error: null,
    told: null,
  }))
  await trx.insertInto('outbox').values(rows).execute()
}

/** The outbox part of the storage. */
export function readOutbox(db: Kysely<Tables>, lockRows: boolean): Outbox {
  /** It waited when its session was erased, and tells of persons: nobody is to read it after the shop. */
  async function dropErased(id: string): Promise<void> {
    await db
      .deleteFrom('outbox')
      .where('id', '=', id)
      .where('session_id', 'in', (eb) => eb.selectFrom('sessions').select('id').where('erase_from', '=', ERASED))
      .execute()
  }

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
          await tried.set({ next_at: null, state: 'delivered', last_error: null, told: null }).execute()
          await dropErased(id)
          return
        case 'again':
          await tried.set({ next_at: delivery.at, last_error: delivery.error, told: toldText(delivery.told) }).execute()
          return
        case 'given-up':
          await tried.set({ next_at: null, state: 'failed', last_error: delivery.error }).execute()
          await dropErased(id)
          return
      }
    },
    async listMessages({ state, session, after, limit }) {
      if ([session, after?.id].some((text) => text !== undefined && !isText(text))) return []
      let query = db.selectFrom('outbox').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)
      if (session !== undefined) query = query.where('session_id', '=', session)
      // A session has few, so that its own index serves both.
      if (state !== undefined && session === undefined) query = query.where('state', '=', state)
      if (state !== undefined && session !== undefined) query = query.where(sql<boolean>`state || '' = ${state}`)
      if (after) query = query.where(sql<boolean>`(created_at, id) < (${after.at}, ${after.id})`)
      return (await query.execute()).map(kept)
    },
    async message(id) {
      if (!isText(id)) return undefined
      const row = await db.selectFrom('outbox').selectAll().where('id', '=', id).executeTakeFirst()
      return row && kept(row)
    },
    async requeue(id, at) {
      if (!isText(id)) return false
      const result = await db
        .updateTable('outbox')
        .set({ next_at: at, state: 'waiting', tries: 0, told: null })
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

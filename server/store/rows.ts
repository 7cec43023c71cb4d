/** What the tables say of a session beside its document, all of it read off the document. */
import { sql, type Kysely, type RawBuilder, type Transaction } from 'kysely'
import { attentionOf } from '../domain/attention.ts'
import { erasableFrom, isErased } from '../domain/erasure.ts'
import { amountOf, customerOf } from '../domain/listed.ts'
import type { SessionState } from '../domain/session.ts'
import { ERASED, type Tables } from './tables.ts'

/** What a server of an older release has written: as the index `sessions_unread` has it. */
const OLDER = sql<boolean>`(doc_bytes is null or doc_bytes <> octet_length(doc) or (status = 'open') <> (erase_from is null))`

/** The session that a row holds. */
export const stateOf = (doc: string): SessionState => JSON.parse(doc) as SessionState

type Row = Omit<Tables['sessions'], 'wake_at' | 'doc_bytes'> & { readonly doc_bytes: RawBuilder<number> }

/** The row of a session, without when somebody must look at it. */
export function rowOf(state: SessionState): Row {
  const doc = JSON.stringify(state)
  return {
    id: state.id,
    order_id: state.terms.order.id,
    status: state.end?.outcome ?? 'open',
    doc,
    customer: customerOf(state),
    erase_from: isErased(state) ? ERASED : (erasableFrom(state) ?? null),
    created_at: state.createdAt,
    amount: amountOf(state),
    currency: state.terms.amount.currency,
    attention: attentionOf(state).length > 0 ? 1 : 0,
    // A server of an older release leaves it as it was: so what it has written is found.
    doc_bytes: sql<number>`octet_length(cast(${doc} as text))`,
  }
}

/**
 * The rows by which the refunds of a state are found, by our id and by the payment system's: all of them at each change, as a server of an
 * older release leaves the second one out.
 */
export async function keepRefunds(trx: Transaction<Tables>, { id, refunds }: SessionState): Promise<void> {
  if (refunds.length === 0) return
  await trx
    .insertInto('refunds')
    .values(refunds.map((refund) => ({ id: refund.id, session_id: id, reference: refund.reference ?? null })))
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet(({ ref }) => ({ reference: ref('excluded.reference') })),
    )
    .execute()
}

/** Reads sessions that a server of an older release has written, at most `limit`; answers how many. */
export async function readOlder(db: Kysely<Tables>, limit: number): Promise<number> {
  const rows = await db.selectFrom('sessions').select(['id', 'doc']).where(OLDER).orderBy('id').limit(limit).execute()
  if (rows.length === 0) return 0
  await db.transaction().execute(async (trx) => {
    for (const { id, doc } of rows) {
      const state = stateOf(doc)
      const { id: _own, order_id: _order, doc: _same, ...row } = rowOf(state)
      const read = await trx
        .updateTable('sessions')
        .set({ ...row, doc_bytes: sql<number>`octet_length(doc)` })
        .where('id', '=', id)
        // Whoever has changed it meanwhile has said so himself.
        .where('doc', '=', doc)
        .executeTakeFirst()
      if (Number(read.numUpdatedRows) > 0) await keepRefunds(trx, state)
    }
  })
  return rows.length
}

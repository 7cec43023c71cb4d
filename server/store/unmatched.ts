/** Money to no known order, in SQL. */
import type { Kysely, Transaction } from 'kysely'
import type { PaymentName, Store, Unmatched } from '../domain/store.ts'
import { enqueue } from './outbox.ts'
import { holderOf, lockPayment } from './payments.ts'
import type { Tables } from './tables.ts'
import { collision, isText, transactor } from './transact.ts'

function readUnmatched(doc: string, assignedTo: string | null): Unmatched {
  const held = JSON.parse(doc) as Unmatched
  return assignedTo === null ? held : { ...held, assignedTo }
}

type Part = Pick<Store, 'keepUnmatched' | 'unmatched' | 'unmatchedById' | 'unmatchedOfPayment' | 'dismissUnmatched'>

/** That part of the storage, and how a change of a session reads one of them under its own lock. */
export function unmatchedPart(
  db: Kysely<Tables>,
  lockRows: boolean,
): {
  readonly part: Part
  locked(trx: Transaction<Tables>, what: string | PaymentName): Promise<Unmatched | undefined>
} {
  const transact = transactor(db)
  const locked = async (trx: Transaction<Tables>, what: string | PaymentName): Promise<Unmatched | undefined> => {
    if (!isText(typeof what === 'string' ? what : what.payment)) return undefined
    const all = trx.selectFrom('unmatched').selectAll()
    const query =
      typeof what === 'string'
        ? all.where('id', '=', what)
        : all.where('provider', '=', what.provider).where('payment', '=', what.payment)
    const row = await (lockRows ? query.forUpdate() : query).executeTakeFirst()
    return row && readUnmatched(row.doc, row.assigned_to)
  }
  const part: Part = {
    async keepUnmatched(unmatched, message) {
      return transact(async (trx) => {
        const { id, provider, payment, firstSeenAt } = unmatched
        if (lockRows) await lockPayment(trx, unmatched)
        const known = await locked(trx, unmatched)
        if (!known) {
          if (await holderOf(trx, unmatched, lockRows)) return undefined
          const row = { id, provider, payment, first_seen_at: firstSeenAt, assigned_to: null }
          const made = await trx
            .insertInto('unmatched')
            .values({ ...row, doc: JSON.stringify(unmatched) })
            .onConflict((conflict) => conflict.columns(['provider', 'payment']).doNothing())
            .executeTakeFirst()
          if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0) {
            await enqueue(trx, null, [message], firstSeenAt)
            return unmatched
          }
        }
        // A server of an older release takes no turns with us.
        const old = known ?? (await locked(trx, unmatched))
        if (!old) throw collision('It was kept and is gone')
        if ((unmatched.report.received?.minor ?? 0) <= (old.report.received?.minor ?? 0)) return old
        const { assignedTo: _elsewhere, dismissed, ...doc } = { ...old, report: unmatched.report }
        await trx
          .updateTable('unmatched')
          .set({ doc: JSON.stringify(doc) })
          .where('id', '=', old.id)
          .execute()
        if (dismissed) await enqueue(trx, null, [message], unmatched.firstSeenAt)
        return old.assignedTo === undefined ? doc : { ...doc, assignedTo: old.assignedTo }
      })
    },

    async unmatched() {
      const rows = await db.selectFrom('unmatched').selectAll().orderBy('first_seen_at').execute()
      return rows.map((row) => readUnmatched(row.doc, row.assigned_to))
    },

    async dismissUnmatched(id, dismissed) {
      return transact(async (trx) => {
        const held = await locked(trx, id)
        if (!held || held.assignedTo !== undefined || held.dismissed) return held
        const doc: Unmatched = { ...held, dismissed }
        await trx
          .updateTable('unmatched')
          .set({ doc: JSON.stringify(doc) })
          .where('id', '=', id)
          .execute()
        return doc
      })
    },

    async unmatchedById(id) {
      if (!isText(id)) return undefined
      const row = await db.selectFrom('unmatched').selectAll().where('id', '=', id).executeTakeFirst()
      return row && readUnmatched(row.doc, row.assigned_to)
    },

    async unmatchedOfPayment(provider, payment) {
      if (!isText(payment)) return undefined
      const query = db.selectFrom('unmatched').selectAll().where('provider', '=', provider)
      const row = await query.where('payment', '=', payment).executeTakeFirst()
      return row && readUnmatched(row.doc, row.assigned_to)
    },
  }
  return { part, locked }
}

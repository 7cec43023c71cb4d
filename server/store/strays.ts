/** Payments that a callback has named and that no attempt knows, in SQL. */
import type { Kysely } from 'kysely'
import type { Store } from '../domain/store.ts'
import type { Tables } from './tables.ts'
import { isText, transactor } from './transact.ts'

/** That part of the storage. */
export function straysPart(
  db: Kysely<Tables>,
  lockRows: boolean,
): Pick<Store, 'keepStray' | 'dueStrays' | 'settleStray'> {
  const transact = transactor(db)
  return {
    async keepStray({ provider, payment, terminal }, at) {
      if (!isText(payment)) return
      await db
        .insertInto('strays')
        .values({
          provider,
          payment,
          tries: 0,
          next_at: at,
          terminal: isText(terminal ?? '') ? (terminal ?? null) : null,
        })
        .onConflict((conflict) => conflict.columns(['provider', 'payment']).doUpdateSet({ next_at: at }))
        .execute()
    },

    async dueStrays(now, until, limit) {
      return transact(async (trx) => {
        const query = trx.selectFrom('strays').selectAll().where('next_at', '<=', now).orderBy('next_at').limit(limit)
        const rows = await (lockRows ? query.forUpdate().skipLocked() : query).execute()
        for (const { provider, payment } of rows)
          await trx
            .updateTable('strays')
            .set({ next_at: until })
            .where('provider', '=', provider)
            .where('payment', '=', payment)
            .execute()
        return rows.map(({ terminal, next_at: _due, ...stray }) => (terminal === null ? stray : { ...stray, terminal }))
      })
    },

    async settleStray({ provider, payment, tries }, nextAt) {
      if (nextAt === undefined) {
        await db.deleteFrom('strays').where('provider', '=', provider).where('payment', '=', payment).execute()
        return
      }
      await db
        .updateTable('strays')
        .set({ next_at: nextAt, tries: tries + 1 })
        .where('provider', '=', provider)
        .where('payment', '=', payment)
        .execute()
    },
  }
}

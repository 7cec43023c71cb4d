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
        .onConflict((conflict) =>
          conflict.columns(['provider', 'payment']).doUpdateSet(({ fn, ref }) => ({
            next_at: at,
            terminal: fn.coalesce(ref('strays.terminal'), ref('excluded.terminal')),
          })),
        )
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
        return rows.map(({ provider, payment, tries, terminal }) => {
          const claimed = { provider, payment, tries, until }
          return terminal === null ? claimed : { ...claimed, terminal }
        })
      })
    },

    async settleStray({ provider, payment, tries, until }, nextAt) {
      // The claim is its own time put back: any other time is a callback's, which has come meanwhile.
      if (nextAt === undefined) {
        const forgotten = db.deleteFrom('strays').where('provider', '=', provider).where('payment', '=', payment)
        await forgotten.where('next_at', '=', until).execute()
        return
      }
      await db
        .updateTable('strays')
        .set({ next_at: nextAt, tries: tries + 1 })
        .where('provider', '=', provider)
        .where('payment', '=', payment)
        .where('next_at', '=', until)
        .execute()
    },
  }
}

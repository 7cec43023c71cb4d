/** Counters and what was paid at them, in SQL. */
import type { Kysely } from 'kysely'
import { joinTellings, type Counter, type CounterPayment, type Counters } from '../domain/counter.ts'
import { enqueue } from './outbox.ts'
import type { Tables } from './tables.ts'
import { isText, transactor } from './transact.ts'

/** That part of the storage. */
export function countersPart(db: Kysely<Tables>, lockRows: boolean): Counters {
  const transact = transactor(db)
  const read = ({ doc }: { doc: string }) => JSON.parse(doc) as Counter
  const readPayment = ({ doc }: { doc: string }) => JSON.parse(doc) as CounterPayment
  return {
    async keepCounter(counter) {
      const { id, provider, terminal, createdAt } = counter
      await db
        .insertInto('counters')
        .values({ id, provider, terminal, created_at: createdAt, doc: JSON.stringify(counter) })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    },

    async counters() {
      const rows = await db.selectFrom('counters').select('doc').orderBy('created_at', 'desc').execute()
      return rows.map(read)
    },

    async counter(id) {
      if (!isText(id)) return undefined
      const row = await db.selectFrom('counters').select('doc').where('id', '=', id).executeTakeFirst()
      return row && read(row)
    },

    async counterAt(provider, terminal) {
      if (!isText(terminal)) return undefined
      const query = db.selectFrom('counters').select('doc').where('provider', '=', provider)
      const row = await query.where('terminal', '=', terminal).executeTakeFirst()
      return row && read(row)
    },

    async keepCounterPayment(told, message) {
      const { provider, payment, counter, at } = told
      await transact(async (trx) => {
        const made = await trx
          .insertInto('counter_payments')
          .values({ provider, payment, counter, at, doc: JSON.stringify(told) })
          .onConflict((conflict) => conflict.columns(['provider', 'payment']).doNothing())
          .executeTakeFirst()
        if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0) {
          if (joinTellings(undefined, told).isMore) await enqueue(trx, null, [message], at)
          return
        }
        const query = trx
          .selectFrom('counter_payments')
          .select('doc')
          .where('provider', '=', provider)
          .where('payment', '=', payment)
        const held = await (lockRows ? query.forUpdate() : query).executeTakeFirstOrThrow()
        const { kept, isMore } = joinTellings(readPayment(held), told)
        await trx
          .updateTable('counter_payments')
          .set({ doc: JSON.stringify(kept) })
          .where('provider', '=', provider)
          .where('payment', '=', payment)
          .execute()
        if (isMore) await enqueue(trx, null, [message], at)
      })
    },

    async counterPayments(counter) {
      if (!isText(counter)) return []
      const query = db.selectFrom('counter_payments').select('doc').where('counter', '=', counter)
      return (await query.orderBy('at', 'desc').orderBy('payment').execute()).map(readPayment)
    },

    async counterPayment(provider, payment) {
      if (!isText(payment)) return undefined
      const query = db.selectFrom('counter_payments').select('doc').where('provider', '=', provider)
      const row = await query.where('payment', '=', payment).executeTakeFirst()
      return row && readPayment(row)
    },
  }
}

/** The files that buyers have shown, in SQL. */
import type { Kysely, Transaction } from 'kysely'
import type { Change, Store } from '../domain/store.ts'
import type { Tables } from './tables.ts'
import { isText } from './transact.ts'

/** Keeps the file with the change that names it. */
export async function keepReceipt(
  trx: Transaction<Tables>,
  session: string,
  { id, bytes }: NonNullable<Change['receipt']>,
): Promise<void> {
  // Base64, which both databases hold alike.
  const body = Buffer.from(bytes).toString('base64')
  await trx
    .insertInto('receipts')
    .values({ id, session_id: session, body })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** That part of the storage. */
export function receiptsPart(db: Kysely<Tables>): Pick<Store, 'receipt'> {
  return {
    async receipt(id) {
      if (!isText(id)) return undefined
      const row = await db.selectFrom('receipts').selectAll().where('id', '=', id).executeTakeFirst()
      return row && { session: row.session_id, bytes: Buffer.from(row.body, 'base64') }
    },
  }
}

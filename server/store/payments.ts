/** Which attempt holds which payment of a provider, in SQL. One row each: who has it counts it, and nobody else. */
import { sql, type Kysely, type Transaction } from 'kysely'
import { isHeldBy, paymentsBetween } from '../domain/payment-holder.ts'
import type { SessionState } from '../domain/session.ts'
import type { PaymentHolder, PaymentName } from '../domain/store.ts'
import { stateOf } from './rows.ts'
import type { Tables } from './tables.ts'
import { collision, isText } from './transact.ts'

/**
 * Nobody else decides whose this payment is before the transaction ends: whether it is money for nobody, or an attempt's, stands
 * in two tables. SQLite writes one transaction after the other anyway.
 */
export async function lockPayment(trx: Transaction<Tables>, { provider, payment }: PaymentName): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`payment ${provider} ${payment}`}, 0))`.execute(trx)
}

/**
 * Who holds a payment; with `lock` nobody else can take it before the transaction ends. A row that an older release has left of
 * a record that was taken back is none.
 */
export async function holderOf(
  db: Kysely<Tables>,
  name: PaymentName,
  lock: boolean,
): Promise<PaymentHolder | undefined> {
  if (!isText(name.payment)) return undefined
  const query = db
    .selectFrom('payments')
    .select(['session_id', 'attempt_id'])
    .where('provider', '=', name.provider)
    .where('payment', '=', name.payment)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return undefined
  const held = await db.selectFrom('sessions').select('doc').where('id', '=', row.session_id).executeTakeFirst()
  if (!held || !isHeldBy(stateOf(held.doc), row.attempt_id, name)) return undefined
  return { session: row.session_id, attempt: row.attempt_id }
}

/** Takes a payment for an attempt. One that is another's stays there; where the change was about it, it is made anew. */
async function take(
  trx: Transaction<Tables>,
  lock: boolean,
  name: PaymentName,
  by: PaymentHolder,
  isAbout: boolean,
): Promise<void> {
  const row = { ...name, session_id: by.session, attempt_id: by.attempt }
  const made = await trx
    .insertInto('payments')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0) return
  const holder = await holderOf(trx, name, lock)
  if (!holder) {
    const taken = { session_id: by.session, attempt_id: by.attempt }
    await trx
      .insertInto('payments')
      .values(row)
      .onConflict((conflict) => conflict.columns(['provider', 'payment']).doUpdateSet(taken))
      .execute()
  } else if (isAbout && holder.attempt !== by.attempt)
    throw collision('Another attempt has taken the payment meanwhile')
}

/** Keeps whose the payments of an attempt are as a change has left them; `about` is the payment that the change was made for. */
export async function keepPayments(
  trx: Transaction<Tables>,
  lock: boolean,
  before: SessionState,
  after: SessionState,
  about: PaymentName | undefined,
): Promise<void> {
  const changes = after.attempts.map((attempt) => ({
    attempt,
    ...paymentsBetween(
      before.attempts.find(({ id }) => id === attempt.id),
      attempt,
    ),
  }))
  for (const { attempt, gone } of changes)
    if (gone.length > 0)
      await trx
        .deleteFrom('payments')
        .where('provider', '=', attempt.provider)
        .where('payment', 'in', gone)
        .where('attempt_id', '=', attempt.id)
        .execute()
  for (const { attempt, fresh } of changes)
    for (const payment of fresh) {
      const isAbout = about?.payment === payment && about.provider === attempt.provider
      const name = { provider: attempt.provider, payment }
      await take(trx, lock, name, { session: after.id, attempt: attempt.id }, isAbout)
    }
}

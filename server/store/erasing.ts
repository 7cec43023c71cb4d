/** Finding what is to be erased, and taking persons out of what stands beside a session. */
import { sql, type Kysely, type Transaction } from 'kysely'
import { lineWithoutPersons, moneyWithoutPersons } from '../domain/erasure.ts'
import type { SessionState } from '../domain/session.ts'
import type { Change, Erasing, StoredLogLine, Unmatched } from '../domain/store.ts'
import { readOlder } from './rows.ts'
import { ERASED, type Tables } from './tables.ts'
import { isText } from './transact.ts'

/** Rows that are rewritten in one transaction. */
const PAGE = 500

/** Takes persons out of what stands beside a session, with the transaction that takes them out of it. */
export async function eraseBeside(
  trx: Transaction<Tables>,
  { id, attempts }: SessionState,
  erases: NonNullable<Change['erases']>,
): Promise<void> {
  await trx.deleteFrom('keys').where('session_id', '=', id).execute()
  await trx.deleteFrom('receipts').where('session_id', '=', id).execute()
  // What waits is still to be told, and goes once it has been.
  const messages = trx.deleteFrom('outbox').where('session_id', '=', id)
  await (erases === 'waiting' ? messages : messages.where('next_at', 'is', null)).execute()
  const lines = await trx.selectFrom('log').select(['seq', 'line']).where('session_id', '=', id).execute()
  for (const { seq, line } of lines) {
    const bare = JSON.stringify(lineWithoutPersons(JSON.parse(line) as StoredLogLine))
    if (bare === line) continue
    await trx.updateTable('log').set({ line: bare }).where('session_id', '=', id).where('seq', '=', seq).execute()
  }
  const names = attempts.map((attempt) => attempt.id)
  if (names.length === 0) return
  const given = await trx.selectFrom('unmatched').select(['id', 'doc']).where('assigned_to', 'in', names).execute()
  for (const row of given) await unsay(trx, row)
}

async function unsay(db: Kysely<Tables>, { id, doc }: { readonly id: string; readonly doc: string }): Promise<void> {
  const after = JSON.stringify(moneyWithoutPersons(JSON.parse(doc) as Unmatched))
  if (after !== doc) await db.updateTable('unmatched').set({ doc: after }).where('id', '=', id).execute()
}

/** What a database does about what was deleted; one without `rewrite` does it by itself. */
export interface Overwriting extends Pick<Erasing, 'wipe'> {
  readonly rewrite?: () => Promise<void>
}

async function settingOf(db: Kysely<Tables>, name: string): Promise<string | undefined> {
  return (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value
}

/** After how many days persons are erased, as the database says. */
export async function keepDaysOf(db: Kysely<Tables>): Promise<number | undefined> {
  const days = await settingOf(db, 'keep_days')
  return days === undefined ? undefined : Number(days)
}

/** The erasing part of the storage. */
export function erasingPart(db: Kysely<Tables>, { wipe, rewrite }: Overwriting): Erasing {
  return {
    wipe,

    async isCompact() {
      return rewrite === undefined || (await settingOf(db, 'compact')) === 'yes'
    },

    async compact() {
      if (!rewrite) return false
      await rewrite()
      await db
        .insertInto('settings')
        .values({ name: 'compact', value: 'yes' })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute()
      return true
    },

    keepDays: () => keepDaysOf(db),

    findOlder: (limit) => readOlder(db, limit),

    async erasable(until, after, limit) {
      let query = db
        .selectFrom('sessions')
        .select(['id', 'erase_from'])
        .where('erase_from', '>', ERASED)
        .where('erase_from', '<=', until)
        .orderBy('erase_from')
        .orderBy('id')
        .limit(limit)
      if (after) query = query.where(sql<boolean>`(erase_from, id) > (${after.from}, ${after.id})`)
      const rows = await query.execute()
      return rows.map(({ id, erase_from: from }) => ({ id, from: Number(from) }))
    },

    async sessionsOfCustomer(customer, after, limit) {
      if (customer === '' || !isText(customer)) return []
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('customer', '=', customer)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute()
      return rows.map(({ id }) => id)
    },

    async dueOfCustomer(customer) {
      if (customer === '' || !isText(customer)) return 0
      const made = await db
        .updateTable('sessions')
        .set({ erase_from: 0 })
        .where('customer', '=', customer)
        .where('erase_from', '>=', 0)
        .executeTakeFirst()
      return Number(made.numUpdatedRows)
    },

    async dropOlder(before, limit) {
      const uses = await db
        .deleteFrom('idempotency')
        .where('key', 'in', (eb) =>
          eb.selectFrom('idempotency').select('key').where('created_at', '<', before).limit(limit),
        )
        .executeTakeFirst()
      const told = await db
        .deleteFrom('outbox')
        .where('id', 'in', (eb) =>
          eb
            .selectFrom('outbox')
            .select('id')
            .where('state', '=', sql.lit('delivered'))
            .where('created_at', '<', before)
            .limit(limit),
        )
        .executeTakeFirst()
      return Math.max(Number(uses.numDeletedRows), Number(told.numDeletedRows))
    },

    async unsayOlder(before) {
      let after = ''
      for (;;) {
        const rows = await db
          .selectFrom('unmatched')
          .select(['id', 'doc', 'assigned_to'])
          .where('first_seen_at', '<', before)
          .where('id', '>', after)
          .orderBy('id')
          .limit(PAGE)
          .execute()
        for (const row of rows)
          if (row.assigned_to !== null || (JSON.parse(row.doc) as Unmatched).dismissed) await unsay(db, row)
        after = rows.at(-1)?.id ?? ''
        if (rows.length < PAGE) return
      }
    },
  }
}

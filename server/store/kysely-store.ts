/** The storage of `store.ts` in SQL, the same for every database Kysely speaks. */
import { sql, type Kysely, type Transaction } from 'kysely'
import type { SessionState } from '../domain/session.ts'
import type { Change, KeyKind, NewKey, PaymentName, Store, StoredLogLine } from '../domain/store.ts'
import { batch } from './batch.ts'
import { chunksPart } from './chunks.ts'
import { CHANNEL } from './channel.ts'
import { eraseBeside, erasingPart, type Overwriting } from './erasing.ts'
import { readOutbox, enqueue } from './outbox.ts'
import { holderOf, keepPayments, lockPayment } from './payments.ts'
import { countersPart } from './counters.ts'
import { keepRefunds, rowOf, stateOf } from './rows.ts'
import { routesPart } from './routes.ts'
import { listSessions, newestSessionsOf } from './session-list.ts'
import { straysPart } from './strays.ts'
import type { Tables } from './tables.ts'
import { isText, transactor } from './transact.ts'
import { unmatchedPart } from './unmatched.ts'

/** The rows by which attempts and refunds of a state are found again. */
async function index(trx: Transaction<Tables>, before: SessionState, after: SessionState): Promise<void> {
  const known = new Set(before.attempts.map((attempt) => attempt.id))
  const attempts = after.attempts.filter((attempt) => !known.has(attempt.id))
  if (attempts.length > 0) {
    await trx
      .insertInto('attempts')
      .values(attempts.map(({ id }) => ({ id, session_id: after.id })))
      .execute()
  }
  await keepRefunds(trx, after)
}

/** `lock`: several connections write at once. `about` is the payment that the change was made for. */
async function keep(
  trx: Transaction<Tables>,
  lock: boolean,
  before: SessionState,
  change: Change,
  about: PaymentName | undefined,
): Promise<void> {
  const { state, log } = change
  const { id: _same, order_id: _order, ...row } = rowOf(state)
  await trx
    .updateTable('sessions')
    .set({ ...row, wake_at: change.wakeAt ?? null })
    .where('id', '=', state.id)
    .execute()
  await index(trx, before, state)
  await keepPayments(trx, lock, before, state, about)
  if (change.erases) await eraseBeside(trx, state, change.erases)
  if (log.length > 0) {
    const last = await trx
      .selectFrom('log')
      .select(({ fn }) => fn.max('seq').as('seq'))
      .where('session_id', '=', state.id)
      .executeTakeFirst()
    const from = Number(last?.seq ?? 0) + 1
    const rows = log.map((line, offset) => ({ session_id: state.id, seq: from + offset, line: JSON.stringify(line) }))
    await trx.insertInto('log').values(rows).execute()
  }
  await enqueue(trx, state.id, change.messages, log[0]?.at ?? Date.now())
}

async function keepKeys(db: Kysely<Tables>, session: string, keys: readonly NewKey[]): Promise<void> {
  if (keys.length === 0) return
  const rows = keys.map(({ fingerprint, kind }) => ({ fingerprint, session_id: session, kind }))
  await db
    .insertInto('keys')
    .values(rows)
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute()
}

const KEY_KINDS: readonly KeyKind[] = ['token', 'code', 'page', 'return']

interface Opening {
  readonly state: SessionState
  readonly wakeAt: number | undefined
  readonly keys: readonly NewKey[]
}
type Opened = Awaited<ReturnType<Store['open']>>

async function openOne(trx: Transaction<Tables>, { state, wakeAt, keys }: Opening): Promise<Opened> {
  const made = await trx
    .insertInto('sessions')
    .values({ ...rowOf(state), wake_at: wakeAt ?? null })
    .onConflict((conflict) => conflict.column('order_id').doNothing())
    .executeTakeFirst()
  if (Number(made.numInsertedOrUpdatedRows ?? 0) === 0) {
    const held = await trx
      .selectFrom('sessions')
      .select('doc')
      .where('order_id', '=', state.terms.order.id)
      .executeTakeFirstOrThrow()
    return stateOf(held.doc)
  }
  await keepKeys(trx, state.id, keys)
  return 'opened'
}

/** What a database can do besides SQL. */
export interface Flavour extends Pick<Store, 'alone' | 'watch'>, Overwriting {
  /** Several connections write at once: rows are locked by `FOR UPDATE`, and changes are told by `NOTIFY`. */
  readonly lockRows: boolean
  /** It knows by itself how many rows a condition leaves. */
  readonly hasStatistics: boolean
}

/** Storage on a migrated database. */
export function kyselyStore(
  db: Kysely<Tables>,
  { alone, lockRows, hasStatistics, watch, ...overwriting }: Flavour,
): Store {
  const transact = transactor(db)
  const unmatchedMoney = unmatchedPart(db, lockRows)
  const locked = async (trx: Transaction<Tables>, session: string): Promise<SessionState | undefined> => {
    const query = trx.selectFrom('sessions').select('doc').where('id', '=', session)
    const row = await (lockRows ? query.forUpdate() : query).executeTakeFirst()
    return row && stateOf(row.doc)
  }
  // Several connections share their commits by themselves, and must not wait for each other's orders.
  const open = lockRows
    ? (opening: Opening) => transact((trx) => openOne(trx, opening))
    : batch((openings: readonly Opening[]) =>
        transact(async (trx) => {
          const results: Opened[] = []
          for (const opening of openings) results.push(await openOne(trx, opening))
          return results
        }),
      )
  return {
    ...readOutbox(db, lockRows),
    ...unmatchedMoney.part,
    ...chunksPart(db),
    ...straysPart(db, lockRows),
    ...routesPart(db, lockRows),
    ...countersPart(db, lockRows),
    ...erasingPart(db, overwriting),
    alone,
    watch,

    open(state, wakeAt, keys) {
      return open({ state, wakeAt, keys })
    },

    async addKeys(session, keys) {
      await keepKeys(db, session, keys)
    },

    async dropKeys(session) {
      await db.deleteFrom('keys').where('session_id', '=', session).execute()
    },

    async keyHolder(fingerprint) {
      const row = await db
        .selectFrom('keys')
        .select(['session_id', 'kind'])
        .where('fingerprint', '=', fingerprint)
        .executeTakeFirst()
      if (!row) return undefined
      const kind = KEY_KINDS.find((known) => known === row.kind)
      return kind && { session: row.session_id, kind }
    },

    async read(session) {
      if (!isText(session)) return undefined
      const row = await db.selectFrom('sessions').select('doc').where('id', '=', session).executeTakeFirst()
      return row && stateOf(row.doc)
    },

    async change(session, change, about) {
      return transact(async (trx) => {
        const before = await locked(trx, session)
        if (!before) return undefined
        if (lockRows && typeof about === 'object') await lockPayment(trx, about)
        const money = about === undefined ? undefined : await unmatchedMoney.locked(trx, about)
        const name = typeof about === 'string' ? money : about
        const result = change(before, money, name && (await holderOf(trx, name, lockRows)))
        if (result.change) {
          await keep(trx, lockRows, before, result.change, name)
          const { assignTo } = result.change
          if (money && assignTo !== undefined)
            await trx.updateTable('unmatched').set({ assigned_to: assignTo }).where('id', '=', money.id).execute()
          const { isNews, state } = result.change
          // Sent by the database itself once the transaction is in.
          if (lockRows && isNews)
            await sql`select pg_notify(${CHANNEL}, ${`${session} ${state.revision}`})`.execute(trx)
        }
        return result.value
      })
    },

    async sessionOfAttempt(attempt) {
      if (!isText(attempt)) return undefined
      const row = await db.selectFrom('attempts').select('session_id').where('id', '=', attempt).executeTakeFirst()
      return row?.session_id
    },

    async attemptOfPayment(provider, payment) {
      return holderOf(db, { provider, payment }, false)
    },

    async sessionOfRefund(refund) {
      if (!isText(refund)) return undefined
      const row = await db.selectFrom('refunds').select('session_id').where('id', '=', refund).executeTakeFirst()
      return row?.session_id
    },

    list: (filter) => listSessions(db, filter, hasStatistics),
    newestOf: (customer, limit) => newestSessionsOf(db, customer, limit),

    async log(session) {
      const rows = await db
        .selectFrom('log')
        .select(['seq', 'line'])
        .where('session_id', '=', session)
        .orderBy('seq')
        .execute()
      return rows.map((row): StoredLogLine => ({
        seq: row.seq,
        ...(JSON.parse(row.line) as Omit<StoredLogLine, 'seq'>),
      }))
    },

    async due(now, until, limit) {
      return transact(async (trx) => {
        const query = trx
          .selectFrom('sessions')
          .select('id')
          .where('wake_at', '<=', now)
          .orderBy('wake_at')
          .limit(limit)
        const rows = await (lockRows ? query.forUpdate().skipLocked() : query).execute()
        const ids = rows.map((row) => row.id)
        if (ids.length > 0) await trx.updateTable('sessions').set({ wake_at: until }).where('id', 'in', ids).execute()
        return ids
      })
    },

    async firstUse(key, fingerprint, answer) {
      return transact(async (trx) => {
        const made = await trx
          .insertInto('idempotency')
          .values({ key, fingerprint, answer, created_at: Date.now() })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .executeTakeFirst()
        if (Number(made.numInsertedOrUpdatedRows ?? 0) > 0) return undefined
        return trx
          .selectFrom('idempotency')
          .select(['fingerprint', 'answer'])
          .where('key', '=', key)
          .executeTakeFirstOrThrow()
      })
    },

    async ping() {
      await db.selectFrom('sessions').select('id').limit(1).execute()
    },

    async close() {
      await db.destroy()
    },
  }
}

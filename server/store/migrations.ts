/** The schema, step by step; the same for SQLite and PostgreSQL. A step that has shipped is never changed. */
import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

const first: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('sessions')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('order_id', 'text', (column) => column.notNull().unique())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('wake_at', 'bigint')
      .addColumn('doc', 'text', (column) => column.notNull())
      .execute()
    await db.schema
      .createIndex('sessions_wake')
      .on('sessions')
      .column('wake_at')
      .where(sql.ref('wake_at'), 'is not', null)
      .execute()
    await db.schema
      .createTable('keys')
      .addColumn('fingerprint', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .execute()
    for (const table of ['attempts', 'refunds']) {
      await db.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('session_id', 'text', (column) => column.notNull())
        .execute()
    }
    await db.schema
      .createTable('payments')
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('payment', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('attempt_id', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('payments_key', ['provider', 'payment'])
      .execute()
    await db.schema
      .createTable('log')
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('seq', 'integer', (column) => column.notNull())
      .addColumn('line', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('log_key', ['session_id', 'seq'])
      .execute()
    await db.schema
      .createTable('outbox')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text')
      .addColumn('event', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('next_at', 'bigint')
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('last_error', 'text')
      .execute()
    await db.schema
      .createIndex('outbox_next')
      .on('outbox')
      .column('next_at')
      .where(sql.ref('next_at'), 'is not', null)
      .execute()
    await db.schema
      .createTable('unmatched')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('payment', 'text', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
      .addColumn('first_seen_at', 'bigint', (column) => column.notNull())
      .addColumn('assigned_to', 'text')
      .addUniqueConstraint('unmatched_payment', ['provider', 'payment'])
      .execute()
    await db.schema
      .createTable('idempotency')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('fingerprint', 'text', (column) => column.notNull())
      .addColumn('answer', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .execute()
  },
}

const failedMessages: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createIndex('outbox_failed')
      .on('outbox')
      .column('created_at')
      .where(sql.ref('state'), '=', sql.lit('failed'))
      .execute()
  },
}

const widgetChunks: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('chunks')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('release', 'text', (column) => column.notNull())
      .addColumn('used_at', 'bigint', (column) => column.notNull())
      .execute()
  },
}

const strays: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('strays')
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('payment', 'text', (column) => column.notNull())
      .addColumn('tries', 'integer', (column) => column.notNull())
      .addColumn('next_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('strays_key', ['provider', 'payment'])
      .execute()
    await db.schema.createIndex('strays_next').on('strays').column('next_at').execute()
  },
}

const counters: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('counters')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('terminal', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
      .addUniqueConstraint('counters_terminal', ['provider', 'terminal'])
      .execute()
    await db.schema
      .createTable('counter_payments')
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('payment', 'text', (column) => column.notNull())
      .addColumn('counter', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('doc', 'text', (column) => column.notNull())
      .addPrimaryKeyConstraint('counter_payments_key', ['provider', 'payment'])
      .execute()
    await db.schema.createIndex('counter_payments_newest').on('counter_payments').columns(['counter', 'at']).execute()
    await db.schema.alterTable('strays').addColumn('terminal', 'text').execute()
  },
}

const erasing: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema.alterTable('sessions').addColumn('customer', 'text').execute()
    await db.schema.alterTable('sessions').addColumn('erase_from', 'bigint').execute()
    await db.schema.createIndex('sessions_customer').on('sessions').column('customer').execute()
    await db.schema.createIndex('sessions_erase').on('sessions').columns(['erase_from', 'id']).execute()
    await db.schema.createIndex('keys_session').on('keys').column('session_id').execute()
    await db.schema.createIndex('outbox_session').on('outbox').column('session_id').execute()
    await db.schema.createIndex('unmatched_assigned').on('unmatched').column('assigned_to').execute()
    await db.schema.createIndex('idempotency_created').on('idempotency').column('created_at').execute()
    await db.schema
      .createIndex('outbox_delivered')
      .on('outbox')
      .column('created_at')
      .where(sql.ref('state'), '=', sql.lit('delivered'))
      .execute()
    // What a server of the release before writes, during an upgrade as well.
    await sql`create index sessions_older on sessions (id)
      where customer is null or (status = 'open') <> (erase_from is null)`.execute(db)
    await db.schema
      .createTable('settings')
      .addColumn('name', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .execute()
    // Whoever has orders already decides for himself how long they are kept.
    await sql`insert into settings (name, value)
      select 'keep_days', '400' where not exists (select 1 from sessions)`.execute(db)
    // What such a database has deleted before was not overwritten.
    await sql`insert into settings (name, value)
      select 'compact', 'yes' where not exists (select 1 from sessions)`.execute(db)
  },
}

const lists: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    for (const [column, type] of [
      ['created_at', 'bigint'],
      ['amount', 'text'],
      ['currency', 'text'],
      ['attention', 'integer'],
      ['doc_bytes', 'integer'],
    ] as const)
      await db.schema.alterTable('sessions').addColumn(column, type).execute()
    await db.schema.alterTable('refunds').addColumn('reference', 'text').execute()
    // What a list is asked with, and then its order.
    for (const [name, columns] of [
      ['sessions_age', ['created_at', 'id']],
      ['sessions_status', ['status', 'created_at', 'id']],
      ['sessions_of_customer', ['customer', 'created_at', 'id']],
      ['sessions_amount', ['amount', 'created_at', 'id', 'currency']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('sessions')
        .columns([...columns])
        .execute()
    await sql`create index sessions_attention on sessions (created_at, id) where attention = 1`.execute(db)
    await db.schema.dropIndex('sessions_customer').execute()
    // What a server of the release before writes, during an upgrade as well: it knows nothing of the length. Its own index of what
    // one before it has written, `sessions_older`, stays for whoever goes back.
    await sql`create index sessions_unread on sessions (id)
      where (doc_bytes is null or doc_bytes <> octet_length(doc) or (status = 'open') <> (erase_from is null))`.execute(
      db,
    )
    await db.schema.createIndex('payments_payment').on('payments').column('payment').execute()
    for (const [name, columns] of [
      ['outbox_age', ['created_at', 'id']],
      ['outbox_state', ['state', 'created_at', 'id']],
      ['outbox_of_session', ['session_id', 'created_at', 'id']],
    ] as const)
      await db.schema
        .createIndex(name)
        .on('outbox')
        .columns([...columns])
        .execute()
    for (const name of ['outbox_failed', 'outbox_delivered', 'outbox_session'])
      await db.schema.dropIndex(name).execute()
    await sql`create index refunds_reference on refunds (reference) where reference is not null`.execute(db)
  },
}

const routes: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('route_counts')
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('hour', 'bigint', (column) => column.notNull())
      .addColumn('what', 'text', (column) => column.notNull())
      .addColumn('times', 'integer', (column) => column.notNull())
      // By the hour first: what is read is all of a day, and what is forgotten all before it.
      .addPrimaryKeyConstraint('route_counts_key', ['hour', 'route', 'what'])
      .execute()
    await db.schema
      .createTable('route_streaks')
      .addColumn('route', 'text', (column) => column.primaryKey())
      .addColumn('failures', 'integer', (column) => column.notNull())
      .addColumn('failed_at', 'bigint', (column) => column.notNull())
      .addColumn('busy_until', 'bigint', (column) => column.notNull())
      .execute()
  },
}

const receipts: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema
      .createTable('receipts')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex('receipts_session').on('receipts').column('session_id').execute()
  },
}

const webhookAddresses: Migration = {
  async up(db: Kysely<never>): Promise<void> {
    await db.schema.alterTable('outbox').addColumn('told', 'text').execute()
  },
}

export const migrations: Readonly<Record<string, Migration>> = {
  '0001-first': first,
  '0002-failed-tellings': failedMessages,
  '0004-chunks': widgetChunks,
  '0005-strays': strays,
  '0006-counters': counters,
  '0007-erasing': erasing,
  '0008-lists': lists,
  '0009-routes': routes,
  '0010-receipts': receipts,
  '0011-webhook-addresses': webhookAddresses,
}

/** Going back: a server of the release before, on the schema of the release after it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, type Dialect } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { session } from '../../test/support/store/states.ts'
import { startPostgres, type Postgres } from '../../test/support/store/postgres.ts'
import { inspectStorage } from './inspect.ts'
import { migrations } from './migrations.ts'
import { openStore } from './open-store.ts'
import { openSqlite } from './sqlite.ts'

let folder: string
let postgres: Postgres
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paywicket-newer-'))
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

const quiet = { warn: () => {} }
const STEPS = Object.keys(migrations)
/** What the release after this one may do to the schema. */
const NEXT = [
  'create table coupons (id text primary key)',
  'alter table sessions add column coupon text',
  'create index sessions_coupon on sessions (coupon)',
  `insert into kysely_migration (name, timestamp) values ('9999-coupons', '2099-01-01T00:00:00.000Z')`,
]

async function places() {
  const path = join(folder, 'newer.db')
  const url = await postgres.database()
  return [
    { kind: 'SQLite', url: `file:${path}`, run: async (text: string) => new DatabaseSync(path).exec(text) },
    { kind: 'PostgreSQL', url, run: (text: string) => postgres.query(url, text) },
  ]
}

it('starts on it, says so, and works', async () => {
  for (const { kind, url, run } of await places()) {
    await (await openStore(url)).close()
    for (const statement of NEXT) await run(statement)
    const warned: unknown[] = []
    const store = await openStore(url, { log: { warn: (detail, message) => void warned.push([detail, message]) } })
    expect(warned, kind).toEqual([[{ steps: ['9999-coupons'] }, expect.stringContaining('of a newer release')]])
    expect(await store.open(session('old'), undefined, []), kind).toBe('opened')
    expect((await store.read('old'))?.id, kind).toBe('old')
    await store.close()
    const found = await inspectStorage(url, quiet)
    expect(await found?.schema(), kind).toEqual({ missing: [], newer: ['9999-coupons'] })
    await found?.close()
  }
})

it('does not start where a newer release has left out a step of ours', async () => {
  const path = join(folder, 'other.db')
  await (await openStore(`file:${path}`)).close()
  const database = new DatabaseSync(path)
  for (const statement of NEXT) database.exec(statement)
  database.exec(`delete from kysely_migration where name = '${STEPS.at(-1)}'`)
  database.close()
  await expect(openStore(`file:${path}`)).rejects.toThrow('its schema could not be brought up to date')
})

describe('a step only adds, so that the release before finds all that it knows', () => {
  const columns = (database: DatabaseSync) =>
    database
      .prepare(
        `select t.name as t, c.name as c, c.type as type, c.pk as pk, c."notnull" as needed, c.dflt_value as usual
         from sqlite_master t join pragma_table_info(t.name) c where t.type = 'table'`,
      )
      .all()
      .map(({ t, c, type, pk, needed, usual }) => ({ table: String(t), name: `${t}.${c}`, type, pk, needed, usual }))
  const unique = (database: DatabaseSync) =>
    database
      .prepare(
        `select t.name as t, i.name as i from sqlite_master t join pragma_index_list(t.name) i
         where t.type = 'table' and i."unique" = 1`,
      )
      .all()
      .map(({ t, i }) => ({ table: String(t), name: String(i) }))

  it.each(STEPS.slice(1))('%s', async (step) => {
    const path = join(folder, `${step}.db`)
    const { dialect } = await openSqlite(path, {}, quiet)
    const db = new Kysely<never>({ dialect: dialect satisfies Dialect })
    const look = new DatabaseSync(path)
    for (const before of STEPS.slice(0, STEPS.indexOf(step))) await migrations[before]?.up(db)
    const [old, oldUnique] = [columns(look), unique(look)]
    await migrations[step]?.up(db)
    const [now, nowUnique] = [columns(look), unique(look)]
    look.close()
    await db.destroy()
    expect(now).toEqual(expect.arrayContaining(old))
    const tables = new Set(old.map(({ table }) => table))
    // The release before writes rows without what has been added, and twice what it has always written twice.
    const added = now.filter(({ table, name }) => tables.has(table) && !old.some((column) => column.name === name))
    expect(added.filter(({ needed, usual }) => needed === 1 && usual === null)).toEqual([])
    expect(nowUnique.filter(({ table }) => tables.has(table))).toEqual(oldUnique)
  })
})

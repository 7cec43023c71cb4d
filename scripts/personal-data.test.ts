/** `docs/personal-data.md`: every table of the database stands there, and no other. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { Kysely } from 'kysely'
import { openSqlite } from '../server/store/sqlite.ts'
import { migrations } from '../server/store/migrations.ts'
import { Migrator } from 'kysely/migration'

const page = readFileSync(new URL('../docs/personal-data.md', import.meta.url), 'utf8')

it('tells of each table what of persons is in it', async () => {
  const { dialect } = await openSqlite(':memory:', {}, { warn: () => {} })
  const db = new Kysely<Record<string, never>>({ dialect })
  await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  const tables = (await db.introspection.getTables()).map(({ name }) => name)
  await db.destroy()
  const places = [...page.matchAll(/^\| .+ \| (.+) \| .+ \|$/gm)].flatMap(([, place = '']) =>
    [...place.matchAll(/`(\w+)`/g)].map(([, name]) => name),
  )
  expect([...new Set(places)].toSorted()).toEqual(tables.toSorted())
})

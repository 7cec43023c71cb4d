/** Two roles of PostgreSQL, made by the SQL of `docs/operations.md`: one migrates, the other runs the server. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { sandboxEnv } from '../../server/sandbox/credentials.ts'
import { startNode } from '../support/child.ts'
import { serverProcess } from '../support/process.ts'
import { startPostgres, type Postgres } from '../support/store/postgres.ts'
import { SECRET_KEY } from '../support/system.ts'

const COMMAND = fileURLToPath(new URL('../../server/cli.js', import.meta.url))
const docs = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8')
const [once = '', before = '', after = ''] = [...docs.matchAll(/```sql\n([^]*?)```/g)].map(([, sql = '']) => sql)

let postgres: Postgres
let administrator: string
beforeAll(async () => {
  postgres = await startPostgres()
  administrator = await postgres.database()
  // A database cannot be made among other statements.
  for (const statement of once.split(';').filter((text) => text.trim() !== ''))
    await postgres.query(administrator, statement)
})
afterAll(() => postgres.stop())

/** The address of the shop's database for this role. */
const as = (role: string, password: string) =>
  administrator.replace(/\/\/[^@]*@\/[^?]*/, `//${role}:${password}@/paywicket`)
const migrating = () => as('paywicket_migrate', 'change-me')
const running = () => as('paywicket_run', 'change-me-too')

async function migrate(url: string) {
  const child = startNode([COMMAND, 'migrate'], { cwd: process.cwd(), env: { DATABASE_URL: url } })
  return { code: await child.ended, said: child.said() }
}

it('lets the server do its work with no more than rows to read and write', async () => {
  const root = administrator.replace(/@\/[^?]*/, '@/paywicket')
  await postgres.query(root, before)

  // Nothing is there yet, and the role that runs may not make it.
  expect(await migrate(running())).toMatchObject({ code: 1, said: expect.stringContaining('permission denied') })
  expect(await migrate(migrating())).toEqual({ code: 0, said: 'The schema of the database is up to date\n' })
  await postgres.query(root, after)

  const server = serverProcess({
    ...sandboxEnv(1),
    PAYWICKET_SECRET_KEY: SECRET_KEY,
    DATABASE_URL: running(),
  })
  onTestFinished(server.kill)
  await server.start()
  const opened = await fetch(`http://127.0.0.1:${server.port()}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SECRET_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ order: { id: 'one', amount: { value: '10.00', currency: 'RUB' } }, customer: { id: 'c' } }),
  })
  expect(opened.status).toBe(201)
  expect(server.log().filter((line) => /"level":(40|50|60)/.test(line))).toEqual([])
  expect(await server.stop()).toBe(0)

  // Neither the schema nor the word of what was migrated is the server's to change.
  for (const statement of [
    'CREATE TABLE mine (id int)',
    'DROP TABLE sessions',
    'ALTER TABLE sessions ADD COLUMN mine int',
    'TRUNCATE sessions',
    'DELETE FROM kysely_migration',
    'CREATE ROLE mine',
  ])
    await expect(postgres.query(running(), statement), statement).rejects.toThrow(/permission denied|must be owner/)
  const [limits] = await postgres.query(running(), 'SHOW statement_timeout')
  expect(limits).toEqual({ statement_timeout: '30s' })
  // A later upgrade, by the role whose it is, finds its way.
  expect(await migrate(migrating())).toMatchObject({ code: 0 })
})
